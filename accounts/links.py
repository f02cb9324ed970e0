"""One-use links: made for a person, spent once, dead after a while or when the number changes.

The raw token exists in the message and in the visitor's address bar, nowhere else. Looking at a link does
not spend it (message scanners open links); only a POST from the page that it opens does.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from rulebook.reading import value

from .models import SignInLink, User


class LinkRefused(Exception):
    """The link cannot be used. ``user`` is set when it was a real one, so that a new one can be sent
    there.
    """

    def __init__(self, sentence: str, user: User | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.user = user


UNKNOWN = gettext_noop("This link does not work. Ask for a new one.")
SPENT = gettext_noop("This link has been used already. Ask for a new one.")
EXPIRED = gettext_noop("This link is too old. Ask for a new one.")


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def make(user: User, *, leads_to: str = "") -> str:
    """A fresh token for this person. ``leads_to`` is a path on this site to open after signing in."""
    token = secrets.token_urlsafe(24)
    SignInLink.objects.create(
        user=user,
        token_hash=hashed(token),
        leads_to=leads_to if is_own_path(leads_to) else "",
        expires_at=timezone.now() + timedelta(minutes=value("link.lifetime_minutes")),
    )
    return token


def make_code(user: User) -> str:
    """Eight digits to read out or to copy from one screen to another, for a few minutes. They open no link:
    whoever types them must also pass the soft check, and may not guess often.
    """
    while True:
        digits = f"{secrets.randbelow(10**8):08}"
        if not SignInLink.objects.filter(token_hash=hashed(code_token(digits))).exists():
            break
    SignInLink.objects.create(
        user=user,
        token_hash=hashed(code_token(digits)),
        expires_at=timezone.now() + timedelta(minutes=value("code.lifetime_minutes")),
    )
    return digits


def code_token(digits: str) -> str:
    """A slash, so that no address of a link can be one."""
    return f"code/{digits}"


def is_own_path(path: str) -> bool:
    """A page of ours. Signs that nobody can see are in none: browsers drop some, the database refuses one."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()


def look(token: str) -> SignInLink:
    """The link behind a token, still usable. Raises LinkRefused with a sentence."""
    link = SignInLink.objects.select_related("user").filter(token_hash=hashed(token)).first()
    return _usable(link)


def spend(token: str) -> SignInLink:
    """Use a link up. Of two simultaneous visitors one gets in, the other reads that it was used."""
    with transaction.atomic():
        rows = SignInLink.objects.select_for_update(of=("self",)).select_related("user")
        link = _usable(rows.filter(token_hash=hashed(token)).first())
        link.spent_at = timezone.now()
        link.save(update_fields=["spent_at"])
    return link


def revoke_all(user: User) -> int:
    """Kill every link of this person that could still be used: the number changed, or the account ended."""
    return SignInLink.objects.filter(user=user, spent_at=None, revoked_at=None).update(
        revoked_at=timezone.now()
    )


def _usable(link: SignInLink | None) -> SignInLink:
    if link is None or not link.user.is_active:
        raise LinkRefused(UNKNOWN)
    if link.spent_at or link.revoked_at:
        raise LinkRefused(SPENT, link.user)
    if link.expires_at <= timezone.now():
        raise LinkRefused(EXPIRED, link.user)
    return link
