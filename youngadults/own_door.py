"""Where somebody is sent who has to sign in: young adults to their own door, without passwords."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

OWN_ROOM = "/my/"
NOT_SENT = _("You are signed out, so your answer was not sent. Sign in and tap it once more.")
OWN_PHONE_UNTIL = "own_phone_until"
"""The key of the session that says until when a phone which is theirs alone may keep pages."""


class WayInMiddleware(LoginRequiredMiddleware):
    """Deny by default; behind a young adult's address is the page that sends a link."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        if not request.path.startswith(OWN_ROOM):
            return super().handle_no_permission(request, view_func)
        if request.method == "POST":
            messages.warning(request, NOT_SENT)
        return redirect_to_login(request.get_full_path(), reverse("youngadults:get_link"))


def has_ended(request: HttpRequest) -> bool:
    """The browser still shows a session which is no more."""
    return bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME)) and request.session.is_empty()


class ForgettingMiddleware:
    """When a sign-in is over, by signing out, by its time or by another's, the browser drops what it kept of
    the pages. So it does when one begins: the last may have ended elsewhere, and be somebody else's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = request.user.pk
        response = self.get_response(request)
        after = request.user.pk
        if after != before or (after is None and (request.path.startswith(OWN_ROOM) or has_ended(request))):
            response.headers["Clear-Site-Data"] = '"storage"'
        return response
