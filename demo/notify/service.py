"""What Notify does with a request, without the HTTP: take a message, tell what became of it, let texts come
in.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from notifications import gsm

from . import recipients
from .keys import TEAM, TEST, Key
from .refusals import Refusal, bad_request, not_found, not_valid
from .templates import Template, is_uuid, template_for

MAY_HOLD = {
    "sms": {"phone_number", "template_id", "personalisation", "reference", "sms_sender_id", "scheduled_for"},
    "email": {
        "email_address",
        "template_id",
        "personalisation",
        "reference",
        "email_reply_to_id",
        "one_click_unsubscribe_url",
        "sanitise_content_for",
        "scheduled_for",
    },
}
PENCE_FOR_A_TEXT = 2.4
PER_PAGE = 250
LONGEST_REFERENCE = 1000
DAYS_KEPT = 7
FINAL = ("delivered", "permanent-failure", "temporary-failure", "technical-failure")


def now() -> str:
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass
class Sent:
    """One message that Notify has taken."""

    type: str
    to: str
    template: Template
    content: dict[str, str]
    reference: str | None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    status: str = "created"
    created_at: str = field(default_factory=now)
    sent_at: str | None = None
    completed_at: str | None = None

    def receipt(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "reference": self.reference,
            "to": self.to,
            "status": self.status,
            "created_at": self.created_at,
            "completed_at": self.completed_at,
            "sent_at": self.sent_at,
            "notification_type": self.type,
            "template_id": self.template.id,
            "template_version": self.template.version,
        }

    def as_json(self, root: str) -> dict[str, Any]:
        texts = gsm.segments(self.content["body"]) if self.type == "sms" else 0
        return {
            "id": self.id,
            "reference": self.reference,
            "email_address": self.to if self.type == "email" else None,
            "phone_number": self.to if self.type == "sms" else None,
            **{f"line_{number}": None for number in range(1, 7)},
            "postcode": None,
            "type": self.type,
            "status": self.status,
            "template": self.template.as_json(root),
            "body": self.content["body"],
            "subject": self.content.get("subject"),
            "created_at": self.created_at,
            "created_by_name": None,
            "sent_at": self.sent_at,
            "completed_at": self.completed_at,
            "scheduled_for": None,
            "postage": None,
            "one_click_unsubscribe_url": None,
            "cost_in_pounds": round(texts * PENCE_FOR_A_TEXT / 100, 4),
            "cost_details": {"billable_sms_fragments": texts} if texts else {},
            "is_cost_data_ready": True,
        }


@dataclass
class Notify:
    """One service's messages. ``fates`` says what becomes of a number or address; the rest is delivered.
    ``team`` are those to whom a team's key may send.
    """

    root: str = ""
    seconds_to_deliver: float = 0.0
    a_minute: int = 3000
    a_day: int = 250_000
    fates: dict[str, str] = field(default_factory=dict)
    team: set[str] = field(default_factory=set)
    sent: list[Sent] = field(default_factory=list)
    received: list[dict[str, Any]] = field(default_factory=list)
    tell_receipt: Callable[[dict[str, Any]], None] = lambda receipt: None
    tell_received: Callable[[dict[str, Any]], None] = lambda text: None
    lock: threading.RLock = field(default_factory=threading.RLock)
    requests: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def take(self, type_: str, body: Any, key: Key) -> dict[str, Any]:
        """A request to send, checked in Notify's order. Returns what Notify answers with 201."""
        self.count_request(key)
        checked = check_shape(type_, body)
        to, template = whom_and_what(type_, checked)
        if key is TEAM and to not in self.team:
            raise bad_request("Can’t send to this recipient using a team-only API key")
        content = template.content(checked.get("personalisation") or {})
        message = Sent(type_, to, template, content, checked.get("reference"))
        if to not in recipients.SMOKE:
            self.keep(message, key)
        return self.answer(message)

    def keep(self, message: Sent, key: Key) -> None:
        with self.lock:
            today = [it for it in self.sent if it.type == message.type and it.created_at[:10] == now()[:10]]
            if len(today) >= self.a_day:
                sentence = f"Exceeded send limits ({message.type}: {self.a_day}) for today"
                raise Refusal(429, "TooManyRequestsError", sentence)
            self.sent.append(message)
        fates = recipients.FATES_UNDER_A_TEST_KEY if key is TEST else self.fates
        # No network abroad tells what became of a text.
        fate = fates.get(message.to, "sent" if recipients.is_abroad(message.to) else "delivered")
        timer = threading.Timer(self.seconds_to_deliver, self.finish, [message, fate])
        timer.daemon = True
        timer.start()

    def answer(self, message: Sent) -> dict[str, Any]:
        sender = {"from_number": "GOVUK"} if message.type == "sms" else {"from_email": "messages@example.org"}
        unsubscribe = {} if message.type == "sms" else {"one_click_unsubscribe_url": None}
        return {
            "id": message.id,
            "reference": message.reference,
            "content": {**message.content, **sender, **unsubscribe},
            "uri": f"{self.root}/v2/notifications/{message.id}",
            "template": message.template.as_json(self.root),
            "scheduled_for": None,
        }

    def finish(self, message: Sent, fate: str) -> None:
        """What became of a message; one that stays in "sending" is never spoken of."""
        message.status, message.sent_at = "sent" if fate == "sent" else "sending", now()
        if fate in FINAL:
            message.status, message.completed_at = fate, now()
            self.tell_receipt(message.receipt())

    def count_request(self, key: Key) -> None:
        with self.lock:
            lately = self.requests[key.kind]
            while lately and lately[0] < time.monotonic() - 60:
                lately.popleft()
            if len(lately) >= self.a_minute:
                limit = f"{self.a_minute} requests per 60 seconds"
                sentence = f"Exceeded rate limit for key type {key.kind.upper()} of {limit}"
                raise Refusal(429, "RateLimitError", sentence)
            lately.append(time.monotonic())

    def one(self, message_id: str) -> dict[str, Any]:
        for message in self.kept():
            if message.id == message_id:
                return message.as_json(self.root)
        raise not_found()

    def kept(self) -> list[Sent]:
        """What is older than a week is forgotten."""
        since = written(datetime.now(UTC) - timedelta(days=DAYS_KEPT))
        return [message for message in self.sent if message.created_at > since]

    def some(self, asked: dict[str, str]) -> dict[str, Any]:
        """Newest first, a page at a time; `older_than` goes on after a message."""
        found = [message for message in reversed(self.kept()) if fits(message, asked)]
        if older_than := asked.get("older_than"):
            ids = [message.id for message in found]
            found = found[ids.index(older_than) + 1 :] if older_than in ids else []
        page = found[:PER_PAGE]
        links = {"current": f"{self.root}/v2/notifications"}
        if len(found) > PER_PAGE:
            links["next"] = f"{self.root}/v2/notifications?older_than={page[-1].id}"
        return {"notifications": [message.as_json(self.root) for message in page], "links": links}

    def receive(self, number: str, words: str) -> dict[str, Any]:
        """Somebody answers one of our texts."""
        text = {
            "id": str(uuid.uuid4()),
            "source_number": recipients.as_number(number),
            "destination_number": "447700900999",
            "message": words,
            "date_received": now(),
        }
        self.received.insert(0, text)
        self.tell_received(text)
        return text


