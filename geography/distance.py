"""How far apart two places are: whole hundreds of metres in a straight line, and miles in words.

The arithmetic is on integers and the same as the matching engine's, so that a page and a ranking
never disagree about what is too far, and everybody reads the same distance of the same place.
"""

from __future__ import annotations

from math import isqrt
from typing import Protocol

METRES_TO_A_THOUSAND_MILES = 1_609_344
"""A mile is 1609.344 m exactly."""

MILES_TO_UNITS = 100_000
"""The same thousand, times the hundred metres of a unit."""


class OnTheGrid(Protocol):
    """Anything with a position in units of 100 m on the National Grid."""

    @property
    def easting(self) -> int: ...

    @property
    def northing(self) -> int: ...


def hundred_metres(a: OnTheGrid, b: OnTheGrid) -> int:
    """The distance between two positions, in units of 100 m, rounded up like the miles said of it."""
    squared = (a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2
    return isqrt(squared - 1) + 1 if squared else 0


def max_travel_units(miles: int) -> int:
    """The furthest distance, in units of 100 m, that counts as within ``miles``; at least one unit."""
    return max(1, miles * METRES_TO_A_THOUSAND_MILES // MILES_TO_UNITS)


def miles(units: int) -> int:
    """Whole miles for a distance in units of 100 m, rounded up.

    Rounded up, a place reads "5 miles" exactly when somebody who travels up to five miles can be
    offered it; and a road is never shorter than the straight line.
    """
    return -(-units * MILES_TO_UNITS // METRES_TO_A_THOUSAND_MILES)


def in_words(units: int) -> str:
    """A distance as a person would say it: "less than a mile", "4 miles"."""
    whole = miles(units)
    return "less than a mile" if whole <= 1 else f"{whole} miles"
