"""E-mail by Django's own backend: SMTP in production, the terminal in the demonstration, a list in tests."""

from __future__ import annotations

import smtplib
import uuid
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from notifications.composing import Message

from . import Outcome, Result


def send(message: Message) -> Outcome:
    """Hand a message to the mail server. What it accepts counts as delivered: it tells nothing more."""
    try:
        as_email(message).send()
    except smtplib.SMTPRecipientsRefused as error:
        return refused(*next(iter(error.recipients.values())))
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(Result.TECHNICAL, f"The mail server does not let us in ({error.smtp_code})")
    except smtplib.SMTPResponseException as error:
        return refused(error.smtp_code, error.smtp_error)
    except ConnectionRefusedError:
        return Outcome(Result.TEMPORARY, "The mail server does not answer")
    except (smtplib.SMTPException, OSError) as error:
        # The connection broke, perhaps after the message had been taken.
        return Outcome(Result.UNKNOWN, type(error).__name__)
    return Outcome(Result.DELIVERED, "The mail server took it")


def as_email(message: Message) -> EmailMessage:
    """With the reference as its id, so that a copy can be recognised in the server's logs."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{message.reference}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, message.body, to=[message.to], headers=headers)


def refused(code: int, words: bytes | str = "") -> Outcome:
    """A mail server's own answer: 4xx means later, 5xx means never."""
    result = Result.TEMPORARY if 400 <= code < 500 else Result.PERMANENT
    return Outcome(result, f"The mail server answered {code}")


def look_up(reference: uuid.UUID) -> Outcome:
    return Outcome(Result.CANNOT_TELL, "A mail server cannot say what became of a message")
