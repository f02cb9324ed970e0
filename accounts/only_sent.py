"""Some addresses only take what a button sends. Whoever comes to one in another way, from signing in again or
because a phone had dropped the page, reads so, and is led to the page that the button stands on.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve


class OnlySentMiddleware:
    """Without it the answer to such a visit (405) is a white page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if request.method != "GET" or answer.status_code != 405:
            return answer
        page = render(request, "only_sent.html", {"back_url": page_above(request.path)}, status=405)
        page["Allow"] = answer["Allow"]
        return page


def page_above(path: str) -> str:
    """The nearest address above at which something is: /my/offers/3/yes/ hangs on /my/offers/3/."""
    above = path.rstrip("/").rpartition("/")[0] + "/"
    return above if above == "/" or is_ours(above) else page_above(above)


def is_ours(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