def whom_and_what(type_: str, body: dict[str, Any]) -> tuple[str, Template]:
    """The recipient and the template; what is wrong with both comes in one refusal."""
    if not is_uuid(body["template_id"]):
        faults = ["template_id is not a valid UUID"]
        try:
            recipient(type_, body)
        except Refusal as refusal:
            faults.insert(0, str(refusal))
        raise not_valid(*faults)
    return recipient(type_, body), template_for(body["template_id"], type_)


def recipient(type_: str, body: dict[str, Any]) -> str:
    if type_ == "sms":
        return recipients.as_number(body["phone_number"])
    return recipients.as_address(body["email_address"])


def fits(message: Sent, asked: dict[str, str]) -> bool:
    return (
        asked.get("reference") in (None, message.reference)
        and asked.get("status") in (None, message.status)
        and asked.get("template_type") in (None, message.type)
    )


def check_shape(type_: str, body: Any) -> dict[str, Any]:
    """The body as Notify's schema wants it; every fault in one refusal."""
    if not isinstance(body, dict):
        raise not_valid("body is not of type object")
    address = "phone_number" if type_ == "sms" else "email_address"
    faults = [f"{name} is a required property" for name in (address, "template_id") if not body.get(name)]
    faults += [
        f"Additional properties are not allowed ({name} was unexpected)"
        for name in sorted(body.keys() - MAY_HOLD[type_])
    ]
    if len(body.get("reference") or "") > LONGEST_REFERENCE:
        faults.append("reference is too long")
    if not isinstance(body.get("personalisation", {}), dict):
        faults.append("personalisation is not of type object")
    if faults:
        raise not_valid(*faults)
    return body
