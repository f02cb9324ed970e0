"""Rows that call for a person: concerns, messages that did not arrive, tasks of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from notifications.models import Task
from notifications.tasks import ToDo, still_to_do
from offers.models import SafetyConcern

from .rows import InPlace, Kind, Row, long_day

REACHING = ("out_of_reach", "tell_in_person", "texted")
"""Tasks about a message that did not arrive, or must not be sent."""

SHOWN_OTHERWISE = (
    "no_reply_yet",
    "safety_concern_to_take",
    "broke_down",
    "promise_reported",
    "host_has_withdrawn",
    "override_asked_for",
    "block_asked_for",
)
"""Tasks whose record has a row of its own."""


LATE_OTHERWISE = ("broke_down", "promise_reported")
"""Those whose row is late when they are."""


@dataclass(frozen=True)
class OfTask:
    """A task as a record of the queue; ``owner`` is named where it is somebody else's."""

    pk: int
    it: ToDo
    owner: str = ""


def concerns(user: Any) -> Any:
    """Nobody is on it yet, or this person is."""
    theirs = Q(status=SafetyConcern.Status.RAISED) | Q(taken_by=user)
    found = SafetyConcern.objects.visible_to(user).open().filter(theirs).exclude(young_adult__user=user)
    return found.select_related("young_adult").order_by("raised_at", "pk")


def concern_row(concern: SafetyConcern) -> Row:
    new = concern.status == SafetyConcern.Status.RAISED
    return Row(
        title=f"{concern.young_adult} does not feel safe",
        why="Nobody is on it yet." if new else "You are on it.",
        url=reverse("desk:concern", args=[concern.pk]),
        action="Read it",
        due=concern.raised_at,
        late=new,
        tag="New",
        in_place=(InPlace("I take this on", reverse("desk:take_concern", args=[concern.pk])),) if new else (),
        can_be_marked=False,
    )


def not_reached(user: Any) -> list[OfTask]:
    """One's own, and for ETE workers those of others that nobody has seen to in time."""
    theirs = Q(owner=user)
    if an_ete_worker(user, None):
        theirs |= Q(due_at__lt=timezone.now())
    tasks = Task.objects.open().filter(theirs, kind__in=REACHING).select_related("owner")
    found = [OfTask(it.task.pk, it, owner_of(it.task, user)) for it in still_to_do(tasks)]
    return sorted(found, key=lambda record: bool(record.owner))


def owner_of(task: Task, user: Any) -> str:
    return "" if task.owner_id == user.pk else str(task.owner)


def to_see_to(user: Any) -> list[OfTask]:
    tasks = Task.objects.visible_to(user).open().exclude(kind__in=(*REACHING, *SHOWN_OTHERWISE))
    return [OfTask(it.task.pk, it) for it in still_to_do(tasks)]


def task_row(record: OfTask) -> Row:
    task, due = record.it.task, long_day(record.it.task.due_at)
    done = InPlace("Done", reverse("desk:task_done", args=[task.pk]))
    return Row(
        title=record.it.sentence,
        why=f"{record.owner} was to see to it by {due}." if record.owner else f"To be done by {due}.",
        url=task.link,
        action="Open it",
        due=task.due_at,
        late=record.it.is_overdue,
        in_place=() if record.owner else (done,),
    )


CONCERNS = Kind(
    "concern",
    concerns,
    concern_row,
    reads=("status", "raised_at", "young_adult__first_name", "young_adult__last_name"),
)
NOT_REACHED = Kind("reach", not_reached, task_row)
TO_SEE_TO = Kind("task", to_see_to, task_row)
