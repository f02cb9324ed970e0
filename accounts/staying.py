"""How long whoever signs in by password stays signed in without doing anything.

A young adult's time begins at a door of their own, and ends whatever they do.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from rulebook.reading import value

STAYS = "stays"
"""The key of the session for how many seconds this sign-in lasts, and when something was last done."""
NOTED_EACH = 20
"""So many times in the length of a sign-in it is written down at most that somebody does something."""


def begin(request: HttpRequest) -> None:
    """With the rulebook's time of today: what is changed there holds from the next sign-in on."""
    request.session[STAYS] = [value("session.staff_minutes") * 60, int(time.time())]


class StayingMiddleware:
    """Whoever does something stays. A page that reads itself again is nobody doing something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if STAYS in request.session:
            go_or_stay(request)
        return self.get_response(request)


def go_or_stay(request: HttpRequest) -> None:
    seconds, done_at = request.session[STAYS]
    idle = time.time() - done_at
    if idle > seconds:
        logout(request)
    elif idle > seconds / NOTED_EACH and request.headers.get("X-Requested-With") != "live":
        request.session[STAYS] = [seconds, int(time.time())]
