"""Texts and e-mails by GOV.UK Notify, with its own Python client.

One template for each channel passes our words through (((body)), and ((subject)) for e-mails), so that
wording lives in our notices. Errors are told apart by status and type, never by their text, as Notify asks.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from notifications.composing import Message
from notifications.models import Channel

from . import Outcome, Result

SECONDS_TO_ANSWER = 15

BECAME_OF = {
    "created": Result.ACCEPTED,
    "pending": Result.ACCEPTED,
    "sending": Result.ACCEPTED,
    "sent": Result.DELIVERED,  # abroad, where no receipts come from
    "delivered": Result.DELIVERED,
    "temporary-failure": Result.TEMPORARY,
    "permanent-failure": Result.PERMANENT,
    "technical-failure": Result.TECHNICAL,
    "validation-failed": Result.TECHNICAL,
}


def send(message: Message) -> Outcome:
    try:
        answer = _post(message)
    except HTTPError as error:
        return outcome_of(error)
    except APIError as error:
        return Outcome(Result.UNKNOWN, f"Notify's answer could not be read ({error.status_code})")
    return Outcome(Result.ACCEPTED, "Notify has it", provider_id=answer["id"])


def _post(message: Message) -> dict[str, Any]:
    reference = str(message.reference)
    if message.channel == Channel.TEXT:
        words = {"body": message.body}
        return client().send_sms_notification(message.to, settings.NOTIFY_TEXT_TEMPLATE, words, reference)
    return post_mail(message.to, message.subject, message.body, reference)


def post_mail(to: str, subject: str, body: str, reference: str | None = None) -> dict[str, Any]:
    """Raises the client's APIError where Notify does not take it."""
    words = {"subject": subject, "body": body}
    return client().send_email_notification(to, settings.NOTIFY_EMAIL_TEMPLATE, words, reference)


def client() -> NotificationsAPIClient:
    """A client of its own for each call: Notify's is not safe to share between threads."""
    address = {"base_url": settings.NOTIFY_URL} if settings.NOTIFY_URL else {}
    return NotificationsAPIClient(settings.NOTIFY_API_KEY, timeout=SECONDS_TO_ANSWER, **address)


def outcome_of(error: HTTPError) -> Outcome:
    """What Notify's refusal means for the message."""
    types, why = error_types(error), f"Notify answered {error.status_code}"
    if error.status_code == 429:
        return Outcome(Result.TEMPORARY, why)
    if error.status_code >= 500:
        # It may have been taken before something broke. Asking by its reference will tell.
        return Outcome(Result.UNKNOWN, why)
    if error.status_code == 400 and "ValidationError" in types and about_the_address(error):
        return Outcome(Result.PERMANENT, why)
    return Outcome(Result.TECHNICAL, f"{why} ({', '.join(sorted(types)) or 'no reason'})")


def error_types(error: HTTPError) -> set[str]:
    return {problem.get("error", "") for problem in _problems(error)}


def about_the_address(error: HTTPError) -> bool:
    """Whether the number or address is what is wrong: the field's name is part of Notify's contract."""
    fields = ("phone_number", "email_address")
    return any(problem.get("message", "").startswith(fields) for problem in _problems(error))


def _problems(error: HTTPError) -> list[dict[str, str]]:
    return [it for it in error.message if isinstance(it, dict)] if isinstance(error.message, list) else []


def look_up(reference: uuid.UUID) -> Outcome:
    try:
        found = client().get_all_notifications(reference=str(reference))["notifications"]
    except APIError as error:
        return Outcome(Result.UNKNOWN, f"Notify could not be asked ({error.status_code})")
    if not found:
        return Outcome(Result.NEVER_CAME, "Notify never got it")
    newest = found[0]
    return became_of(newest["status"], provider_id=newest["id"])


def became_of(status: str, *, provider_id: str = "") -> Outcome:
    """What one of Notify's statuses means, in a receipt or in an answer."""
    return Outcome(BECAME_OF.get(status, Result.UNKNOWN), f"Notify says {status}", provider_id=provider_id)
