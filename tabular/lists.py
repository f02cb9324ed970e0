"""One address for each list: a page of it, the list as a file, and what a person arranges about it.

A room's view says who may see which rows; everything else about a list is answered here, so that a file or a
saved filter can never reach further than the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from . import arranging, files
from .filters import ListFilter
from .forms import LayoutForm, NameForm
from .models import LONGEST_QUERY, Download, Layout, SavedFilter
from .tables import ListTable, Rows, steady


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
    def narrowed(self) -> bool:
        """Whether one of them is asked, or was asked in a way that we cannot read."""
        return any(field.name in self.find.asked() or field.errors for field in self.questions)

    @property
    def sorts(self) -> list[str]:
        """The order that was asked for, to be kept when the filter changes."""
        return list(self.find.data.getlist("sort"))


class ForgivingPaginator(Paginator):
    """A page that there is not, any more or ever, is the nearest one that there is."""

    def page(self, number: int) -> Page:
        return super().page(min(max(1, number), self.num_pages))


def answer(
    request: HttpRequest,
    table: type[ListTable],
    find: type[ListFilter],
    rows: QuerySet[Any],
    template: str,
    *,
    hide: tuple[str, ...] = (),
    **context: Any,
) -> HttpResponse:
    """The list to whoever asks. ``rows`` are all that this person may see; ``hide`` are columns that would
    say nothing to them. The page finds a `Listing` under ``list``.
    """
    listing = laid_out(request, table, find, rows, hide)
    if request.method == "POST":
        return changed(request, listing, template, context)
    if (form := request.GET.get("file")) in files.NAMES:
        return taken_out(request, listing, str(form), template, context)
    return page(request, listing, template, context)


def page(
    request: HttpRequest, listing: Listing, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    return render(request, template, {**context, "list": listing}, status=status)


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
    if wanted := request.GET.getlist("sort"):
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


def taken_out(
    request: HttpRequest, listing: Listing, form: str, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The list as a file, written down; or the page with the reason why not."""
    said = files.too_many(form, listing.total, listing.table.many)
    if not listing.find.is_valid():
        said = "There is no file yet: the filter has a mistake in it."
    if said:
        return page(request, replace(listing, said=said), template, context, status=422)
    Download.objects.create(
        person=request.user,
        table=listing.table.key,
        query=listing.query[:LONGEST_QUERY],
        form=form,
        rows=listing.total,
    )
    return files.file_of(listing.table, form)


def changed(request: HttpRequest, listing: Listing, template: str, context: dict[str, Any]) -> HttpResponse:
    """Do what the button said and come back to the same rows; a refusal keeps what was typed."""
    change = CHANGES.get(request.POST.get("do", ""))
    refused = change(request, listing) if change else replace(listing, said=NO_SUCH_CHANGE)
    if refused:
        return page(request, refused, template, context, status=422)
    return redirect(request.get_full_path())


NO_SUCH_CHANGE = "Nothing has changed. Use one of the buttons of this page."


def lay_out(request: HttpRequest, listing: Listing) -> Listing | None:
    form = LayoutForm(request.POST, table=type(listing.table))
    if not form.is_valid():
        return replace(listing, layout_form=form)
    columns = form.cleaned_data.get("columns", [])
    arranging.lay_out(request.user, type(listing.table), columns, form.cleaned_data["per_page"])
    return None


def usual_again(request: HttpRequest, listing: Listing) -> None:
    arranging.usual_again(request.user, type(listing.table))


def save_filter(request: HttpRequest, listing: Listing) -> Listing | None:
    form = NameForm(request.POST)
    if not form.is_valid():
        return replace(listing, name_form=form)
    name = form.cleaned_data["name"]
    try:
        arranging.save_filter(request.user, type(listing.table), name, listing.query)
    except arranging.Refused as refused:
        form.add_error("name", refused.sentence)
        return replace(listing, name_form=form)
    messages.success(request, f"Saved as “{name}”.")
    return None


def forget_filter(request: HttpRequest, listing: Listing) -> Listing | None:
    name = arranging.forget_filter(request.user, type(listing.table), request.POST.get("filter", ""))
    if name is None:
        return replace(listing, said="You keep no such filter of this list.")
    messages.success(request, f"“{name}” is forgotten.")
    return None


CHANGES: dict[str, Callable[[HttpRequest, Listing], Listing | None]] = {
    "lay_out": lay_out,
    "usual": usual_again,
    "save": save_filter,
    "forget": forget_filter,
}
