"""The e-mail to somebody who signed up and has no account."""

from __future__ import annotations

from django.core.mail import send_mail
from django.template.loader import render_to_string

from accounts.letters import address
from rulebook.reading import council

from .models import SignUp


def confirm_sign_up(sign_up: SignUp, token: str) -> None:
    context = {"sign_up": sign_up, "url": address("join:confirm", token), "council": council()}
    body = render_to_string("champions/email/confirm.txt", context)
    send_mail("Please confirm your sign-up", body, None, [sign_up.email])
