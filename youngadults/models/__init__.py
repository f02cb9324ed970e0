"""Young adults, who advises them, what they want, and who looked."""

from .case_records import AdviserName, CaseRecord
from .caseloads import CaseloadChange, CaseloadEntry, CaseloadEntryQuerySet
from .changes import ProfileChange, Request, RequestQuerySet, a_month_after
from .guests import GuestReferral, GuestReferralQuerySet, GuestReferralStep
from .letters import StatusLetter, StatusLetterQuerySet
from .looks import Look, LookQuerySet, QuarterOfAnHour
from .notes import Note, NoteQuerySet
from .preferences import INTEREST, RANK, Preferences
from .young_adults import YoungAdult, YoungAdultQuerySet

__all__ = [
    "INTEREST",
    "RANK",
    "AdviserName",
    "CaseRecord",
    "CaseloadChange",
    "CaseloadEntry",
    "CaseloadEntryQuerySet",
    "GuestReferral",
    "GuestReferralQuerySet",
    "GuestReferralStep",
    "Look",
    "LookQuerySet",
    "Note",
    "NoteQuerySet",
    "Preferences",
    "ProfileChange",
    "QuarterOfAnHour",
    "Request",
    "RequestQuerySet",
    "StatusLetter",
    "StatusLetterQuerySet",
    "YoungAdult",
    "YoungAdultQuerySet",
    "a_month_after",
]
