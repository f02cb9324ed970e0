"""The views of an importer, the same in every room: who may, what stands beside the list, how it is undone.

IMPORTS = ImportViews(IMPORTER, guard=for_ete_workers, undo=undo, refusal=NotNow)
urlpatterns = [*IMPORTS.urls("imports/"), …]
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from tabular import lists
from tabular.models import Import

from . import pages
from .registering import Importer

View = Callable[..., HttpResponse]


def nothing_beside() -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class ImportViews:
    """``guard`` hides them from whoever may not; ``undo(record, by=…, why=…)`` raises ``refusal`` where
    somebody has built on it, and ``stays`` says what is not undone; ``beside`` is more for the list of
    imports, ``beside_one`` for the page of one, which may be a ``page`` of the room's; ``taken`` notes a
    list that leaves.
    """

    of: Importer
    guard: Callable[[View], View]
    undo: Callable[..., None]
    refusal: type[Exception]
    stays: Callable[[Import], list[str]] = pages.nothing_stays
    beside: Callable[[], dict[str, Any]] = nothing_beside
    beside_one: Callable[[Import], dict[str, Any]] | None = None
    page: str = "importing/show.html"
    taken: lists.Taken | None = None

    def urls(self, below: str) -> list[URLPattern]:
        """Under the names that `Importer.url` asks for."""
        reads: dict[str, tuple[str, View]] = {
            "": ("list", self.overview),
            "new/": ("new", self.new),
            "<int:pk>/": ("show", self.show),
            "<int:pk>/columns/": ("columns", self.columns),
            "<int:pk>/take-back/": ("take_back", self.take_back),
        }
        acts: dict[str, tuple[str, View]] = {
            "<int:pk>/write/": ("write", self.write),
            "<int:pk>/cancel/": ("cancel", self.cancel),
        }
        return [
            *(self.url(below + where, name, view) for where, (name, view) in reads.items()),
            *(self.url(below + where, name, view, require_POST) for where, (name, view) in acts.items()),
        ]

    def url(self, where: str, name: str, view: View, *more: Callable[[View], View]) -> URLPattern:
        guarded = self.guard(view)
        for wrap in more:
            guarded = wrap(guarded)
        return path(where, guarded, name=f"import_{name}")

    def found(self, request: HttpRequest, pk: int) -> Import:
        return get_object_or_404(Import.objects.visible_to(request.user, self.of.kind), pk=pk)

    def overview(self, request: HttpRequest) -> HttpResponse:
        return pages.overview(request, self.of, **self.beside())

    def new(self, request: HttpRequest) -> HttpResponse:
        return pages.upload(request, self.of)

    def columns(self, request: HttpRequest, pk: int) -> HttpResponse:
        return pages.columns(request, self.of, self.found(request, pk))

    def show(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = self.found(request, pk)
        return pages.show(request, self.of, found, taken=self.taken, page=self.page, beside=self.beside_one)

    def write(self, request: HttpRequest, pk: int) -> HttpResponse:
        return pages.write(request, self.of, self.found(request, pk))

    def cancel(self, request: HttpRequest, pk: int) -> HttpResponse:
        return pages.cancel(request, self.of, self.found(request, pk))

    def take_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        return pages.take_back(request, self.of, self.found(request, pk), self.undo, self.refusal, self.stays)
