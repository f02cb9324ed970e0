"""One intake put to one young adult, and what is asked, chosen and said about it."""

from .choices import DisclosureChoice
from .offers import Offer, OfferQuerySet, OfferStep
from .questions import Question, QuestionQuerySet
from .reasons import HostReason, Reason
from .safety import DutyTurn, Hold, SafetyConcern, SafetyConcernStep, SafetyLook, on_duty_today

__all__ = [
    "DisclosureChoice",
    "DutyTurn",
    "Hold",
    "HostReason",
    "Offer",
    "OfferQuerySet",
    "OfferStep",
    "Question",
    "QuestionQuerySet",
    "Reason",
    "SafetyConcern",
    "SafetyConcernStep",
    "SafetyLook",
    "on_duty_today",
]
