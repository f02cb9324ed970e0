"""What nobody can know before the day: who has started, who did not come. Pages ask it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from lifecycles import Move, NotNow
from offers.models import Interview, Offer
from rulebook.writing import day as in_words

from .table import LIFECYCLE

START, DID_NOT_ATTEND = "start", "did_not_attend"


def open_moves(user: Any, record: Offer) -> list[Move]:
    """The moves that this person may make, without those for which the day has not come yet."""
    return [move for move in LIFECYCLE.open_to(user, record) if not too_early(record, move.verb)]


def refuse_before_the_day(record: Offer, verb: str) -> None:
    """Raises NotNow with the day that has to come first. Where another status stands in the way, that is said
    by the move itself.
    """
    sentence = too_early(record, verb)
    if sentence and record.status == Offer.Status.CONFIRMED:
        raise NotNow(sentence)


def too_early(record: Offer, verb: str) -> str:
    """Why this cannot be said yet; empty where it can."""
    if verb not in (START, DID_NOT_ATTEND):
        return ""
    if verb == DID_NOT_ATTEND and record.is_about_an_interview:
        return before("The interview is on", day_of_interview(record))
    return before("The first day is", record.first_day)


def before(words: str, day: dt.date | None) -> str:
    if day is None:
        return "The interview has no day yet."
    return f"{words} {in_words(day)}. Say it then." if day > timezone.localdate() else ""


def day_of_interview(record: Offer) -> dt.date | None:
    at = Interview.objects.filter(offer=record).values_list("at", flat=True).first()
    return timezone.localdate(at) if at else None
