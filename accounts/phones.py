"""How a telephone number is read, wherever somebody types one."""

from __future__ import annotations

from phonenumber_field.phonenumber import to_python
from phonenumbers import PhoneNumberType, ValidationResult, is_possible_number_for_type_with_reason

OF_A_PERSON = PhoneNumberType.FIXED_LINE_OR_MOBILE


def in_full(typed: str) -> str:
    """As +44…; empty where it is no number that can be rung from anywhere.

    Possible is enough: whether it rings, the first message will tell. Without its area, as a neighbour
    would ring it, it is none: no text reaches it.
    """
    number = to_python(typed, region="GB")
    if not number:
        return ""
    found = is_possible_number_for_type_with_reason(number, OF_A_PERSON)
    return number.as_e164 if found == ValidationResult.IS_POSSIBLE else ""


def as_written(in_full: str) -> str:
    """As people here write it: 07700 900123. From right to left its parts stay in their order."""
    number = to_python(in_full)
    return f"\N{LEFT-TO-RIGHT ISOLATE}{number.as_national}\N{POP DIRECTIONAL ISOLATE}" if number else ""
