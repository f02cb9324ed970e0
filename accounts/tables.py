"""The people of the service in rows."""

from __future__ import annotations

from collections.abc import Sequence

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tabular.columns import DayColumn
from tabular.tables import ListTable

from .models import User
from .rooms import titles_of_many


class PersonTable(ListTable):
    key = "people"
    file_name = "people"
    one, many = "person", "people"
    always = ("name",)
    more = ("joined_at", "last_login")
    topics = "people"

    name = tables.Column(linkify=("accounts:person", {"pk": tables.A("pk")}))
    email = tables.Column(verbose_name="E-mail")
    titles = tables.Column(accessor="pk", verbose_name="Here as", orderable=False)
    joined_at = DayColumn(verbose_name="Joined")
    last_login = DayColumn(verbose_name="Last signed in", default="Never")

    class Meta:
        attrs = {"id": "people"}
        empty_text = "Nobody looks like this. Check the spelling, or show everybody."

    def prepare(self, records: Sequence[User]) -> None:
        """What everyone is here as, in one query for each room."""
        self.titles_of = titles_of_many(records)

    def render_titles(self, record: User) -> SafeString:
        page = {"person": record, "titles": self.titles_of.get(record.pk, [])}
        return render_to_string("accounts/parts/titles.html", page)

    def value_titles(self, record: User) -> str:
        return ", ".join(self.titles_of.get(record.pk, [])) if record.is_active else "Left"
