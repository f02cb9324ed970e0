"""Questions about an offer: the young adult asks, the 18+ service reads and answers. No status changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications import live
from rulebook.calendar import add_working_days
from rulebook.reading import value

from . import notices
from .models import Offer, Question
from .permissions import may_answer_for, the_young_adult


@dataclass(frozen=True)
class Asked:
    """A question as who asked reads it; ``by`` is when it is answered, until that has passed."""

    question: Question
    by: dt.datetime | None


def of_offer(offer: Offer) -> list[Asked]:
    now = timezone.now()
    asked = offer.questions.select_related("read_by", "answered_by")
    return [Asked(it, by if (by := answer_by(it)) >= now else None) for it in asked]


def answer_by(question: Question | None = None) -> dt.datetime:
    """By when the service answers: this one, or one that is asked now."""
    since = question.asked_at if question else timezone.now()
    return add_working_days(since, value("offer.question_working_days"))


@transaction.atomic
def ask(offer: Offer, text: str, *, by: Any) -> Question:
    """Ask something about an offer. The service and the adviser hear of it. Said twice in the same words it
    is one, as long as nobody has answered.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("ask")
    Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if same := offer.questions.unanswered().filter(text=text).first():
        return same
    question = Question.objects.create(offer=offer, text=text)
    notices.asked(question)
    return question


@transaction.atomic
def read(offer: Offer, *, by: Any) -> None:
    """Somebody who may answer has the questions before them: whoever asked sees that a person read them.

    The first reader stays. Where nobody reads, nothing is said: that is not refused, it is only looking.
    """
    unread = offer.questions.unread()
    if unread.exists() and may_answer_for(by, offer) and unread.update(read_by=by, read_at=timezone.now()):
        live.hint([offer.young_adult.user_id], [f"offer.{offer.pk}"])


@transaction.atomic
def answer(question: Question, text: str, *, by: Any) -> Question:
    """Answer a question once. Raises NotNow with the other answer's author when somebody was quicker."""
    if not may_answer_for(by, question.offer):
        raise NotPermitted("answer")
    locked = (
        Question.objects.select_for_update(of=("self",)).select_related("answered_by").get(pk=question.pk)
    )
    if locked.answered_at:
        raise NotNow(f"{locked.answered_by or 'Somebody'} has answered this question already.")
    question.answer, question.answered_by, question.answered_at = text, by, timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    notices.question_answered(question)
    return question
