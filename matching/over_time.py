"""Who was offered something of late, in rounds and by hand, and who was not: for those who answer for it that
the confident few do not get everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from offers.models import Offer, OfferStep
from youngadults.models import YoungAdult

from . import groups
from .engine import fairness as figures
from .engine.fairness import Waiting
from .groups import Groups, Who
from .mapping import who_may_be_matched
from .persons import whole_months

PERIODS = {30: "30 days", 90: "90 days", 365: "A year"}
"""How far one may look back, in days."""
USUAL = 90

S = Offer.Status


@dataclass(frozen=True)
class OverTime:
    """``never`` were never offered anything at all. ``waiting`` is in days since each began to wait."""

    days: int
    people: int
    offered: int
    said_yes: int
    never: int
    groups: list[Groups]
    waiting: Waiting


def over_time(user: Any, days: int) -> OverTime:
    """Of everybody whom this person may see, and who could be offered something today."""
    today = timezone.localdate()
    rows = read(user, today, timezone.now() - dt.timedelta(days=days))
    offered = {row["pk"] for row in rows if row["offered"]}
    return OverTime(
        days=days,
        people=len(rows),
        offered=len(offered),
        said_yes=sum(row["said_yes"] for row in rows),
        never=sum(not row["ever"] for row in rows),
        groups=groups.shares(people_of(rows, today), {row["pk"] for row in rows}, offered),
        waiting=figures.waiting(days_waited(rows, today), offered),
    )


def read(user: Any, today: dt.date, since: dt.datetime) -> Sequence[dict[str, Any]]:
    """A row for each, with whether they were offered something and said yes since then, and ever."""
    theirs = Offer.objects.filter(young_adult=OuterRef("pk")).exclude(status__in=Offer.BEFORE_OFFERED)
    yeses = OfferStep.objects.filter(
        record__young_adult=OuterRef("pk"), to_status__in=(S.ACCEPTED, S.WAITING), at__gte=since
    )
    people = who_may_be_matched(YoungAdult.objects.visible_to(user), today).order_by()
    return people.annotate(
        offered=Exists(theirs.filter(offered_at__gte=since)), said_yes=Exists(yeses), ever=Exists(theirs)
    ).values(
        *("pk", "district", "district__name", "date_of_birth", "monitoring_group"),
        *("preferences__waiting_since", "offered", "said_yes", "ever"),
    )


def people_of(rows: Sequence[dict[str, Any]], today: dt.date) -> list[Who]:
    return [
        Who(
            person=row["pk"],
            district=row["district"],
            district_name=row["district__name"],
            months=whole_months(row["date_of_birth"], today),
            group=row["monitoring_group"] or 0,
        )
        for row in rows
    ]


def days_waited(rows: Sequence[dict[str, Any]], today: dt.date) -> dict[int, int]:
    """Of those who were asked what they want: before that nobody waits for anything."""
    since = {row["pk"]: row["preferences__waiting_since"] for row in rows}
    return {pk: max(0, (today - day).days) for pk, day in since.items() if day}
