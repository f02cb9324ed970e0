"""One address for each list: a page of it, the list as a file, and what a person arranges about it.

A room's view says who may see which rows; everything else about a list is answered here, so that a file or a
saved filter can never reach further than the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from . import arranging, files
from .filters import ListFilter
from .forms import LayoutForm, NameForm
from .listing import Listing, laid_out
from .models import LONGEST_QUERY, Download
from .tables import ListTable

Taken = Callable[[HttpRequest, QuerySet[Any]], None]


def answer(
    request: HttpRequest,
    table: type[ListTable],
    find: type[ListFilter],
    rows: QuerySet[Any],
    template: str,
    *,
    hide: tuple[str, ...] = (),
    taken: Taken | None = None,
    **context: Any,
) -> HttpResponse:
    """The list to whoever asks. ``rows`` are all that this person may see; ``hide`` are columns that would
    say nothing to them. The page finds a `Listing` under ``list``. ``taken`` hears which rows leave as a
    file.
    """
    listing = laid_out(request, table, find, rows, hide)
    if request.method == "POST":
        return changed(request, listing, template, context)
    if (form := request.GET.get("file")) in files.NAMES:
        if taken and not why_no_file(listing, str(form)):
            taken(request, listing.table.data.data)
        return taken_out(request, listing, str(form), template, context)
    return page(request, listing, template, context)


def page(
    request: HttpRequest, listing: Listing, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    return render(request, template, {**context, "list": listing}, status=status)


def taken_out(
    request: HttpRequest, listing: Listing, form: str, template: str, context: dict[str, Any]
) -> Any:
    """The list as a file, written down; or the page with the reason why not."""
    if said := why_no_file(listing, form):
        return page(request, replace(listing, said=said), template, context, status=422)
    Download.objects.create(
        person_id=request.user.pk,
        table=listing.table.key,
        query=listing.query[:LONGEST_QUERY],
        form=form,
        rows=listing.total,
    )
    return files.file_of(listing.table, form)


def why_no_file(listing: Listing, form: str) -> str:
    if not listing.find.is_valid():
        return "There is no file yet: the filter has a mistake in it."
    return files.too_many(form, listing.total, listing.table.many)


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
    columns = form.cleaned_data["columns"]
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
