"""A notice is read when the page that it is about is opened, by whatever way."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import live
from .models import Notification

A_RECORD = re.compile(r"/\d+/")
"""Lists and homes are about nothing in particular, and cost no query."""


class ReadByOpeningMiddleware:
    """Marks what leads to this page as read, once the page has opened. A page that reads itself again has not
    been looked at.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 200 and was_opened(request):
            mark_read(request)
        return answer


def was_opened(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and request.user.is_authenticated
        and request.headers.get("X-Requested-With") != "live"
        and A_RECORD.search(request.path) is not None
    )


def mark_read(request: HttpRequest) -> None:
    about_this = Notification.objects.visible_to(request.user).unread().filter(link=request.path)
    reader = request.user.pk
    if reader and about_this.update(read_at=timezone.now()):
        live.hint([reader], ["inbox"])
