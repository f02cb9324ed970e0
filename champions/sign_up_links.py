"""The link that proves the address of a sign-up: made when the e-mail is written, looked at without harm."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils import timezone

from accounts.links import hashed
from rulebook.reading import value

from .models import SignUp

UNKNOWN = "This link does not work. Look for the newest e-mail, or sign up again."
TOO_OLD = "This link is too old. Sign up again: it takes two minutes."


class LinkRefused(Exception):
    """The link cannot be used. ``is_known`` is true where it was a real one."""

    def __init__(self, sentence: str, *, is_known: bool = True) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_known = is_known


def issue_token(sign_up: SignUp) -> str:
    """A fresh token, returned once and never stored."""
    token = secrets.token_urlsafe(24)
    sign_up.token_hash = hashed(token)
    sign_up.sent_at = timezone.now()
    sign_up.expires_at = sign_up.sent_at + dt.timedelta(days=value("sign_up.link_days"))
    sign_up.save(update_fields=["token_hash", "sent_at", "expires_at"])
    return token


def look(token: str) -> SignUp:
    """The sign-up behind a link; looking confirms nothing. Raises LinkRefused."""
    return usable(SignUp.objects.filter(token_hash=hashed(token)).first())


def usable(sign_up: SignUp | None) -> SignUp:
    if sign_up is None:
        raise LinkRefused(UNKNOWN, is_known=False)
    if sign_up.confirmed_at is None and sign_up.has_expired:
        raise LinkRefused(TOO_OLD)
    return sign_up
