"""Letters that leave while nobody waits for the page, sealed until then.

A page that mails by itself takes longer for the known than for the unknown. So it only writes down what is to
be sent: as long a letter for both, of which the worker drops the one to nobody.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from procrastinate.contrib.django import app

from .models import SealedLetter

QUEUE = "doors"
"""A queue of its own, so that nobody who waits for a code waits for a round of matching."""
SEND, SEND_PASSWORD_LINK = "accounts.jobs.send_letter", "accounts.jobs.send_password_link"
SEND_NEWS_OF_A_CHANGE = "accounts.jobs.send_news_of_a_change"
"""Named, not imported: jobs.py is above."""

Letter = dict[str, str]


def post(to: str, subject: str, body: str, *, good_for: dt.timedelta, job: str = SEND) -> None:
    """Queue a letter, in the caller's transaction. To nobody ("") costs what one to somebody does."""
    words = json.dumps({"to": to, "subject": subject, "body": body}).encode()
    with transaction.atomic():
        letter = SealedLetter.objects.create(
            sealed=lock().encrypt(words), no_use_after=timezone.now() + good_for
        )
        app.configure_task(job, queue=QUEUE).defer(letter_id=letter.pk)


@contextmanager
def taken(letter_id: int) -> Iterator[Letter | None]:
    """The letter, or None where it has gone or is of no use any longer. It is gone after the block, and stays
    where the block fails: then it is tried again.
    """
    with transaction.atomic():
        found = SealedLetter.objects.select_for_update().filter(pk=letter_id).first()
        yield opened(found) if found and found.no_use_after > timezone.now() else None
        if found:
            found.delete()


def opened(letter: SealedLetter) -> Letter | None:
    """None where the secret of this service has changed meanwhile."""
    try:
        return json.loads(lock().decrypt(bytes(letter.sealed)))
    except InvalidToken:
        return None


def send(letter: Letter) -> None:
    if letter["to"]:
        send_mail(letter["subject"], letter["body"], settings.DEFAULT_FROM_EMAIL, [letter["to"]])


def forget_what_is_over() -> None:
    """Those for which a mail server was never found."""
    SealedLetter.objects.filter(no_use_after__lte=timezone.now()).delete()


def lock() -> Fernet:
    secret = salted_hmac("accounts.sealed_letters", "letters of the doors", algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(secret.digest()))
