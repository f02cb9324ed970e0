"""Who must have a second step of signing in and has none is led to where it is set up."""

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
