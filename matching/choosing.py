"""Which pledges and which people a worker can choose for a round, found by words."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from pledges.models import Pledge
from youngadults.models import YoungAdult

from .mapping import who_may_be_matched
from .persons import KINDS
from .proposing import who_is_free
from .suggestions import why_nothing_new

LISTED = 50
"""How many are listed to be ticked; who looks for one among more adds a word."""

NAMED = 5
"""Of those who cannot be in a round now, how many are named with the reason."""

PLEDGE_WORDS = ("title", "organisation__name")
PERSON_WORDS = ("first_name", "last_name")


def pledges() -> QuerySet[Pledge]:
    to_fill = Pledge.objects.to_fill().filter(kind__in=[kind.value for kind in KINDS])
    return to_fill.select_related("organisation").order_by("title", "pk")


def people() -> QuerySet[YoungAdult]:
    """Those who can be in a round today, each with `adviser_name`."""
    free = who_is_free(who_may_be_matched(YoungAdult.objects.with_adviser(), timezone.localdate()))
    return free.order_by("first_name", "last_name", "pk")


def called(rows: QuerySet[Any], words: str, fields: tuple[str, ...]) -> QuerySet[Any]:
    """Those of which every word is a part of one of these fields."""
    for word in words.split():
        rows = rows.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)))
    return rows


def left_out(words: str) -> list[str]:
    """Who is called so and cannot be in a round now, in a sentence each."""
    found = called(YoungAdult.objects.exclude(pk__in=people().values("pk")), words, PERSON_WORDS)
    found = found.filter(user__is_active=True).order_by("first_name", "last_name", "pk")
    return [why_left_out(person) for person in found[:NAMED]]


def why_left_out(person: YoungAdult) -> str:
    return why_nothing_new(person) or f"{person} has an offer open or running."
