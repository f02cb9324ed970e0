"""How allauth behaves here: nobody signs up by themselves, and everyone lands in their own room."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from notifications import live

from . import staying
from .models import User

A_CODE = "account/email/login_code"


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation or by the 18+ service, never by a visitor."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Young adults end at their own door, which speaks their language; everybody else at the welcome."""
        by_link = request.user.is_authenticated and request.user.signs_in_by_link
        return reverse("youngadults:get_link") if by_link else super().get_logout_redirect_url(request)

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """Young adults come in by their own door, with its soft check: no password opens their account."""
        if user.signs_in_by_link:
            messages.error(request, "This account has no password. Ask for a link instead.")
            return redirect("account_login")
        return super().pre_login(request, user, **more)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No code to a young adult, who comes in by no code of this door. Sending takes a while: who asked
        for one with somebody's address could tell by a watch whether it is a young adult's.
        """
        if template_prefix != A_CODE or not User.objects.filter(email=email, signs_in_by_link=True).exists():
            super().send_mail(template_prefix, email, context)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """None for those who have no password; the page says the same to everybody."""
        if not user.signs_in_by_link:
            super().send_password_reset_mail(user, email, context)

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        staying.begin(request)

    def logout(self, request: HttpRequest) -> None:
        """Signing out ends the pages that this sign-in left open in other tabs."""
        user_id = request.user.pk
        super().logout(request)
        if user_id:
            live.check_sign_in(user_id)


class CouncilSignInAdapter(DefaultSocialAccountAdapter):
    """The council's own sign-in opens accounts that their owners connected to it, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Not connected: told how to connect. An e-mail address that matches proves nothing."""
        if sociallogin.state.get("process") == "login" and not sociallogin.is_existing:
            page = render(request, "socialaccount/not_connected.html", status=403)
            raise ImmediateHttpResponse(page)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("accounts:me")
