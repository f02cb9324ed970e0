"""Bringing vacancies in, from a file or from Find an apprenticeship: ETE workers and service managers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from accounts.opening import for_ete_workers
from accounts.undoing import undo
from lifecycles import NotNow
from pledges import jobs
from pledges.forms import FetchForm, WhoseForm
from pledges.importing.importer import IMPORTER
from pledges.importing.whose import MOST_AT_ONCE, Question, questions, say_whose
from tabular.importing import pages
from tabular.importing.views import ImportViews
from tabular.models import Import


def has_key() -> dict[str, Any]:
    return {"has_key": bool(settings.DISPLAY_ADVERT_KEY)}


def asked_about(record: Import) -> list[Question]:
    return questions(record) if record.stage == "preview" else []


def whose_rows(record: Import) -> dict[str, Any]:
    """How many names of organisations are not known here, and how many were asked about at all."""
    asked = asked_about(record)
    return {"whose": {"all": len(asked), "open": sum(1 for it in asked if it.answer is None)}}


IMPORTS = ImportViews(
    IMPORTER,
    guard=for_ete_workers,
    undo=undo,
    refusal=NotNow,
    beside=has_key,
    beside_one=whose_rows,
    page="pledges/import.html",
)


@for_ete_workers
def whose(request: HttpRequest, pk: int) -> HttpResponse:
    """Names of organisations that nobody here has: who each is."""
    record = IMPORTS.found(request, pk)
    asked = asked_about(record)
    if not asked:
        return redirect(IMPORTER.url("show", pk))
    form = WhoseForm(answers(request), questions=asked[:MOST_AT_ONCE])
    if form.is_bound and form.is_valid():
        say = partial(say_whose, record, form.answers, by=request.user)
        return pages.act(request, IMPORTER, record, say, "Thank you. The rows are looked at again.")
    context = {"record": record, "form": form, "back": IMPORTER.url("show", pk)}
    context |= {"more": len(asked[MOST_AT_ONCE:])}
    return render(request, "pledges/whose.html", context, status=422 if form.errors else 200)


@for_ete_workers
def fetch(request: HttpRequest) -> HttpResponse:
    """The adverts of one employer, fetched by a worker; the import appears in the list."""
    form = FetchForm(answers(request))
    if form.is_bound and form.is_valid():
        jobs.fetch(form.cleaned_data["organisation"], by=request.user)
        messages.success(request, "It is being fetched. It stands in this list in a minute or two.")
        return redirect(IMPORTER.url("list"))
    context = {"form": form, "back": IMPORTER.url("list"), **has_key()}
    return render(request, "pledges/fetch.html", context, status=422 if form.errors else 200)
