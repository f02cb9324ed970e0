"""The e-mails of the doors: an invitation, and that a second step was taken off."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from rulebook import reading

from .models import AccountChange, Invitation


def invitation(invitation: Invitation, token: str) -> None:
    context = {"invitation": invitation, "url": address("accounts:invitation", token)}
    send(f"You are invited: {invitation.to_be}", "invitation", context, invitation.email)


def second_factor_reset(change: AccountChange) -> None:
    context = {"change": change, "url": address("account_login")}
    send("Your second step of signing in was taken off", "second_factor_reset", context, change.user.email)


def address(page: str, *args: Any) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(page, args=args)


def send(subject: str, template: str, context: dict[str, Any], to: str) -> None:
    body = render_to_string(f"accounts/email/{template}.txt", {**context, "council": reading.council()})
    send_mail(subject, body, None, [to])
