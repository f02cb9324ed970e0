"""What is told of a broken promise: to the host without a name, to the 18+ service."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime, now

from accounts.permissions import service_managers
from accounts.rooms import address_of
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from pledges.models import Pledge
from pledges.notices import champions_of, eighteen_plus
from rulebook.calendar import add_working_days
from rulebook.writing import day

from . import notices
from .models import BrokenPromise

S = BrokenPromise.Status


def records(keys: Iterable[int]) -> dict[int, BrokenPromise]:
    return BrokenPromise.objects.with_pledge().in_bulk(list(keys))


def waits(broken: BrokenPromise) -> bool:
    return broken.status == S.WITH_HOST


def is_undecided(broken: BrokenPromise) -> bool:
    return broken.status in BrokenPromise.UNDECIDED


def kind(name: str, tells: str, line: Any, **more: Any) -> Kind:
    return declare(Kind(name=name, tells=tells, records=records, line=line, **more))


PUT_TO_HOST = kind(
    "broken_promise",
    "the host’s champions, that something is not as they promised, and by when to answer; never who said it",
    lambda it: f"“{it}” is not as you promised. Read what, and answer by {day(localtime(it.answer_by))}.",
    outside="Something of yours is not as promised. Sign in to answer.",
    needs_answer=True,
    still_true=waits,
)
NOT_ANSWERED = kind(
    "broken_promise_unanswered",
    "the host’s champions, that the time to answer about a broken promise is over",
    lambda it: f"We still wait for your answer: “{it}” is not as you promised.",
    outside="We still wait for your answer. Sign in to give it.",
    needs_answer=True,
    still_true=waits,
)
RING_THEM = kind(
    "ring_about_broken_promise",
    "ETE workers, as a task: a host has not answered in time about a broken promise",
    lambda it: (
        f"{it.pledge.organisation} has not answered about “{it}”, which is not as promised. Ring them."
    ),
    still_true=waits,
)
HOST_ANSWERED = kind(
    "broken_promise_answered",
    "ETE workers, what a host says about a broken promise",
    lambda it: f"{it.pledge.organisation} about “{it}”, not as promised: {it.get_status_display().lower()}.",
)
OVER_TIME = kind(
    "broken_promise_over_time",
    "service managers, as a task: the time to put a broken promise right is over",
    lambda it: (
        f"{it.pledge.organisation} was to put “{it}” right by {day(localtime(it.put_right_by))}. "
        "Find out how it stands, and tell their director."
    ),
    still_true=is_undecided,
)
DECIDED = kind(
    "broken_promise_decided",
    "the host’s champions, what came of a broken promise",
    lambda it: f"“{it}”, not as promised: {it.get_status_display().lower()}.",
)
PAUSED = kind(
    "paused_after_broken_promises",
    "the host’s champions, that a pledge is paused because it was not kept more than once",
    lambda it: f"“{it}” is paused: more than once it was not as promised. Put it right, then ring us.",
    outside="Something of yours is paused. Sign in to read why.",
)
LOOK_INTO_IT = kind(
    "look_into_paused_promise",
    "ETE workers, as a task: a pledge is paused because it was not kept more than once",
    lambda it: (
        f"{it.pledge.organisation}: “{it}” is paused, more than once it was not as promised. Talk with them, "
        "and send a Young Inspector when they say that it is right."
    ),
    still_true=lambda it: it.pledge.status == Pledge.Status.PAUSED,
)


def put_to_host(broken: BrokenPromise) -> None:
    tell(champions_of(broken.pledge), PUT_TO_HOST, broken, "0")
    changed(broken)


def answered(broken: BrokenPromise) -> None:
    tell(eighteen_plus(), HOST_ANSWERED, broken, str(broken.last_step.pk))
    changed(broken)


def decided(broken: BrokenPromise) -> None:
    tell(champions_of(broken.pledge), DECIDED, broken, str(broken.last_step.pk))
    changed(broken)


def paused(broken: BrokenPromise) -> None:
    tell(champions_of(broken.pledge), PAUSED, broken, str(broken.last_step.pk))
    due_at = add_working_days(now(), 2)
    for worker in eighteen_plus():
        key = f"{broken.pk}.{broken.last_step.pk}"
        open_task(worker, LOOK_INTO_IT, key, address_of(broken.pledge, worker), due_at)


def still_unanswered(broken: BrokenPromise) -> None:
    """Once for each, however often it is called."""
    tell(champions_of(broken.pledge), NOT_ANSWERED, broken, "late")
    due_at = add_working_days(now(), 1)
    for worker in eighteen_plus():
        open_task(worker, RING_THEM, f"{broken.pk}.0", address_of(broken, worker), due_at)


def over_time(broken: BrokenPromise) -> None:
    due_at = add_working_days(now(), 1)
    for manager in service_managers():
        open_task(manager, OVER_TIME, f"{broken.pk}.0", address_of(broken, manager), due_at)


def changed(broken: BrokenPromise) -> None:
    """A host hears of the promise alone: of which offer it was said would be as good as a name."""
    host = [person.pk for person in champions_of(broken.pledge)]
    live.hint(host, notices.pledge_topics(broken.report.offer))
    notices.changed_in_trust(broken.report.offer)


def tell(people: Iterable[Any], what: Kind, broken: BrokenPromise, occasion: str) -> None:
    key = f"{broken.pk}.{occasion}"
    notify_all(people, what, key, lambda person: address_of(broken, person))
