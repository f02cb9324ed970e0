"""A list as one person sees it now: filtered, sorted, cut into pages, in the columns of their choice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BoundField, ChoiceField
from django.http import HttpRequest

from . import arranging, files
from .filters import ListFilter
from .forms import LayoutForm, NameForm
from .models import Layout, SavedFilter
from .tables import ListTable, Rows, steady

SEEN_AT_A_GLANCE = 10


@dataclass(frozen=True)
class Listing:
    """What templates/tables/list.html shows: ``find`` is the filter, ``said`` a sentence about what could not
    be done, ``query`` what a saved filter would keep.
    """

    table: ListTable
    find: ListFilter
    query: str
    layout: Layout
    layout_form: LayoutForm
    name_form: NameForm
    said: str = ""

    @property
    def total(self) -> int:
        return self.table.paginator.count

    @property
    def counted(self) -> str:
        """How many rows there are, in words."""
        return f"{self.total:,} {self.table.one if self.total == 1 else self.table.many}"

    @property
    def is_long(self) -> bool:
        """Whether somebody would search it: a few rows are seen at a glance."""
        return self.find.in_use or self.total > SEEN_AT_A_GLANCE

    @property
    def files(self) -> list[tuple[str, str, str]]:
        """Each kind of file: its code, its name, and why it cannot be had now."""
        many = self.table.many
        return [(code, name, files.too_many(code, self.total, many)) for code, name in files.NAMES.items()]

    def saved(self) -> list[SavedFilter]:
        return list(arranging.saved_by(self.layout.person, type(self.table)))

    @property
    def questions(self) -> list[BoundField]:
        """Those beside the search."""
        return [field for field in self.find.form if field.name != "search"]

    @property
    def asks(self) -> list[str]:
        """What is asked now, in words; what we could not read is not asked."""
        readable = self.find.form.cleaned_data
        asked = [field for field in self.find.form if field.name in self.find.asked()]
        return [in_words(field, readable[field.name]) for field in asked if readable.get(field.name)]

    @property
    def is_misread(self) -> bool:
        """Whether one of the questions was asked in a way that we cannot read."""
        return any(field.errors for field in self.questions)

    @property
    def sorts(self) -> list[str]:
        """The order that was asked for, to be kept when the filter changes."""
        return list(self.find.data.getlist("sort"))


def in_words(field: BoundField, answer: Any) -> str:
    """A question with its answer: "Kind: Mentoring"; one that was asked by a tick needs no answer."""
    if answer is True:
        return str(field.label)
    if isinstance(answer, dt.date):
        return f"{field.label} {answer:%-d %B %Y}"
    if isinstance(field.field, ChoiceField) and isinstance(answer, str):
        labels: Any = field.field.choices
        answer = dict(labels).get(answer, answer)
    return f"{field.label}: {answer}"


class ForgivingPaginator(Paginator):
    """A page that there is not, any more or ever, is the nearest one that there is."""

    def page(self, number: int | str) -> Page:
        return super().page(min(max(1, int(number)), self.num_pages))


def laid_out(
    request: HttpRequest,
    table_class: type[ListTable],
    find_class: type[ListFilter],
    rows: QuerySet[Any],
    hide: tuple[str, ...],
) -> Listing:
    """The rows filtered, sorted and cut into pages, in the columns that this person has chosen."""
    layout = arranging.layout_of(request.user, table_class)
    find = find_class(request.GET, rows, request=request)
    table = table_class(Rows(find.qs), exclude=(*table_class.without(layout.columns), *hide))
    table.reader = request.user
    names = set(table.columns.names())
    # An address may say anything: what names no column sorts nothing.
    if wanted := [word for word in request.GET.getlist("sort") if word.removeprefix("-") in names]:
        table.order_by = wanted
    table.data.data = steady(table.data.data)
    table.paginate(ForgivingPaginator, per_page=layout.per_page, page=number(request.GET.get("page", "")))
    table.prepare([row.record for row in table.page.object_list])
    initial = {"columns": layout.columns, "per_page": layout.per_page}
    return Listing(
        table=table,
        find=find,
        query=urlencode({**find.asked(), "sort": list(table.order_by or ()) if wanted else []}, doseq=True),
        layout=layout,
        layout_form=LayoutForm(initial=initial, table=table_class),
        name_form=NameForm(),
    )


def number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 1
