"""Today: what to do next, and why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.access import desk_only
from desk.queue import groups


@desk_only
def today(request: HttpRequest) -> HttpResponse:
    found = groups(request.user)
    waiting = sum(len(group.rows) + group.more for group in found)
    return render(request, "desk/today.html", {"groups": found, "waiting": waiting})
