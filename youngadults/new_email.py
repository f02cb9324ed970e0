"""A new e-mail address counts once somebody has typed the code that we sent there.

Until then it waits in the session, and the answer is the same whether an account has this address or not: who
types other people's addresses learns nothing. Whoever reads the mail that comes there may know.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts import sealed_letters
from notifications.composing import in_both
from rulebook.reading import value

from . import languages

WAITING = "new_email"
"""The key of the session."""

WRONG_CODES_ALLOWED = 5
SUBJECT = gettext_noop("Here is your code.")
WHAT_TO_DO = gettext_noop("Type it on the page where you asked for it. Did you not ask? Then do nothing.")


def ask(session: SessionBase, email: str) -> None:
    """Send a code to the address, and wait for it."""
    good_for = dt.timedelta(minutes=value("code.lifetime_minutes"))
    digits = f"{secrets.randbelow(10**8):08}"
    session[WAITING] = {
        "email": email,
        "hash": hashed(email, digits),
        "until": (timezone.now() + good_for).isoformat(),
        "wrong": 0,
    }
    sealed_letters.post(email, _(SUBJECT), letter(digits), good_for=good_for)


def letter(digits: str) -> str:
    mark = languages.mark()
    body = f"{digits[:4]} {digits[4:]}\n\n{in_both(WHAT_TO_DO)}\n"
    return f"{body}\n{mark}\n" if mark else body


def waiting(session: SessionBase) -> str:
    """The address that waits for its code; empty where none does, or no longer."""
    known = session.get(WAITING)
    return known["email"] if known and timezone.now().isoformat() < known["until"] else ""


def take(session: SessionBase, digits: str) -> str:
    """The address, if this is its code: then it waits no more. Neither does it after too many wrong ones."""
    email, known = waiting(session), session.get(WAITING)
    if not email:
        return ""
    if constant_time_compare(known["hash"], hashed(email, digits)):
        forget(session)
        return email
    known["wrong"] += 1
    session.modified = True
    if known["wrong"] >= WRONG_CODES_ALLOWED:
        forget(session)
    return ""


def forget(session: SessionBase) -> None:
    session.pop(WAITING, None)


def hashed(email: str, digits: str) -> str:
    return hashlib.sha256(f"{email} {digits}".encode()).hexdigest()
