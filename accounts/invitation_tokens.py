"""The link of an invitation: made when the e-mail is written, looked at without spending it, dead in time."""

from __future__ import annotations

import datetime as dt
import secrets

from django.utils import timezone

from rulebook.reading import value

from .links import hashed
from .models import Invitation

S = Invitation.Status

UNKNOWN = "This link does not work. Look for the newest e-mail, or ask the person who invited you."
USED = "This invitation has been accepted already. Sign in with your e-mail address."
TAKEN_BACK = "This invitation has been taken back. Ask the person who invited you."
TOO_OLD = "This invitation is too old. Ask the person who invited you to send it again."


class InvitationRefused(Exception):
    """The link cannot be used. ``is_known`` is true where it was a real one."""

    def __init__(self, sentence: str, *, is_known: bool = True) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_known = is_known


def issue_token(invitation: Invitation) -> str:
    """A fresh token, in place of any earlier one. It is returned once and never stored."""
    token = secrets.token_urlsafe(24)
    invitation.token_hash = hashed(token)
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + dt.timedelta(days=value("invitation.lifetime_days"))
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    return token


def look(token: str) -> Invitation:
    """The invitation behind a token, still open. Looking spends nothing. Raises InvitationRefused."""
    rows = Invitation.objects.select_related("invited_by").filter(token_hash=hashed(token))
    return usable(rows.first())


def usable(invitation: Invitation | None) -> Invitation:
    if invitation is None:
        raise InvitationRefused(UNKNOWN, is_known=False)
    if invitation.status == S.ACCEPTED:
        raise InvitationRefused(USED)
    if invitation.status == S.REVOKED:
        raise InvitationRefused(TAKEN_BACK)
    if invitation.has_expired:
        raise InvitationRefused(TOO_OLD)
    return invitation
