"""How the caseloads stand: for each adviser how many, who stands in until when, and who has nobody."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from accounts.models import Role, User
from youngadults import caseloads
from youngadults.models import CaseloadEntry, YoungAdult

SHOWN_WITHOUT = 50


@dataclass(frozen=True)
class Cover:
    """One person who stands in for an adviser, for how many of the caseload, and until when."""

    covering: int
    name: str
    number: int
    until: dt.date | None


@dataclass(frozen=True)
class Load:
    """One adviser's caseload. ``ends_on``: the last day of the role, where one is set."""

    adviser: User
    number: int
    is_adviser: bool
    ends_on: dt.date | None
    covers: list[Cover] = field(default_factory=list)


def loads() -> list[Load]:
    """Every personal adviser, and whoever advises somebody though they no longer are one."""
    roles = Role.objects.current().filter(kind=Role.Kind.PERSONAL_ADVISER, user__is_active=True)
    ends = dict(roles.values_list("user", "ends_on"))
    advised = CaseloadEntry.objects.advising().values_list("adviser").annotate(number=Count("pk")).order_by()
    numbers, covers = dict(advised), covers_by_adviser()
    people = get_user_model().objects.filter(pk__in={*ends, *numbers}).order_by("name", "pk")
    return [
        Load(it, numbers.get(it.pk, 0), it.pk in ends, ends.get(it.pk), covers.get(it.pk, []))
        for it in people
    ]


def covers_by_adviser() -> dict[int, list[Cover]]:
    """By the adviser who is away."""
    entry = CaseloadEntry.objects.advising().filter(young_adult=OuterRef("young_adult"))
    rows = CaseloadEntry.objects.standing_in().annotate(away=Subquery(entry.values("adviser")[:1]))
    each = rows.values("away", "adviser", name=F("adviser__name"))
    found = defaultdict(list)
    for row in each.annotate(number=Count("pk"), until=Max("ends_on")).order_by(
        "until", "name", "adviser", "away"
    ):
        found[row["away"]].append(Cover(row["adviser"], row["name"], row["number"], row["until"]))
    return found


def without_adviser() -> Any:
    """Young adults whom no personal adviser advises today."""
    advised = CaseloadEntry.objects.advising().filter(adviser__in=caseloads.advisers())
    return YoungAdult.objects.filter(~Q(pk__in=advised.values("young_adult")))[:SHOWN_WITHOUT]
