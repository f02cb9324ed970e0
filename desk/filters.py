"""Narrowing the desk's lists: a few questions, never more than a worker asks."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from pledges.models import Pledge
from youngadults.models import CaseloadEntry, YoungAdult


class PledgeFilter(filters.FilterSet):
    search = filters.CharFilter(label="Search", method="matching")
    status = filters.ChoiceFilter(
        choices=[choice for choice in Pledge.Status.choices if choice[0] != Pledge.Status.DRAFT],
        empty_label="Every status",
    )
    kind = filters.ChoiceFilter(choices=Pledge.Kind.choices, empty_label="Every kind")

    class Meta:
        model = Pledge
        fields: list[str] = []

    def matching(self, pledges: QuerySet[Pledge], name: str, value: str) -> QuerySet[Pledge]:
        return pledges.filter(Q(title__icontains=value) | Q(organisation__name__icontains=value))


def advisers(request: Any) -> QuerySet[Any]:
    """Those who advise somebody today, whoever asks."""
    entries = CaseloadEntry.objects.current().values("adviser")
    return get_user_model().objects.filter(pk__in=entries).order_by("name")


class YoungAdultFilter(filters.FilterSet):
    search = filters.CharFilter(label="Name", method="called")
    adviser = filters.ModelChoiceFilter(
        label="Adviser", queryset=advisers, method="advised_by", empty_label="Everybody’s"
    )
    never = filters.BooleanFilter(
        label="Never offered anything", method="never_offered", widget=filters.widgets.forms.CheckboxInput
    )

    class Meta:
        model = YoungAdult
        fields: list[str] = []

    def called(self, people: QuerySet[YoungAdult], name: str, value: str) -> QuerySet[YoungAdult]:
        """Every word is part of the first or the last name."""
        for word in value.split():
            people = people.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word))
        return people

    def advised_by(self, people: QuerySet[YoungAdult], name: str, value: Any) -> QuerySet[YoungAdult]:
        entries = CaseloadEntry.objects.current().filter(adviser=value)
        return people.filter(pk__in=entries.values("young_adult"))

    def never_offered(self, people: QuerySet[YoungAdult], name: str, value: bool) -> QuerySet[YoungAdult]:
        return people.filter(last_offered_at=None) if value else people
