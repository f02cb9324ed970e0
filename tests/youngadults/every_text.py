"""Rows of every kind that hangs on a young adult, and one word written into every text of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from matching.models import OverrideRequest, OverrideRequestStep, Proposal
from offers import models as offers
from tests.factories import make_intake, make_offer
from youngadults.models import CaseloadChange, CaseRecord, GuestReferral, Note, Request, YoungAdult

NO_WORDS = {"verb", "from_status", "to_status", "terms", "role", "detail", "code"}
"""Fields of text in which nobody writes: the service does, and never a word about somebody."""

LEFT_OUT = {
    Proposal,  # the engine writes it
    GuestReferral,  # it holds nothing of them once they are here
    # These stay so that people are safe, as the page of all that is held says.
    offers.SafetyConcern,
    offers.SafetyConcernStep,
    offers.SafetyLook,
    offers.Hold,
}


def write_everywhere(person: YoungAdult, word: str) -> None:
    ways = defaultdict(Q)
    for model, way in hanging_on(YoungAdult):
        ways[model] |= Q(**{way: person})
    for model, theirs in ways.items():
        if texts := [field for field in model._meta.fields if is_written(field)]:
            rows = model._default_manager.filter(theirs)
            assert rows.exists(), f"Make a {model.__name__} below, so that its words are looked for."
            rows.update(**{field.name: written(field, word) for field in texts})


def hanging_on(model: Any, path: str = "", above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, str]]:
    """Every model whose rows are somebody's, by a key of their own or by that of a row between."""
    for relation in model._meta.related_objects:
        theirs = relation.related_model
        if relation.many_to_many or theirs in LEFT_OUT or theirs in above:
            continue
        way = f"{relation.field.name}__{path}" if path else relation.field.name
        yield theirs, way
        yield from hanging_on(theirs, way, (*above, theirs))


def is_written(field: Any) -> bool:
    is_text = isinstance(field, (models.CharField, models.TextField, models.JSONField))
    has_room = (getattr(field, "max_length", None) or 100) > 10
    return is_text and has_room and not field.choices and field.name not in NO_WORDS


def written(field: Any, word: str) -> Any:
    if isinstance(field, models.JSONField):
        return {"said": word} if field.default is dict else [word]
    return word


def make_rows(person: YoungAdult, by: Any) -> None:
    """One of each, of something that is over."""
    now, offer = timezone.now(), make_offer(young_adult=person, status="completed")
    make_step(offers.OfferStep, offer)
    Request.objects.create(young_adult=person, kind="correct", due_on=now.date(), answered_at=now)
    CaseloadChange.objects.create(young_adult=person, what="adviser", to=by)
    Note.objects.create(young_adult=person, by=by, text="-")
    CaseRecord.objects.get_or_create(young_adult=person, council=person.council)
    make_what_was_said(offer, now)
    make_broken_promise(offer, now)
    asked = OverrideRequest.objects.create(
        intake=make_intake(), young_adult=person, rules=[], why="-", asked_by=by, agree_by=now
    )
    make_step(OverrideRequestStep, asked)


def make_what_was_said(offer: offers.Offer, now: dt.datetime) -> None:
    offers.Breakdown.objects.create(offer=offer, began_with="paused", what_next="go_on", settled_at=now)
    offers.CheckIn.objects.create(offer=offer, point="week_one")
    offers.HostAgain.objects.create(offer=offer, answer="yes")
    offers.Interview.objects.create(offer=offer)
    offers.CriterionCheck.objects.create(offer=offer, criterion="-", met="yes")
    offers.Question.objects.create(offer=offer, text="-", answer="-", answered_at=now)
    offers.Reference.objects.create(offer=offer, text="-", written_at=now)
    offers.Referral.objects.create(young_adult=offer.young_adult)
    offers.Wish.objects.create(young_adult=offer.young_adult)


def make_broken_promise(offer: offers.Offer, now: dt.datetime) -> None:
    report = offers.PromiseReport.objects.create(offer=offer, about="pay", settled_at=now, outcome="-")
    broken = offers.BrokenPromise.objects.create(report=report, answer_by=now, put_right_by=now)
    make_step(offers.BrokenPromiseStep, broken)


def make_step(model: Any, record: Any) -> None:
    model.objects.create(record=record, verb="-", from_status="-", to_status="-")
