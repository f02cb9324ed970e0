"""Who you are, in which role, and the rooms you may enter: for every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from .rooms import doors_for, titles_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"whoami": None, "navigation": []}
    return {
        "whoami": {"name": str(user), "role": ", ".join(titles_of(user))},
        "navigation": [item(door, request.path) for door in doors_for(user)],
    }


def item(door: Any, path: str) -> dict[str, Any]:
    url = reverse(door.url_name)
    return {"label": door.label, "url": url, "count": door.count, "current": path == url}
