"""The whole service for its manager: who has how much, what is overdue, which rules were set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Case, Count, Exists, OuterRef, Q, When
from django.utils import timezone

from accounts.models import Role
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import service_titles_of_many
from champions.models import Champion, Organisation
from matching.models import OverrideRequest
from notifications.models import Task
from notifications.tasks import still_to_do
from offers.models import Hold, Offer, people_on_duty
from offers.safety_notices import TAKE_ON
from youngadults.models import CaseloadEntry

from .models import Taken
from .queue import late_rows
from .queue.called_for import LATE_OTHERWISE
from .queue.rows import moment

OVERDUE_SHOWN = 20
OVERRIDES_SHOWN = 5
ENDS_WITHIN = dt.timedelta(days=60)
A_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """What one person of the service has before them."""

    person: Any
    titles: str
    caseload: int
    tasks: int
    overdue: int
    taken: int
    offers: int


@dataclass(frozen=True)
class Overdue:
    """What somebody should have seen to, and who; ``why`` of what has a row on Today."""

    title: str
    link: str
    who: str
    due: dt.datetime | dt.date | None
    why: str = ""


def of_service(user: Any) -> dict[str, Any]:
    late = overdue(user)
    return {
        "loads": loads(),
        "overdue": late[:OVERDUE_SHOWN],
        "more_overdue": len(late) > OVERDUE_SHOWN,
        "vacant": vacant(),
        "ending": ending(),
        "on_duty": people_on_duty(),
        "holds": Hold.objects.standing().count(),
        "overrides": overrides()[:OVERRIDES_SHOWN],
        "overridden": set_aside_since(timezone.now() - dt.timedelta(days=90)),
    }


def overdue(user: Any) -> list[Overdue]:
    """What somebody should have seen to, longest first: tasks, and the late rows of Today. Concerns are for
    the duty list alone: whoever of the managers is on it reads them on Today.
    """
    return sorted([*late_tasks(), *late_on_today(user)], key=lambda it: (it.due is None, moment(it.due)))


def late_tasks() -> Iterator[Overdue]:
    """One more than is shown, to tell whether that is all."""
    late = Task.objects.open().filter(due_at__lt=timezone.now())
    late = late.exclude(kind__in=(TAKE_ON.name, *LATE_OTHERWISE)).select_related("owner")
    for it in still_to_do(late.order_by("due_at", "pk")[: OVERDUE_SHOWN + 1]):
        yield Overdue(it.sentence, it.task.link, str(it.task.owner), it.task.due_at)


def late_on_today(user: Any) -> Iterator[Overdue]:
    for row in late_rows(user):
        yield Overdue(row.title, row.url, row.taken_by or "Nobody", row.due, row.why)


def loads() -> list[Load]:
    """Who is behind first, then who has most before them. One query for each figure, however many people."""
    holding = get_user_model().objects.holding(*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)
    people = list(holding.order_by("name", "pk"))
    titles = service_titles_in_words([person.pk for person in people])
    open_tasks = open_and_late()
    caseload = counted(CaseloadEntry.objects.current(), "adviser")
    taken = counted(Taken.objects.all(), "by")
    sent = counted(Offer.objects.filter(offered_at__gte=timezone.now() - A_WEEK), "offered_by")
    found = [
        Load(
            person=person,
            titles=titles.get(person.pk, ""),
            caseload=caseload.get(person.pk, 0),
            tasks=open_tasks.get(person.pk, NOTHING)["n"],
            overdue=open_tasks.get(person.pk, NOTHING)["late"],
            taken=taken.get(person.pk, 0),
            offers=sent.get(person.pk, 0),
        )
        for person in people
    ]
    return sorted(found, key=lambda load: (-load.overdue, -load.tasks))


NOTHING = {"n": 0, "late": 0}


def open_and_late() -> dict[int, dict[str, int]]:
    late = Count("pk", filter=Q(due_at__lt=timezone.now()))
    tasks = Task.objects.open().order_by().values("owner").annotate(n=Count("pk"), late=late)
    return {row["owner"]: row for row in tasks}


def service_titles_in_words(ids: list[int]) -> dict[int, str]:
    titles: dict[int, list[str]] = {}
    for key, title in service_titles_of_many(ids):
        titles.setdefault(key, []).append(str(title))
    return {key: ", ".join(each) for key, each in titles.items()}


def counted(rows: Any, key: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(key).annotate(n=Count("pk")))


def vacant() -> Any:
    """Council departments for which nobody speaks now."""
    current = Champion.objects.current().filter(organisation=OuterRef("pk"))
    departments = Organisation.objects.still_there().filter(kind=Organisation.Kind.COUNCIL_DEPARTMENT)
    return departments.filter(~Exists(current)).order_by("name", "pk")


def ending() -> Any:
    """Champions whose last day is near."""
    last = timezone.localdate() + ENDS_WITHIN
    soon = Champion.objects.current().filter(ends_on__lte=last).select_related("user", "organisation")
    return soon.order_by("ends_on", "pk")


def overrides() -> Any:
    """Offers against a rule: those that wait for a manager first, then the newest."""
    waiting = Case(When(status=OverrideRequest.Status.ASKED, then=0), default=1)
    return OverrideRequest.objects.with_everything().order_by(waiting, "-asked_at", "-pk")


def set_aside_since(moment: dt.datetime) -> int:
    """How often a rule was set aside."""
    return OverrideRequest.objects.filter(sent_as__isnull=False, asked_at__gte=moment).count()
