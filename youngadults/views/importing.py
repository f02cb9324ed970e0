"""Bringing young adults in from the case system and out again: ETE workers and service managers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.permissions import an_ete_worker
from lifecycles import NotNow
from tabular.importing import pages
from tabular.models import Download, Import
from youngadults.forms.importing import EACH, EVERYBODY, NOWHERE, AdviserNameForm, ExportForm
from youngadults.importing import exporting, naming
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.importing.taking_back import undo, what_stays
from youngadults.looking import took
from youngadults.models import YoungAdult

View = Callable[..., HttpResponse]


def importers_only(view: View) -> View:
    """To everybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not an_ete_worker(request.user, None):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def found(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.visible_to(request.user, YOUNG_ADULTS.kind), pk=pk)


@importers_only
def imports(request: HttpRequest) -> HttpResponse:
    return pages.overview(request, YOUNG_ADULTS, waiting=len(naming.waiting()))


@importers_only
def new(request: HttpRequest) -> HttpResponse:
    return pages.upload(request, YOUNG_ADULTS)


@importers_only
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.columns(request, YOUNG_ADULTS, found(request, pk))


@importers_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.show(request, YOUNG_ADULTS, found(request, pk), taken=took_rows)


def took_rows(request: HttpRequest, rows: Any) -> None:
    """A list of an import that leaves as a file is a look at everybody on it."""
    keys = rows.exclude(about="").order_by().values_list("about", flat=True)
    took(request, YoungAdult.objects.filter(pk__in=[int(key) for key in keys]))


@require_POST
@importers_only
def write(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.write(request, YOUNG_ADULTS, found(request, pk))


@require_POST
@importers_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.cancel(request, YOUNG_ADULTS, found(request, pk))


@importers_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.take_back(request, YOUNG_ADULTS, found(request, pk), undo, NotNow, stays=what_stays)


@importers_only
def advisers(request: HttpRequest) -> HttpResponse:
    """Names of the case system that nobody here has."""
    form = AdviserNameForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = naming.say_who(**form.cleaned_data, by=request.user)
        messages.success(request, f"{form.cleaned_data['adviser']} now advises {given} more. They were told.")
        return redirect("youngadults:import_advisers")
    rows = [(waits, name_form(waits.name, form)) for waits in naming.waiting()]
    page = {"rows": rows, "of": YOUNG_ADULTS, "back": YOUNG_ADULTS.url("list")}
    return render(request, "youngadults/adviser_names.html", page, status=422 if form.errors else 200)


def name_form(name: str, form: AdviserNameForm) -> AdviserNameForm:
    if form.is_bound and form.data.get("name") == name:
        return form
    return AdviserNameForm(initial={"name": name}, auto_id=f"id_%s_{abs(hash(name))}")


@importers_only
def export(request: HttpRequest) -> HttpResponse:
    """The page that asks whom; with an answer, the file."""
    people = YoungAdult.objects.visible_to(request.user)
    form = ExportForm(
        request.GET if "district" in request.GET else None, districts=exporting.districts_of(people)
    )
    if form.is_bound and form.is_valid():
        return taken_out(request, people, form.cleaned_data["district"])
    page = {"form": form, "total": people.count()}
    return render(request, "youngadults/export.html", page, status=422 if form.errors else 200)


def taken_out(request: HttpRequest, people: Any, district: str) -> HttpResponse:
    """Written down as a file that left, and as a look at everybody on it."""
    if district not in (EVERYBODY, EACH):
        people = people.filter(district=None if district == NOWHERE else district)
    took(request, people)
    Download.objects.create(
        person_id=request.user.pk,
        table="youngadults.export",
        query=request.GET.urlencode()[:2000],
        form="zip" if district == EACH else "csv",
        rows=people.count(),
    )
    return as_file(people, district)


def as_file(people: Any, district: str) -> Any:
    name = f"young-adults-{timezone.localdate():%Y-%m-%d}"
    if district == EACH:
        answer: Any = HttpResponse(exporting.packed(people), content_type="application/zip")
    else:
        text = exporting.csv_text(exporting.to_export(people).iterator(chunk_size=1000))
        answer = StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")
    ending = "zip" if district == EACH else "csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["Cache-Control"] = "no-store"
    return answer
