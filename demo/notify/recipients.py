"""Whether a number or address is one, in Notify's words, and the ones that it keeps for tests."""

from __future__ import annotations

import re

from .refusals import not_valid

SMOKE = {
    "447700900000",
    "447700900111",
    "447700900222",
    "simulate-delivered@notifications.service.gov.uk",
    "simulate-delivered-2@notifications.service.gov.uk",
    "simulate-delivered-3@notifications.service.gov.uk",
}
"""Checked and answered, but not kept: asking for them later finds nothing, and no receipt comes."""

FATES_UNDER_A_TEST_KEY = {
    "447700900003": "temporary-failure",
    "447700900002": "permanent-failure",
    "temp-fail@simulator.notify": "temporary-failure",
    "perm-fail@simulator.notify": "permanent-failure",
}

ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+")


def as_number(written: object) -> str:
    """Digits with the country's prefix. Raises a Refusal whose sentence begins with the field's name."""
    digits = re.sub(r"[\s()+\-–.]", "", str(written))
    if not digits.isdecimal():
        raise not_valid("phone_number Must not contain letters or symbols")
    if not is_british(str(written), digits):
        return abroad(digits.removeprefix("00"))
    digits = re.sub(r"^(0044|044|44|0)", "", digits)
    if not digits.startswith("7"):
        raise not_valid("phone_number Not a UK mobile number")
    if len(digits) < 10:
        raise not_valid("phone_number Not enough digits")
    if len(digits) > 10:
        raise not_valid("phone_number Too many digits")
    return f"44{digits}"


def is_abroad(number: str) -> bool:
    return number.isdecimal() and not number.startswith("44")


def is_british(written: str, digits: str) -> bool:
    return digits.startswith(("0044", "044", "44", "07", "7")) or not written.strip().startswith(("+", "00"))


def abroad(digits: str) -> str:
    if digits.startswith("0"):
        raise not_valid("phone_number Not a valid country prefix")
    if len(digits) < 8:
        raise not_valid("phone_number Not enough digits")
    if len(digits) > 15:
        raise not_valid("phone_number Too many digits")
    return digits


def as_address(written: object) -> str:
    if not isinstance(written, str) or len(written) > 320 or not ADDRESS.fullmatch(written):
        raise not_valid("email_address Not a valid email address")
    return written
