"""Offers to more people than somebody reads on one page: looked at in the background, read by a named worker,
and then sent in the background, all in one transaction or none.

Whoever is not in what the worker read is not sent anything; whom a rule has come to stand against meanwhile
is skipped, and the page says why. A process that dies leaves nothing half done: the work is begun again.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service
from matching import offering
from matching.previews import NOWHERE, Planned
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import notices
from .models import Sending, SendingStep

S = Sending.Status

LIFECYCLE = register(
    Lifecycle(
        model=Sending,
        step_model=SendingStep,
        moves=(
            Move("read", (S.READING,), S.READY, (the_service,)),
            Move("send", (S.READY,), S.SENDING, (an_ete_worker,), "Send"),
            Move("finish", (S.SENDING,), S.SENT, (the_service,)),
            Move("stop", (S.READING, S.READY), S.STOPPED, (an_ete_worker, the_service), "Do not send"),
            Move("fail", (S.SENDING,), S.STOPPED, (the_service,)),
        ),
        now={
            S.READING: "This is still being read.",
            S.READY: "This is ready to send.",
            S.SENDING: "This is being sent already. Nobody gets it twice.",
            S.SENT: "This has been sent already. Nobody gets it twice.",
            S.STOPPED: "This was stopped, and nothing was sent.",
        },
    )
)

WORK = "desk.jobs.work"
AT_A_TIME = 500
TRIES = 3
"""How often everything is looked at anew because somebody was quicker in between."""

Skipped = list[tuple[int, str]]


@transaction.atomic
def choose(intake: Intake, people: Collection[int], *, by: Any) -> Sending:
    """Have these young adults (by key) looked at. Nobody is told of anything yet."""
    if not an_ete_worker(by, intake):
        raise NotPermitted("choose")
    sending = Sending.objects.create(intake=intake, people=list(people), chosen_by=by)
    begin(sending)
    return sending


def begin(sending: Sending) -> None:
    """Have a worker in the background take it up, once this is committed."""
    app.configure_task(WORK).defer(**job_of(sending))
    notices.changed(sending)


def job_of(sending: Sending) -> dict[str, Any]:
    """What its job is about: one for the reading, another for the sending."""
    return {"sending_id": sending.pk, "status": sending.status}


@transaction.atomic
def send(sending: Sending, *, by: Any) -> Sending:
    """Send what was read. The second of two taps hears that it is being sent already."""
    change_status(sending, "send", by=by, sent_by=by, done=0)
    begin(sending)
    return sending


@transaction.atomic
def stop(sending: Sending, *, by: Any) -> Sending:
    change_status(sending, "stop", by=by)
    notices.changed(sending)
    return sending


@transaction.atomic
def give_up(sending: Sending, *, why: str) -> None:
    """What stood in the way, in words. Whoever stopped or finished it meanwhile wins."""
    sending.refresh_from_db()
    if sending.status in Sending.AT_WORK:
        change_status(sending, "stop" if sending.status == S.READING else "fail", by=None, why=why)
        notices.over(sending)


def work(sending: Sending) -> None:
    """What a worker does, as far as it has come. Raises NotNow where it cannot be sent to anybody now."""
    if sending.status == S.READING:
        read(sending)
    elif sending.status == S.SENDING:
        send_all(sending)


def read(sending: Sending) -> None:
    planned, skipped = looked_at(sending, by=sending.chosen_by)
    with transaction.atomic():
        change_status(
            sending,
            "read",
            by=None,
            planned=[each.young_adult.pk for each in planned],
            told_how=counted(planned),
            skipped=skipped,
        )
        notices.changed(sending)


def send_all(sending: Sending) -> None:
    """Look at everybody again, and send; where somebody was quicker with one of them, all over again."""
    for tries_left in reversed(range(TRIES)):
        planned, skipped = looked_at(sending, by=sending.sent_by)
        try:
            return finish(sending, planned, skipped)
        except NotNow:
            if not tries_left:
                raise
    return None


@transaction.atomic
def finish(sending: Sending, planned: list[Planned], skipped: Skipped) -> None:
    """Every offer, notice, message and job, and that it is done: all of it or nothing."""
    locked = Sending.objects.select_for_update(of=("self",)).get(pk=sending.pk)
    if locked.status != S.SENDING:
        return
    now = timezone.now()
    sent = offering.offer_planned(sending.intake, planned, by=sending.sent_by)
    change_status(
        sending,
        "finish",
        by=None,
        offers=[offer.pk for offer in sent],
        skipped=[*locked.skipped, *skipped],
        sent_at=now,
    )
    notices.over(sending)


def looked_at(sending: Sending, *, by: Any) -> tuple[list[Planned], Skipped]:
    """Who would be told now, and who is skipped and why, in the order in which they were chosen."""
    planned: list[Planned] = []
    skipped: Skipped = []
    for start in range(0, len(sending.looks_at), AT_A_TIME):
        people = sending.looks_at[start : start + AT_A_TIME]
        preview = offering.preview(sending.intake, people, by=by)
        if preview.refusal:
            raise NotNow(preview.refusal)
        planned += [each for each in preview.planned if not each.missing]
        skipped += [(each.young_adult.pk, each.refusal) for each in preview.skipped]
        skipped += [(each.young_adult.pk, needs_a_reason(each)) for each in preview.planned if each.missing]
        say_how_far(sending, start + len(people))
    return planned, skipped


def needs_a_reason(planned: Planned) -> str:
    rules = " ".join(rule.sentence for rule in planned.ruling.rules)
    return f"{planned.young_adult.first_name}: {rules} Offer it to them alone, and write why."


def say_how_far(sending: Sending, done: int) -> None:
    Sending.objects.filter(pk=sending.pk).update(done=done)
    notices.changed(sending)


def counted(planned: list[Planned]) -> dict[str, int]:
    """How many hear of it by which channel; who has several counts for each."""
    channels = [channel for each in planned for channel in each.channels or (NOWHERE,)]
    return {channel: channels.count(channel) for channel in dict.fromkeys(channels)}


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten: no sentence about them stays."""
    for sending in Sending.objects.select_for_update().filter(people__contains=[young_adult.pk]):
        sending.people = [pk for pk in sending.people if pk != young_adult.pk]
        sending.planned = [pk for pk in sending.planned if pk != young_adult.pk]
        sending.skipped = [pair for pair in sending.skipped if pair[0] != young_adult.pk]
        sending.save(update_fields=["people", "planned", "skipped"])
