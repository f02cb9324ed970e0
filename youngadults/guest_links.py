"""The link that proves an adviser's address: made when the e-mail is written, looked at without harm."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils import timezone

from accounts.links import hashed
from rulebook.reading import value

from .models import GuestReferral

UNKNOWN = "This link does not work. Look for the newest e-mail, or fill in the form again."
TOO_OLD = "This link is too old. Please fill in the form again."


class LinkRefused(Exception):
    """The link cannot be used. ``is_known`` is true where it was a real one."""

    def __init__(self, sentence: str, *, is_known: bool = True) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_known = is_known


def issue_token(referral: GuestReferral) -> str:
    """A fresh token, returned once and never stored."""
    token = secrets.token_urlsafe(24)
    referral.token_hash, referral.sent_at = hashed(token), timezone.now()
    referral.expires_at = referral.sent_at + dt.timedelta(days=value("sign_up.link_days"))
    referral.save(update_fields=["token_hash", "sent_at", "expires_at"])
    return token


def look(token: str) -> GuestReferral:
    """The referral behind a link; looking confirms nothing. Raises LinkRefused."""
    return usable(GuestReferral.objects.filter(token_hash=hashed(token)).first())


def usable(referral: GuestReferral | None) -> GuestReferral:
    if referral is None:
        raise LinkRefused(UNKNOWN, is_known=False)
    if referral.status == GuestReferral.Status.ASKED and referral.has_expired:
        raise LinkRefused(TOO_OLD)
    return referral
