"""Pledges in rows."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables

from .models import Pledge


class PledgeTable(tables.Table):
    title = tables.Column(linkify=True)
    organisation = tables.Column()
    kind = tables.Column()
    status = tables.TemplateColumn(
        '{% include "components/status.html" with value=record.status label=record.get_status_display only %}'
    )
    places = tables.Column(orderable=False)
    next_start = tables.TemplateColumn(
        '{% include "components/date.html" with value=record.next_start short=True only %}',
        verbose_name="Next start",
    )

    class Meta:
        model = Pledge
        fields = ("title", "organisation", "kind", "status", "places", "next_start")
        attrs = {"id": "pledge-table"}
        empty_text = "Nothing else yet."

    def render_places(self, record: Any) -> str:
        return taken_of(record)


def taken_of(pledge: Any) -> str:
    """How many places are taken, of how many; needs `with_places()`."""
    return f"{pledge.places_taken} of {pledge.places} taken" if pledge.places else "No dates yet"
