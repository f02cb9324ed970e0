"""Which pages of signing in are for whom: who must have a second step and has none is led to where it is set
up; a young adult, who signs in by link, is led away from passwords.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import second_factor

OPEN = (
    "mfa_",
    "account_reauthenticate",
    "account_logout",
    "account_set_password",
    "account_change_password",
    "accounts:set_up",
    "accounts:invitation",
)
"""Beginnings of the names of pages that open without one: setting it up, proving who you are, going away."""


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or (match.view_name or "").startswith(OPEN) or not request.user.is_authenticated:
            return None
        return redirect("accounts:set_up") if second_factor.is_missing(request.user) else None


NOT_BY_LINK = ("account_", "mfa_", "socialaccount_", "openid_connect_", "accounts:set_up")
BY_LINK_TOO = ("account_login", "account_logout")


class ByLinkMiddleware:
    """Whoever signs in by link has no password and no second step, and changes an address on a page of their
    own, so that old links die. Those pages lead to "My account".
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        name = (request.resolver_match and request.resolver_match.view_name) or ""
        if not name.startswith(NOT_BY_LINK) or name in BY_LINK_TOO or not request.user.is_authenticated:
            return None
        return redirect("accounts:me") if request.user.signs_in_by_link else None
