"""Young adults, who advises them, what they want, and who looked."""

from .caseloads import CaseloadChange, CaseloadEntry, CaseloadEntryQuerySet
from .looks import Look, LookQuerySet, QuarterOfAnHour
from .preferences import INTEREST, RANK, Preferences
from .young_adults import YoungAdult, YoungAdultQuerySet

__all__ = [
    "INTEREST",
    "RANK",
    "CaseloadChange",
    "CaseloadEntry",
    "CaseloadEntryQuerySet",
    "Look",
    "LookQuerySet",
    "Preferences",
    "QuarterOfAnHour",
    "YoungAdult",
    "YoungAdultQuerySet",
]
