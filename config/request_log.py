"""A line in the log for each request: which page, how it ended, how long it took; never who or what with."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .logs import request_id

logger = logging.getLogger(__name__)

# What nginx calls $request_id: the same number in its log and in ours. Anything else is not taken over.
FROM_THE_PROXY = re.compile(r"[0-9a-f]{32}", re.ASCII)


class RequestLogMiddleware:
    """Numbers each request; the answer carries the number, for people to quote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = number_of(request)
        token = request_id.set(number)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = number
            note(request, response, time.perf_counter() - began)
        finally:
            request_id.reset(token)
        return response


def number_of(request: HttpRequest) -> str:
    sent = request.headers.get("X-Request-ID", "")
    return sent if FROM_THE_PROXY.fullmatch(sent) else uuid.uuid4().hex


def note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """The page is named by its pattern: a path may hold a token, a query string anything at all."""
    match = request.resolver_match
    fields = {
        "method": request.method if request.method in KNOWN_METHODS else "other",
        "page": match.route if match else "",
        "status": response.status_code,
        "milliseconds": round(seconds * 1000),
    }
    logger.info("request", extra={"fields": fields})


KNOWN_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
