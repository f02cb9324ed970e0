"""A move that is no longer open, or not for this person, becomes a page with one plain sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .moves import NotNow, NotPermitted


class MovedOnMiddleware:
    """Yours but not now: 409 and what is true now. Yours to see but not to change: 403."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotNow):
            return render(request, "moved_on.html", {"sentence": exception.sentence}, status=409)
        if isinstance(exception, NotPermitted):
            return render(request, "403.html", {"sentence": exception.sentence}, status=403)
        return None
