"""The number on the bell, the newest notice that waits for an answer, and what stops messages now."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import outages, spending
from .inbox import Unread


def bell(request: HttpRequest) -> dict[str, Any]:
    """`unread_count`, `asking` (the toast), `away` and `texts_used_up`: asked for only when a page shows
    them.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    unread = Unread(user)
    return {
        "unread_count": SimpleLazyObject(partial(unread.count)),
        "asking": SimpleLazyObject(partial(unread.asking)),
        "away": SimpleLazyObject(outages.away_in_words),
        "texts_used_up": SimpleLazyObject(spending.is_used_up_now),
    }
