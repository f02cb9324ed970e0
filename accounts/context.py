"""Who you are, in which role, and the rooms you may enter: for every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from .rooms import doors_for, titles_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"whoami": None, "navigation": {}}
    return {
        "whoami": {"name": str(user), "role": ", ".join(titles_of(user))},
        "navigation": folded([item(door, request.path) for door in doors_for(user)]),
    }


IN_SIGHT = 6
"""As many entries as stand in one line at a desk and two on a phone."""


def folded(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The first entries, and those behind "More": where you are if that is one of them, what waits there."""
    if len(items) <= IN_SIGHT + 1:
        return {"first": items}
    more = items[IN_SIGHT:]
    return {
        "first": items[:IN_SIGHT],
        "more": more,
        "here": next((each["label"] for each in more if each["current"]), ""),
        "count": sum(each["count"] for each in more),
    }


def item(door: Any, path: str) -> dict[str, Any]:
    url = reverse(door.url_name)
    return {"label": door.label, "url": url, "count": door.count, "current": path == url}
