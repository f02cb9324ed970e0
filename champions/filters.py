"""Narrowing the register of champions."""

from __future__ import annotations

import django_filters as filters
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import CheckboxInput

from tabular.filters import ListFilter

from .models import Champion, Organisation


class RegisterFilter(ListFilter):
    searched = ("name", "parent__name", "champions__user__name")

    kind = filters.ChoiceFilter(choices=Organisation.Kind.choices, empty_label="Every kind")
    vacant = filters.BooleanFilter(label="Only vacancies", method="only_vacant", widget=CheckboxInput)
    alone = filters.BooleanFilter(label="Without a deputy", method="without_deputy", widget=CheckboxInput)

    class Meta:
        model = Organisation
        fields: list[str] = []

    def with_words(self, rows: QuerySet[Organisation], name: str, value: str) -> QuerySet[Organisation]:
        return rows.filter(pk__in=super().with_words(rows.order_by(), name, value).values("pk"))

    def only_vacant(self, rows: QuerySet[Organisation], name: str, value: bool) -> QuerySet[Organisation]:
        return rows.filter(~posting(is_deputy=False)) if value else rows

    def without_deputy(self, rows: QuerySet[Organisation], name: str, value: bool) -> QuerySet[Organisation]:
        return rows.filter(~posting(is_deputy=True)) if value else rows


def posting(*, is_deputy: bool) -> Exists:
    return Exists(Champion.objects.current().filter(organisation=OuterRef("pk"), is_deputy=is_deputy))
