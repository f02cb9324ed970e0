"""The words of a message as they leave: the kind's sentence for outside, and a link.

Somebody who signs in by link gets a one-use link, made here and now: the raw token stands in the message
alone. Everyone else gets the address of the notice and signs in as usual.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from . import wording
from .kinds import known_kind
from .models import Channel, Delivery

WayIn = Callable[[Any, str], str]
Mark = Callable[[], str]

_ways_in: list[WayIn] = []
_marks: list[Mark] = []

SEVERAL = wording.check("You have new messages. Open your page to read them.")
"""Of messages that were put together, where there is no room for each."""


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


def set_mark(mark: Mark) -> None:
    """Register, in AppConfig.ready(), what a letter in the language of the moment says of its translation."""
    _marks[:] = [mark]


def compose(deliveries: Sequence[Delivery], reference: uuid.UUID, to: str) -> Message:
    """One message for these deliveries to one person by one channel."""
    channel = deliveries[0].channel
    if channel == Channel.PUSH:
        return on_a_screen(deliveries, reference, to)
    if channel == Channel.TEXT:
        return by_text(deliveries, reference, to)
    said = [(known_kind(it.notification.kind).outside, address_of(it)) for it in deliveries]
    first, _link = said[0]
    with translation.override(deliveries[0].notification.recipient.language):
        subject = _(first) if len(said) == 1 else _("%(number)s messages for you") % {"number": len(said)}
        return Message(reference, channel, to, subject=subject, body=letter(said))


def by_text(deliveries: Sequence[Delivery], reference: uuid.UUID, to: str) -> Message:
    """A sentence and a link; of several, one sentence and the way to all of them."""
    words = in_short(deliveries)
    inbox = reverse("notifications:inbox")
    link = address_of(deliveries[0], None if len(deliveries) == 1 else inbox)
    return Message(reference, Channel.TEXT, to, subject=words, body=f"{words} {link}")


def on_a_screen(deliveries: Sequence[Delivery], reference: uuid.UUID, to: str) -> Message:
    """Words for a lock screen, and where a tap leads: no way in by itself, because it lives as long as the
    sign-in.
    """
    page = reverse("notifications:open", args=[deliveries[0].notification.pk])
    if len(deliveries) > 1:
        page = reverse("notifications:inbox")
    return Message(reference, Channel.PUSH, to, subject=in_short(deliveries), body=page)


def in_short(deliveries: Sequence[Delivery]) -> str:
    if len(deliveries) > 1:
        return SEVERAL
    return known_kind(deliveries[0].notification.kind).outside


def letter(said: Iterable[tuple[str, str]]) -> str:
    choices = absolute(reverse("notifications:choices"))
    messages = "".join(f"{in_both(sentence)}\n{link}\n\n" for sentence, link in said)
    choose = in_both(gettext_noop("You can choose how and when you get messages:"))
    marks = "".join(f"\n{words}\n" for mark in _marks if (words := mark()))
    return f"{messages}{choose} {choices}\n{marks}"


def in_both(sentence: str) -> str:
    """In the language of who reads it, and in English: a machine may have translated it."""
    return sentence if _(sentence) == sentence else f"{_(sentence)}\n{sentence}"


def address_of(delivery: Delivery, page: str | None = None) -> str:
    """The link in the message, to ``page`` or to what it is about: one-use for those who sign in by link."""
    notice = delivery.notification
    if notice.recipient.signs_in_by_link and _ways_in:
        return absolute(_ways_in[0](notice.recipient, page or notice.link))
    return absolute(page or reverse("notifications:open", args=[notice.pk]))


def absolute(path: str) -> str:
    return settings.PUBLIC_URL.rstrip("/") + path
