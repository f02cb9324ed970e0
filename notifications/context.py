"""The number on the bell, and the newest notice that waits for an answer."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .inbox import Unread


def bell(request: HttpRequest) -> dict[str, Any]:
    """`unread_count` and `asking` (the toast), from one query that is asked only when a page shows them."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    unread = Unread(user)
    return {
        "unread_count": SimpleLazyObject(partial(unread.count)),
        "asking": SimpleLazyObject(partial(unread.asking)),
    }
