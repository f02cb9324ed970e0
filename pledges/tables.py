"""Pledges in rows."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables

from tabular.columns import WHOLE_WORDS, DayColumn, StatusColumn
from tabular.tables import ListTable

from . import describing
from .readiness import needs_dates


class PledgeTable(ListTable):
    key = "pledges"
    file_name = "pledges"
    one, many = "pledge", "pledges"
    always = ("title",)
    more = ("posted_at", "times", "pay")
    topics = "pledges"

    title = tables.Column(linkify=True, verbose_name="Pledge")
    organisation = tables.Column(accessor="organisation__name", verbose_name="Organisation")
    kind = tables.Column(attrs=WHOLE_WORDS)
    status = StatusColumn()
    places = tables.Column(orderable=False)
    next_start = DayColumn(verbose_name="Next start")
    posted_at = DayColumn(verbose_name="Posted")
    times = tables.Column(orderable=False)
    pay = tables.Column(verbose_name="Pay an hour")

    class Meta:
        attrs = {"id": "pledge-table"}
        empty_text = "No pledge is like this. Ask for less, or show everything."

    def render_places(self, record: Any) -> str:
        return taken_of(record)

    def render_pay(self, record: Any) -> str:
        return describing.pay(record)

    def value_pay(self, value: int) -> float:
        return value / 100


def taken_of(pledge: Any) -> str:
    """How many places are taken, of how many; needs `with_places()`."""
    if pledge.places:
        return f"{pledge.places_taken} of {pledge.places} taken"
    return "No dates yet" if needs_dates(pledge.kind) else "Asked for"
