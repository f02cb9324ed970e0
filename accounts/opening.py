"""For whom a page opens: to everybody else it does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from .permissions import an_ete_worker

View = Callable[..., HttpResponse]


def opens_for(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """A guard for views: whoever may not finds no page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard


for_ete_workers = opens_for(lambda user: an_ete_worker(user, None))
"""ETE workers and service managers."""
