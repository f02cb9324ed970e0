"""What the value of a rule can be: each kind checks one and gives it in its stored form."""

from __future__ import annotations

import re
from typing import Any

LONGEST_TEXT = 200


class NotAValue(ValueError):
    """What was given cannot be the value of this rule; the message is for people."""


def whole_number(value: Any) -> int:
    # True and False are integers to Python, but nobody means them as a number of days.
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise NotAValue("Enter a whole number, 0 or more.")
    return value


def percentage(value: Any) -> int:
    if whole_number(value) > 100:
        raise NotAValue("Enter a whole number from 0 to 100.")
    return int(value)


def text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise NotAValue(f"Enter up to {LONGEST_TEXT} characters of text.")
    return value.strip()


def colour(value: Any) -> str:
    # Colours are written into a style sheet: nothing but six hexadecimal digits may pass.
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-f]{6}", value.strip().lower()):
        raise NotAValue("Enter a colour as # and six digits, like #0f5e5c.")
    return value.strip().lower()


def time_of_day(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise NotAValue("Enter a time of day, like 20:00.")
    return value


def phone_list(value: Any) -> str:
    """Who can be called, as "Name: number; Name: number"."""
    entries = [entry.partition(":") for entry in text(value).split(";") if entry.strip()]
    if any(not name.strip() or not re.search(r"\d", number) for name, _, number in entries):
        raise NotAValue("Enter names and numbers like this: Emergency: 999; Samaritans: 116 123.")
    return "; ".join(f"{name.strip()}: {number.strip()}" for name, _, number in entries)
