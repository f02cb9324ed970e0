"""E-mails to people who have no account: not yet, or not any longer."""

from __future__ import annotations

from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string

from accounts.letters import address
from rulebook.reading import council, value

from .models import Organisation, SignUp


def confirm_sign_up(sign_up: SignUp, token: str) -> None:
    context = {"sign_up": sign_up, "url": address("join:confirm", token), "council": council()}
    body = render_to_string("champions/email/confirm.txt", context)
    send_mail("Please confirm your sign-up", body, None, [sign_up.email])


def thank_you(organisation: Organisation, user: Any) -> None:
    """To somebody of an organisation that has left."""
    context = {"organisation": organisation, "user": user, "url": address("join:sign_up")}
    context |= {"council": council(), "kept_days": value("partner.kept_days")}
    body = render_to_string("champions/email/thank_you.txt", context)
    send_mail("Thank you", body, None, [user.email])
