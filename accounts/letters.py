"""The e-mails of the doors: an invitation, a new password, and that a second step was taken off."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from rulebook import reading

from .models import AccountChange, Invitation, User


def invitation(invitation: Invitation, token: str) -> None:
    context = {"invitation": invitation, "url": address("accounts:invitation", token)}
    # Who is asked, and to what, stands in the letter: a subject shows on the screen of a locked phone.
    send("You are invited", "invitation", context, invitation.email)


def second_factor_reset(change: AccountChange) -> None:
    context = {"change": change, "url": address("account_login")}
    send("Your second step of signing in was taken off", "second_factor_reset", context, change.user.email)


def new_password(user: User) -> None:
    """With a link that works once. Made by allauth's own generator, as its page looks at it."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    page = address("account_reset_password_from_key", "UID", "KEY").replace("UID-KEY", key)
    context = {"password_reset_url": page, "council": reading.council()}
    body = render_to_string("account/email/password_reset_key_message.txt", context)
    send_mail("Choose a new password", body, None, [user.email])


def address(page: str, *args: Any) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(page, args=args)


def send(subject: str, template: str, context: dict[str, Any], to: str) -> None:
    body = render_to_string(f"accounts/email/{template}.txt", {**context, "council": reading.council()})
    send_mail(subject, body, None, [to])
