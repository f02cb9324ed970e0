"""E-mails to an adviser of another council, who has no account. None says of whom it is about."""

from __future__ import annotations

from django.core.mail import send_mail
from django.template.loader import render_to_string

from accounts.letters import address
from rulebook.reading import council

from .models import GuestReferral


def confirm(referral: GuestReferral, token: str) -> None:
    context = {"referral": referral, "url": address("guests:confirm", token), "council": council()}
    body = render_to_string("guests/email/confirm.txt", context)
    send_mail("Please confirm your referral", body, None, [referral.email])


def answer(referral: GuestReferral) -> None:
    context = {"referral": referral, "guest": referral.young_adult, "council": council()}
    body = render_to_string("guests/email/answer.txt", context)
    send_mail("The answer to your referral", body, None, [referral.email])
