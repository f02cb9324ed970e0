"""How allauth behaves here: nobody signs up by themselves, and everyone lands in their own room."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from notifications import live


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation or by the 18+ service, never by a visitor."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def logout(self, request: HttpRequest) -> None:
        """Signing out ends the pages that this sign-in left open in other tabs."""
        user_id = request.user.pk
        super().logout(request)
        if user_id:
            live.check_sign_in(user_id)
