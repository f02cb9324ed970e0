"""Narrowing a list of pledges."""

from __future__ import annotations

import django_filters as filters

from tabular.filters import ListFilter

from .models import Pledge


class PledgeFilter(ListFilter):
    searched = ("title", "organisation__name")

    status = filters.ChoiceFilter(choices=Pledge.Status.choices, empty_label="Every status")
    kind = filters.ChoiceFilter(choices=Pledge.Kind.choices, empty_label="Every kind")

    class Meta:
        model = Pledge
        fields: list[str] = []
