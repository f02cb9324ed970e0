"""Letting time pass: what was made inside a block is moved into the past, dates and deadlines together.

Only dates move: the lifecycles ran as they would have on the day. Then the steps of each offer, all made in
one moment, are spread over the days that they would have taken, and what was said of it beside them.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models
from django.db.models import F, Max
from django.utils import timezone

from matching.models import OverrideRequest, OverrideRequestStep
from notifications.kinds import Kind
from notifications.models import Notification, Task
from offers import check_ins, places, promise_reports
from offers.deadlines import held_until
from offers.models import (
    Attendance,
    Breakdown,
    CheckIn,
    Offer,
    OfferStep,
    PromiseReport,
    Question,
    Reference,
)
from pledges.models import Intake, Pledge, PledgeStep

MOMENTS: dict[type[models.Model], tuple[str, ...]] = {
    Pledge: ("posted_at",),
    PledgeStep: ("at",),
    Intake: ("starts_on", "ends_on", "fill_by"),
    Offer: ("made_at", "offered_at", "answer_by"),
    OfferStep: ("at",),
    Question: ("asked_at", "answered_at"),
    CheckIn: ("asked_at", "answered_at"),
    Attendance: ("day", "marked_at"),
    Breakdown: ("began_at", "settled_at"),
    PromiseReport: ("reported_at",),
    Reference: ("asked_at", "written_at"),
    OverrideRequest: ("asked_at", "agree_by"),
    OverrideRequestStep: ("at",),
    Notification: ("made_at",),
    Task: ("made_at", "due_at"),
}

READ_AFTER = dt.timedelta(days=3)
ANSWERED_AFTER = dt.timedelta(hours=2)
SETTLED_AFTER = dt.timedelta(days=1)
S = Offer.Status


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """Everything made inside this block happened so many days ago."""
    last = {model: model.objects.aggregate(pk=Max("pk"))["pk"] or 0 for model in MOMENTS}
    yield
    made = {model: model.objects.filter(pk__gt=pk) for model, pk in last.items()}
    shift = dt.timedelta(days=days)
    for model, columns in MOMENTS.items():
        made[model].update(**{column: F(column) - shift for column in columns})
    for offer in made[Offer].select_related("intake"):
        spread(offer)
        spread_what_was_said(offer)
        places.recount(places.lock(offer.intake_id))
    if shift >= READ_AFTER:
        made[Notification].update(read_at=F("made_at") + dt.timedelta(hours=3))


def spread(offer: Offer) -> None:
    """Give the steps of an offer the days that they would have taken, never later than now."""
    steps = list(offer.steps.order_by("pk"))
    for before, step in itertools.pairwise(steps):
        step.at = min(max(usual_moment(offer, before, step), before.at), timezone.now())
        step.save(update_fields=["at"])
    if offer.held_until:
        offer.held_until = held_until(steps[-1].at)
        offer.save(update_fields=["held_until"])


def spread_what_was_said(offer: Offer) -> None:
    """Give what was asked, reported and settled the day that its steps have now, never later than now."""
    now = timezone.now()
    for check_in in offer.check_ins.all():
        check_in.asked_at = min(check_ins.due_at(offer, check_in.point) or check_in.asked_at, now)
        if check_in.answered_at:
            check_in.answered_at = min(check_in.asked_at + ANSWERED_AFTER, now)
            due(check_ins.WORRIES, check_in, check_in.answered_at, check_ins.call_by(check_in.answered_at))
        check_in.save(update_fields=["asked_at", "answered_at"])
    if said := offer.check_ins.aggregate(last=Max("answered_at"))["last"]:
        offer.promise_reports.update(reported_at=said)
    for report in offer.promise_reports.all():
        due(promise_reports.REPORTED, report, report.reported_at, promise_reports.answer_by(report))
    for broke in offer.breakdowns.all():
        broke.began_at = offer.steps.filter(to_status=broke.began_with).latest("pk").at
        if broke.settled_at:
            broke.settled_at = min(broke.began_at + SETTLED_AFTER, now)
        broke.save(update_fields=["began_at", "settled_at"])


def due(kind: Kind, record: models.Model, made_at: dt.datetime, due_at: dt.datetime) -> None:
    """Give the tasks that were opened for a record the day that it has now."""
    tasks = Task.objects.filter(kind=kind.name, key__startswith=f"{record.pk}.")
    tasks.update(made_at=made_at, due_at=due_at)


def usual_moment(offer: Offer, before: OfferStep, step: OfferStep) -> dt.datetime:
    if step.to_status in (S.STARTED, S.DID_NOT_ATTEND):
        return at_ten(offer.intake.starts_on)
    if step.to_status == S.COMPLETED:
        return at_ten(offer.intake.ends_on or offer.intake.starts_on)
    if step.to_status == S.LAPSED:
        return offer.answer_by or before.at
    later = dt.timedelta(days=9) if before.to_status == S.STARTED else dt.timedelta(hours=20)
    return before.at + later


def at_ten(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(10)))
