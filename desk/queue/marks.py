"""Putting a row off with a reason, taking it, handing it over: marks on rows that are worked out anew."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS, an_ete_worker
from desk.models import PutOff, Taken
from lifecycles import NotNow
from notifications import live
from notifications.kinds import Kind, declare
from notifications.models import Task
from notifications.tasks import pass_on
from notifications.telling import notify

TOPIC = "queue"
TAKEN_FOR = dt.timedelta(days=14)
"""So long somebody is on a row; then it is everybody's again."""

TASKS = ("task", "reach")
"""Kinds of row whose record is a Task: handing one over changes its owner."""

HANDED_OVER = declare(
    Kind(
        name="row_handed_over",
        tells="an ETE worker, that a colleague handed something on Today over to them",
        records=lambda keys: Taken.objects.select_related("given_by").in_bulk(list(keys)),
        line=lambda taken: f"{taken.given_by} handed something over to you: {taken.why}",
        outside="Something was handed over to you.",
        needs_answer=True,
    )
)


@dataclass(frozen=True)
class Marks:
    """What is marked in one person's queue: by kind the records put off, by row who is on it."""

    put_off: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    taken: dict[str, Taken] = field(default_factory=dict)

    def mine(self, user: Any) -> dict[str, set[int]]:
        """By kind the records that this person is on."""
        found: dict[str, set[int]] = defaultdict(set)
        for row in (row for row, taken in self.taken.items() if taken.by_id == user.pk):
            name, _, pk = row.partition(".")
            found[name].add(int(pk))
        return found


def marks_for(user: Any) -> Marks:
    marks = Marks()
    for row in PutOff.objects.hiding_from(user).values_list("row", flat=True):
        name, _, pk = row.partition(".")
        marks.put_off[name].add(int(pk))
    lately = Taken.objects.filter(at__gte=timezone.now() - TAKEN_FOR).select_related("by")
    marks.taken.update({taken.row: taken for taken in lately})
    return marks


def put_off(row: str, until: dt.datetime, why: str, *, by: Any) -> PutOff:
    """Out of the queue until a moment; it comes back by itself."""
    service = an_ete_worker(by, None)
    mark = PutOff.objects.create(row=row, until=until, why=why, by=by, for_service=service)
    changed(by)
    return mark


def bring_back(mark: PutOff, *, by: Any) -> None:
    """Twice does no harm."""
    PutOff.objects.hiding_from(by).filter(row=mark.row).update(brought_back_at=timezone.now())
    changed(by)


@transaction.atomic
def take(row: str, *, by: Any) -> Taken:
    """I am on this. Raises NotNow where a colleague was quicker; it can be handed over."""
    Taken.objects.filter(row=row, at__lt=timezone.now() - TAKEN_FOR).delete()
    try:
        with transaction.atomic():
            taken, _ = Taken.objects.get_or_create(row=row, defaults={"by": by})
    except IntegrityError:
        taken = Taken.objects.get(row=row)
    if taken.by_id != by.pk:
        raise NotNow(f"{taken.by} has just taken this. Ask them to hand it over to you.")
    changed(by)
    return taken


def let_go(row: str, *, by: Any) -> None:
    """It is everybody's again."""
    Taken.objects.filter(row=row, by=by).delete()
    changed(by)


@transaction.atomic
def hand_over(row: str, to: Any, why: str, *, by: Any) -> Taken:
    """From now on ``to`` is on it, and is told with the words."""
    marked = {"by": to, "given_by": by, "why": why, "at": timezone.now()}
    taken, _ = Taken.objects.update_or_create(row=row, defaults=marked)
    name, _, pk = row.partition(".")
    if name in TASKS:
        pass_on(Task.objects.open().filter(pk=pk, owner=by), to)
    occasion = int(taken.at.timestamp())
    notify(to, HANDED_OVER, f"{taken.pk}.{occasion}", f"{reverse('desk:today')}#row-{row.replace('.', '-')}")
    changed(by)
    return taken


def forget_what_is_over() -> None:
    """Marks that no longer stand, and what was said of them."""
    PutOff.objects.exclude(pk__in=PutOff.objects.standing()).delete()
    Taken.objects.filter(at__lt=timezone.now() - TAKEN_FOR).delete()


def colleagues(user: Any) -> Any:
    """To whom a row can be handed over: the 18+ service sees every row."""
    return get_user_model().objects.holding(*EIGHTEEN_PLUS).exclude(pk=user.pk).order_by("name", "pk")


def changed(by: Any) -> None:
    service = get_user_model().objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True)
    live.hint({by.pk, *service}, [TOPIC])
