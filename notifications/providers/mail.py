"""E-mail by Django's own backend: SMTP in production, the terminal in the demonstration, a list in tests."""

from __future__ import annotations

import smtplib
import uuid
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from notifications.composing import Message

from . import Outcome, Result


def send(message: Message) -> Outcome:
    """Hand a message to the mail server. What it accepts counts as delivered: it tells nothing more."""
    connection = get_connection()
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(Result.TECHNICAL, f"The mail server does not let us in ({error.smtp_code})")
    except (smtplib.SMTPException, OSError) as error:
        # Nothing has been handed over yet.
        return Outcome(
            Result.TEMPORARY, f"The mail server does not answer ({type(error).__name__})", away=True
        )
    try:
        return hand_over(as_email(message, connection))
    finally:
        connection.close()


def hand_over(email: EmailMessage) -> Outcome:
    """What the server says of this message. Only a recipient that it refuses is an address that does not
    work.
    """
    try:
        email.send()
    except smtplib.SMTPRecipientsRefused as error:
        ((code, _words),) = error.recipients.values()
        return refused(code, for_good=Result.PERMANENT)
    except smtplib.SMTPResponseException as error:
        return refused(error.smtp_code, for_good=Result.TECHNICAL)
    except (smtplib.SMTPException, OSError) as error:
        # The connection broke, perhaps after the message had been taken.
        return Outcome(Result.UNKNOWN, type(error).__name__)
    return Outcome(Result.DELIVERED, "The mail server took it")


def as_email(message: Message, connection: Any) -> EmailMessage:
    """With the reference as its id, so that a copy can be recognised in the server's logs."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{message.reference}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(
        message.subject, message.body, to=[message.to], headers=headers, connection=connection
    )


def refused(code: int, *, for_good: Result) -> Outcome:
    """A mail server's own answer: 4xx means later, 5xx means never. Its words are not kept: they may name
    the address.
    """
    result = Result.TEMPORARY if 400 <= code < 500 else for_good
    return Outcome(result, f"The mail server answered {code}")


def look_up(reference: uuid.UUID) -> Outcome:
    return Outcome(Result.CANNOT_TELL, "A mail server cannot say what became of a message")
