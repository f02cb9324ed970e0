"""The rows of an import, and imports themselves, as lists."""

from __future__ import annotations

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Exists, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tabular.columns import WHOLE_WORDS, MomentColumn
from tabular.filters import ListFilter
from tabular.models import Import, ImportRow
from tabular.tables import ListTable

from .outcomes import Outcome

STAGES = {
    "columns": ("wait", "Columns not chosen yet"),
    "working": ("info", "At work"),
    "preview": ("wait", "Waits for your yes"),
    "written": ("good", "Written"),
    "taken_back": ("stop", "Taken back"),
    "stopped": ("stop", "Stopped"),
}


class RowTable(ListTable):
    key = "importing.rows"
    file_name = "import"
    one, many = "row", "rows"
    always = ("row", "outcome")
    more = ("sheet",)

    row = tables.Column(verbose_name="Row", order_by=("place",))
    file = tables.Column(verbose_name="File")
    sheet = tables.Column(verbose_name="Sheet")
    who = tables.Column(accessor="values", verbose_name="Who or what", orderable=False)
    outcome = tables.Column(verbose_name="Outcome")
    reasons = tables.Column(verbose_name="What to know", orderable=False, empty_values=())

    class Meta:
        attrs = {"id": "rows"}
        empty_text = "No row is like this. Show all rows."

    def render_row(self, record: ImportRow) -> SafeString:
        return format_html('<span class="on-card">Row </span>{}', record.row)

    def value_row(self, record: ImportRow) -> int:
        return record.row

    def render_who(self, record: ImportRow) -> str:
        return name_of(record.values)

    def render_outcome(self, record: ImportRow) -> SafeString:
        context = {"tone": TONES.get(Outcome(record.outcome), ""), "label": record.get_outcome_display()}
        return render_to_string("components/status.html", context)

    def value_outcome(self, record: ImportRow) -> str:
        return record.get_outcome_display()

    def render_reasons(self, record: ImportRow) -> str:
        """Nothing at all where there is nothing to say: a card then leaves the label out."""
        says = record.changes or record.reasons
        return render_to_string("importing/said.html", {"row": record}) if says else ""

    def value_reasons(self, record: ImportRow) -> str:
        return " ".join([*map(change_in_words, record.changes), *record.reasons])


TONES = {
    Outcome.NEW: "good",
    Outcome.CHANGED: "info",
    Outcome.FLAGGED: "wait",
    Outcome.REFUSED: "stop",
}


def name_of(values: dict[str, Any]) -> str:
    """What finds a row again for the person who brought it: a name, a number, a title."""
    name = " ".join(
        str(values[part]) for part in ("first_name", "last_name", "title", "name") if values.get(part)
    )
    number = str(values.get("id", ""))
    return f"{name} ({number})" if name and number else name or number


def change_in_words(change: dict[str, str]) -> str:
    before, after = change["before"] or "nothing", change["after"] or "nothing"
    return f"{change['what']}: from {before} to {after}."


class RowFilter(ListFilter):
    searched = ("values__id", "values__first_name", "values__last_name", "values__title", "values__name")

    outcome = filters.ChoiceFilter(label="Outcome", choices=Outcome.choices, empty_label="Any outcome")

    class Meta:
        model = ImportRow
        fields: list[str] = []


class ImportTable(ListTable):
    key = "importing.imports"
    file_name = "imports"
    one, many = "import", "imports"
    always = ("made_at",)

    made_at = MomentColumn(verbose_name="When")
    files = tables.Column(verbose_name="Files", orderable=False)
    source = tables.Column(verbose_name="From")
    by = tables.Column(verbose_name="By", default="The command", attrs=WHOLE_WORDS)
    stage = tables.Column(verbose_name="How it stands", orderable=False)
    counts = tables.Column(verbose_name="Rows", orderable=False)

    class Meta:
        attrs = {"id": "imports"}
        empty_text = "Nothing has been brought in yet."

    def render_files(self, record: Import) -> str:
        return ", ".join(record.files)

    def render_stage(self, record: Import) -> SafeString:
        tone, label = STAGES[record.stage]
        return render_to_string("components/status.html", {"tone": tone, "label": label})

    def value_stage(self, record: Import) -> str:
        return STAGES[record.stage][1]

    def render_counts(self, record: Import) -> str:
        return in_words(record.counts)


def in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {Outcome(code).label.lower()}" for code, number in counts.items())


class ImportFilter(ListFilter):
    searched = ("source",)

    class Meta:
        model = Import
        fields: list[str] = []


def with_rows(imports: QuerySet[Import]) -> QuerySet[Import]:
    """Only those of which something is left to see."""
    rows = ImportRow.objects.filter(part_of=OuterRef("pk"))
    return imports.annotate(has_rows=Exists(rows)).select_related("by")
