"""Narrowing the proposals of a round."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from pledges.models import Pledge

from .models import Decision, Proposal
from .persons import KINDS

STATES = [
    ("to_approve", "Not sent yet"),
    ("new", "New in the latest version"),
    ("locked", "Locked"),
    ("sent", "Sent"),
]
TURNS = [(tier, f"{tier}") for tier in range(1, 6)]


class ProposalFilter(filters.FilterSet):
    search = filters.CharFilter(label="Name, pledge or host", method="matching")
    kind = filters.ChoiceFilter(
        label="Kind",
        field_name="intake__pledge__kind",
        choices=[(kind, Pledge.Kind(kind).label) for kind in KINDS],
        empty_label="Every kind",
    )
    tier = filters.ChoiceFilter(label="Turn", choices=TURNS, empty_label="Every turn")
    state = filters.ChoiceFilter(label="State", choices=STATES, method="in_state", empty_label="All of them")

    class Meta:
        model = Proposal
        fields: list[str] = []

    def matching(self, proposals: QuerySet[Proposal], name: str, value: str) -> QuerySet[Proposal]:
        """Every word is part of a name, of the pledge's title or of the host's name."""
        for word in value.replace("\0", "").split():
            proposals = proposals.filter(
                Q(young_adult__first_name__icontains=word)
                | Q(young_adult__last_name__icontains=word)
                | Q(intake__pledge__title__icontains=word)
                | Q(intake__pledge__organisation__name__icontains=word)
            )
        return proposals

    def in_state(self, proposals: QuerySet[Proposal], name: str, value: str) -> QuerySet[Proposal]:
        if value == "new":
            newest = proposals.order_by().aggregate(newest=Max("since"))["newest"]
            return proposals.filter(since=newest, since__gt=1)
        if value == "locked":
            return proposals.filter(is_locked())
        return proposals.exclude(offer=None) if value == "sent" else proposals.filter(offer=None)


def is_locked() -> Any:
    locks = Decision.objects.standing().filter(kind=Decision.Kind.LOCK, round=OuterRef("round"))
    return Exists(locks.filter(young_adult=OuterRef("young_adult"), intake=OuterRef("intake")))
