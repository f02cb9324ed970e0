"""Bringing vacancies in, from a file or from Find an apprenticeship: ETE workers and service managers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.permissions import an_ete_worker
from lifecycles import NotNow
from pledges import jobs
from pledges.forms import FetchForm
from pledges.importing.importer import IMPORTER
from pledges.importing.writing import undo
from tabular.importing import pages
from tabular.models import Import

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
    return get_object_or_404(Import.objects.visible_to(request.user, IMPORTER.kind), pk=pk)


@importers_only
def imports(request: HttpRequest) -> HttpResponse:
    return pages.overview(request, IMPORTER, has_key=bool(settings.DISPLAY_ADVERT_KEY))


@importers_only
def new(request: HttpRequest) -> HttpResponse:
    return pages.upload(request, IMPORTER)


@importers_only
def fetch(request: HttpRequest) -> HttpResponse:
    """The adverts of one employer, fetched by a worker; the import appears in the list."""
    form = FetchForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        jobs.fetch(form.cleaned_data["organisation"], by=request.user)
        messages.success(request, "It is being fetched. It stands in this list in a minute or two.")
        return redirect(IMPORTER.url("list"))
    context = {"form": form, "back": IMPORTER.url("list"), "has_key": bool(settings.DISPLAY_ADVERT_KEY)}
    return render(request, "pledges/fetch.html", context, status=422 if form.errors else 200)


@importers_only
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.columns(request, IMPORTER, found(request, pk))


@importers_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.show(request, IMPORTER, found(request, pk))


@require_POST
@importers_only
def write(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.write(request, IMPORTER, found(request, pk))


@require_POST
@importers_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.cancel(request, IMPORTER, found(request, pk))


@importers_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.take_back(request, IMPORTER, found(request, pk), undo, NotNow)
