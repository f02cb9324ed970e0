"""The least that somebody must be paid, by age and day."""

from __future__ import annotations

from datetime import date

from .reading import value


def minimum_pence(age: int, on: date, *, apprentice: bool = False, first_year: bool = False) -> int:
    """Pence an hour for somebody aged ``age`` on that day.

    The apprentice rate is for apprentices under 19, and for older ones in the first year only.
    """
    return int(value(_rate(age, apprentice, first_year), on))


def _rate(age: int, apprentice: bool, first_year: bool) -> str:
    if apprentice and (age < 19 or first_year):
        return "wage.apprentice"
    if age >= 21:
        return "wage.from_21"
    return "wage.from_18" if age >= 18 else "wage.under_18"
