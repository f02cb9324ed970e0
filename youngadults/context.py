"""What the frame of a young adult's pages needs: the languages to choose from, and who made the words; and
whose frame a page stands in that is for everybody.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from .languages import ENGLISH, OWN_PAGES, is_machine_made, offered
from .own_door import OWN_PHONE_UNTIL

NEUTRAL = "https://www.bbc.co.uk/weather"
"""Where "Leave quickly" leads: a page that anybody may have open."""


def languages(request: HttpRequest) -> dict[str, Any]:
    code = translation.get_language() or ENGLISH
    return {
        "neutral": NEUTRAL,
        "may_leave": is_visitor_or_young_adult(request),
        "layout_for_all": "layouts/my.html" if is_theirs(request) else "layouts/public.html",
        "languages": SimpleLazyObject(partial(offered)),
        "machine_made": is_machine_made(code),
        "own_phone_until": request.session.get(OWN_PHONE_UNTIL, "") if hasattr(request, "session") else "",
    }


def is_visitor_or_young_adult(request: HttpRequest) -> bool:
    """Whether "Leave quickly" stands at the top: for whoever is, or may be, a young adult, on every page."""
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated or user.signs_in_by_link


def is_theirs(request: HttpRequest) -> bool:
    """Whether a young adult reads a page that is for everybody, or that says what went wrong: then it has the
    way out and the languages of all their pages.
    """
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return user.signs_in_by_link
    return request.path.startswith(OWN_PAGES)
