"""The words of a message as they leave: the kind's sentence for outside, and a link.

Somebody who signs in by link gets a one-use link, made here and now: the raw token stands in the message
alone. Everyone else gets the address of the notice and signs in as usual.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from .kinds import Kind
from .models import Channel, Delivery

WayIn = Callable[[Any, str], str]

_ways_in: list[WayIn] = []


@dataclass(frozen=True)
class Message:
    """What goes to a provider: by which channel, to which number or address, in which words."""

    reference: uuid.UUID
    channel: str
    to: str
    subject: str
    body: str


def set_way_in(way_in: WayIn) -> None:
    """Register, in AppConfig.ready(), what makes a one-use link: the path for a person and where it leads."""
    _ways_in[:] = [way_in]


def compose(delivery: Delivery, kind: Kind, reference: uuid.UUID, to: str) -> Message:
    link = address_of(delivery)
    body = f"{kind.outside} {link}" if delivery.channel == Channel.TEXT else letter(kind, link)
    return Message(reference, delivery.channel, to, subject=kind.outside, body=body)


def letter(kind: Kind, link: str) -> str:
    choices = absolute(reverse("notifications:choices"))
    return f"{kind.outside}\n\n{link}\n\nYou can choose how and when you get messages: {choices}\n"


def address_of(delivery: Delivery) -> str:
    """The link in the message: one-use for those who sign in by link, else the notice's own address."""
    notice = delivery.notification
    if notice.recipient.signs_in_by_link and _ways_in:
        return absolute(_ways_in[0](notice.recipient, notice.link))
    return absolute(reverse("notifications:open", args=[notice.pk]))


def absolute(path: str) -> str:
    return settings.PUBLIC_URL.rstrip("/") + path
