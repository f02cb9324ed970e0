"""One intake put to one young adult, and what is asked, chosen and said about it."""

from .choices import DisclosureChoice
from .offers import Offer, OfferQuerySet, OfferStep
from .questions import Question, QuestionQuerySet
from .reasons import HostReason, Reason

__all__ = [
    "DisclosureChoice",
    "HostReason",
    "Offer",
    "OfferQuerySet",
    "OfferStep",
    "Question",
    "QuestionQuerySet",
    "Reason",
]
