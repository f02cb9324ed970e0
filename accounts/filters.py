"""Narrowing the list of people."""

from __future__ import annotations

import django_filters as filters
from django.db.models import QuerySet
from django.forms import CheckboxInput

from tabular.filters import ListFilter

from .models import Role, User


class PersonFilter(ListFilter):
    searched = ("name", "email")

    role = filters.ChoiceFilter(
        label="Role today", choices=Role.Kind.choices, method="holding_today", empty_label="Any role, or none"
    )
    left = filters.BooleanFilter(label="Only those who have left", method="who_left", widget=CheckboxInput)

    class Meta:
        model = User
        fields: list[str] = []

    def holding_today(self, people: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return people.filter(pk__in=User.objects.holding(value).values("pk"))

    def who_left(self, people: QuerySet[User], name: str, value: bool) -> QuerySet[User]:
        return people.filter(is_active=False) if value else people
