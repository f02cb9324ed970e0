"""The register of champions: every directorate, service and partner, who posts for it, what is missing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rulebook.writing import day
from tabular.tables import ListTable

from .models import Champion, Organisation

SOON = dt.timedelta(days=60)


class RegisterTable(ListTable):
    key = "champions.register"
    file_name = "champions"
    one, many = "organisation", "organisations"
    always = ("name",)
    more = ("council", "sector")
    topics = "organisations"

    name = tables.Column(verbose_name="Organisation", linkify=True)
    champion = tables.Column(accessor="pk", verbose_name="Champion", orderable=False)
    deputy = tables.Column(accessor="pk", verbose_name="Deputy", orderable=False)
    state = tables.Column(accessor="pk", verbose_name="To do", orderable=False)
    kind = tables.Column()
    council = tables.Column()
    sector = tables.Column()

    class Meta:
        attrs = {"id": "champions"}
        empty_text = "No organisation looks like this. Ask for less, or show everybody."

    def prepare(self, records: Sequence[Organisation]) -> None:
        """Who posts for each today, in one query."""
        now = Champion.objects.current().filter(organisation__in=[each.pk for each in records])
        self.posting: dict[int, list[Champion]] = defaultdict(list)
        for post in now.select_related("user"):
            self.posting[post.organisation_id].append(post)

    def render_name(self, record: Organisation) -> str:
        if record.part_of is None:
            return record.name
        return format_html('{} <span class="quiet small">part of {}</span>', record.name, record.part_of)

    def value_name(self, record: Organisation) -> str:
        return record.name

    def people(self, record: Organisation, is_deputy: bool) -> str:
        rows = [post for post in self.posting[record.pk] if post.is_deputy == is_deputy]
        return ", ".join(f"{post.user}{until(post)}" for post in rows)

    def render_champion(self, record: Organisation) -> str:
        return self.people(record, False) or "–"

    def render_deputy(self, record: Organisation) -> str:
        return self.people(record, True) or "–"

    value_champion, value_deputy = render_champion, render_deputy

    def render_state(self, record: Organisation) -> SafeString | str:
        tone, words = self.state_of(record)
        return render_to_string("components/status.html", {"tone": tone, "label": words}) if words else ""

    def value_state(self, record: Organisation) -> str:
        return self.state_of(record)[1]

    def state_of(self, record: Organisation) -> tuple[str, str]:
        """What is missing most."""
        posts = self.posting[record.pk]
        champions = [post for post in posts if not post.is_deputy]
        if not champions:
            return "stop", "Vacant"
        if getattr(record, "rhythm", None) and record.rhythm.rests:
            return "wait", "No answer"
        if all(post.ends_on and post.ends_on <= timezone.localdate() + SOON for post in champions):
            return "wait", "Ends soon"
        return ("", "") if len(posts) > len(champions) else ("wait", "No deputy")


def until(post: Champion) -> str:
    return f", until {day(post.ends_on, short=True)}" if post.ends_on else ""
