"""When a page was asked for: from then on its socket may have missed something."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.http import int_to_base36


class AskedMiddleware:
    """Notes the moment before the view looks at anything; the page hands it to its socket (`consumers`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Milliseconds, written so that no language puts a comma in and nobody takes them for a year.
        request.asked_at = int_to_base36(int(time.time() * 1000))  # type: ignore[attr-defined]
        return self.get_response(request)
