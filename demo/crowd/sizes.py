"""How big a council the demonstration is: the story alone, Kent, or all of England at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many of each there are in the end, those of the story among them.

    ``everywhere`` spreads the corporate parents over England instead of one council.
    """

    young_adults: int
    advisers: int
    organisations: int
    pledges: int
    offers: int
    everywhere: bool = False


KENT = Size(young_adults=2_051, advisers=40, organisations=60, pledges=300, offers=1_500)
ENGLAND = Size(
    young_adults=100_000, advisers=2_000, organisations=2_000, pledges=10_000, offers=50_000, everywhere=True
)

# Small is the story alone: nobody is added to it.
SIZES: dict[str, Size | None] = {"small": None, "kent": KENT, "england": ENGLAND}
