"""Bringing young adults in from the case system and out again: ETE workers and service managers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.asking import answers
from accounts.opening import for_ete_workers
from accounts.undoing import undo
from lifecycles import NotNow
from tabular.importing.views import ImportViews
from tabular.models import Download
from youngadults.forms.importing import EACH, EVERYBODY, NOWHERE, AdviserNameForm, ExportForm
from youngadults.importing import exporting, naming
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.importing.taking_back import what_stays
from youngadults.looking import took
from youngadults.models import YoungAdult


def advisers_waiting() -> dict[str, Any]:
    return {"waiting": len(naming.waiting())}


def took_rows(request: HttpRequest, rows: Any) -> None:
    """A list of an import that leaves as a file is a look at everybody on it."""
    keys = rows.exclude(about="").order_by().values_list("about", flat=True)
    took(request, YoungAdult.objects.filter(pk__in=[int(key) for key in keys]))


IMPORTS = ImportViews(
    YOUNG_ADULTS,
    guard=for_ete_workers,
    undo=undo,
    refusal=NotNow,
    stays=what_stays,
    beside=advisers_waiting,
    taken=took_rows,
)


@for_ete_workers
def advisers(request: HttpRequest) -> HttpResponse:
    """Names of the case system that nobody here has."""
    form = AdviserNameForm(answers(request))
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


@for_ete_workers
def export(request: HttpRequest) -> HttpResponse:
    """The page that asks whom; with an answer, the file."""
    people = YoungAdult.objects.visible_to(request.user).filter(guest_until=None)
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
