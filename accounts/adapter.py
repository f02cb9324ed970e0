"""How allauth behaves here: nobody signs up by themselves, and everyone lands in their own room."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from notifications import live

from . import sealed_letters, staying

A_CODE, TO_THE_UNKNOWN = "account/email/login_code", "account/email/unknown_account"
GOOD_FOR = dt.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
"""As long as a code works: a letter that could not leave by then helps nobody."""
NEWS_GOOD_FOR = dt.timedelta(days=3)
"""A mail server may be away over a weekend."""


WORDS = {
    "email_password_mismatch": (
        "The e-mail address or the password is not right. Check both, or have a code e-mailed to you instead."
    ),
    "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
    "rate_limited": "Too many tries. Wait five minutes, then go on.",
    "incorrect_code": "That is not the code. Type the one in the newest e-mail.",
    "incorrect_password": "That is not your password.",
    "enter_current_password": "That is not the password that you have now.",
}
"""What to do, where allauth only says what happened. It counts failed sign-ins for five minutes."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **WORDS}

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
        """Not while somebody waits: how long a page takes must not tell whether an address is known. For an
        unknown one as much is written down, a code to nobody.
        """
        if template_prefix == TO_THE_UNKNOWN:
            template_prefix, email, context = A_CODE, "", {"code": self.generate_login_code()}
        letter = self.render_mail(template_prefix, email, context)
        sealed_letters.post(email, letter.subject, str(letter.body), good_for=GOOD_FOR)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that a way into their account was changed: if it was not them, they learn it by this.
        allauth would send it as a code, which is of no use after ten minutes.
        """
        email = email or EmailAddress.objects.get_primary_email(user)
        about = {
            "timestamp": timezone.now(),
            "ip": self.get_client_ip(self.request),
            "user_agent": self.get_http_user_agent(self.request),
            **(context or {}),
        }
        letter = self.render_mail(template_prefix, email, about)
        job, good_for = sealed_letters.SEND_NEWS_OF_A_CHANGE, NEWS_GOOD_FOR
        sealed_letters.post(email, letter.subject, str(letter.body), good_for=good_for, job=job)

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
