"""The record of a quarter: made once it can be counted, shown to its organisation, which has its say.

Only after that a service manager may publish it as a scorecard, and take it off again. Nothing is published
by the clock, and the public page names only partners that asked to be named there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.permissions import a_service_manager
from champions.models import Organisation
from champions.permissions import champion_of
from lifecycles import Lifecycle, Move, NotNow, change_status, register, the_service
from rulebook.calendar import add_working_days, working_day_after
from rulebook.reading import value

from . import record_notices as notices
from .models import PromiseRecord, PromiseRecordStep
from .promise_record import Figures, by_organisation
from .quarters import Quarter, this_quarter

S = PromiseRecord.Status


def its_organisation(user: Any, record: PromiseRecord) -> bool:
    return champion_of(user, record.organisation)


LIFECYCLE = register(
    Lifecycle(
        model=PromiseRecord,
        step_model=PromiseRecordStep,
        moves=(
            Move("show", (S.DRAFT,), S.SHOWN, (the_service,)),
            Move("reply", PromiseRecord.CAN_REPLY, S.REPLIED, (its_organisation,), "Reply"),
            Move("end_time_to_reply", PromiseRecord.CAN_REPLY, S.HEARD, (the_service,)),
            Move("publish", (S.HEARD, S.WITHDRAWN), S.PUBLISHED, (a_service_manager,), "Publish"),
            Move("take_off", (S.PUBLISHED,), S.WITHDRAWN, (a_service_manager,), "Take it off"),
        ),
        now={
            S.DRAFT: "This record is being made.",
            S.SHOWN: "The organisation still has time to reply to this record.",
            S.REPLIED: "The organisation still has time to change its reply.",
            S.HEARD: "The time to reply is over.",
            S.PUBLISHED: "This is published as a scorecard.",
            S.WITHDRAWN: "This was published, and has been taken off.",
        },
    )
)


def ready_on(quarter: Quarter) -> dt.date:
    """The first day on which all of a quarter is decided: what was cancelled or reported on its last day had
    its time to be replaced and put right.
    """
    days = ("promise.replace_within_working_days", "broken_promise.put_right_working_days")
    return working_day_after(quarter.ends_on, max(value(key) for key in days)) + dt.timedelta(days=1)


def make_and_show() -> None:
    """For each night: the records of the last quarter, each once and in its own transaction."""
    quarter = this_quarter().before
    if timezone.localdate() < ready_on(quarter):
        return
    made = set(PromiseRecord.objects.filter(quarter=quarter.starts_on).values_list("organisation", flat=True))
    counted = by_organisation(quarter.starts_on, quarter.ends_on)
    there = Organisation.objects.filter(pk__in=counted.keys() - made, merged_into=None).order_by("pk")
    for organisation in there:
        if not counted[organisation.pk].is_empty:
            make(organisation, quarter, counted[organisation.pk])


@transaction.atomic
def make(organisation: Organisation, quarter: Quarter, counted: Figures) -> None:
    """Somebody else may have made it at the same moment: then it is there, and told of."""
    try:
        with transaction.atomic():
            record = PromiseRecord.objects.create(
                organisation=organisation, quarter=quarter.starts_on, kept=asdict(counted)
            )
    except IntegrityError:
        return
    days = value("promise_record.reply_working_days")
    change_status(record, "show", by=None, reply_by=add_working_days(timezone.now(), days))
    notices.ready(record)


@transaction.atomic
def reply(record: PromiseRecord, words: str, *, by: Any) -> PromiseRecord:
    """Said beside the figures, and changed until the time is over. Raises NotNow afterwards."""
    if record.reply_by and record.reply_by <= timezone.now():
        raise NotNow("The time to reply to this record is over. Ring the 18+ service if it is wrong.")
    said = {"reply": words, "replied_at": timezone.now(), "replied_by": by}
    change_status(record, "reply", by=by, **said)
    notices.replied(record)
    return record


def end_time_to_reply() -> None:
    """For each night."""
    for record in PromiseRecord.objects.time_is_over().order_by("pk"):
        try:
            change_status(record, "end_time_to_reply", by=None)
        except NotNow:
            continue


@transaction.atomic
def publish(record: PromiseRecord, *, by: Any, why: str = "") -> PromiseRecord:
    """Raises NotNow while the organisation may still reply."""
    change_status(record, "publish", by=by, why=why)
    notices.published(record)
    return record


@transaction.atomic
def take_off(record: PromiseRecord, *, by: Any, why: str) -> PromiseRecord:
    change_status(record, "take_off", by=by, why=why)
    notices.taken_off(record)
    return record


def move_records(duplicate: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that was merged into another: both keep what they had."""
    into = duplicate.merged_into
    known = set(PromiseRecord.objects.filter(organisation=into).values_list("quarter", flat=True))
    theirs = PromiseRecord.objects.filter(organisation=duplicate)
    theirs.filter(quarter__in=known).update(came_by_merge=True, organisation=into)
    theirs.update(organisation=into)
