"""Bringing in the council's tree from a spreadsheet: ETE workers and service managers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from champions.importing import TREE
from champions.importing.writing import undo
from lifecycles import NotNow
from tabular.importing import pages
from tabular.models import Import

from .register import only_the_service

View = Callable[..., HttpResponse]


def service_only(view: View) -> View:
    """To everybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        only_the_service(request)
        return view(request, *args, **kwargs)

    return guarded


def found(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.visible_to(request.user, TREE.kind), pk=pk)


@service_only
def imports(request: HttpRequest) -> HttpResponse:
    return pages.overview(request, TREE)


@service_only
def new(request: HttpRequest) -> HttpResponse:
    return pages.upload(request, TREE)


@service_only
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.columns(request, TREE, found(request, pk))


@service_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.show(request, TREE, found(request, pk))


@require_POST
@service_only
def write(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.write(request, TREE, found(request, pk))


@require_POST
@service_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.cancel(request, TREE, found(request, pk))


@service_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.take_back(request, TREE, found(request, pk), undo, NotNow)
