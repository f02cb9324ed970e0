"""Telling people: the one door, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone

from lifecycles import call_followers

from . import live, queueing
from .kinds import Kind
from .models import Delivery, Notification
from .quiet import not_before
from .reaching import Way, ways_to


def notify(recipient: Any, kind: Kind, key: str, link: str) -> None:
    """Tell one person about one occasion. Told before about the same one: nothing happens."""
    notify_all([recipient], kind, key, lambda _: link)


def notify_all(recipients: Iterable[Any], kind: Kind, key: str, link: Callable[[Any], str]) -> None:
    """Tell several people about one occasion; ``link`` gives each the path of their own page."""
    notify_many([(person, key, link(person)) for person in recipients], kind)


def notify_many(occasions: Iterable[tuple[Any, str, str]], kind: Kind) -> None:
    """Tell many people, each of their own occasion (person, key, link), in a handful of queries."""
    occasions = list(occasions)
    told = Notification.objects.tell(kind.name, occasions) if occasions else []
    live.hint((notice.recipient_id for notice in told), ["inbox"])
    if told and kind.outside:
        send_outside(kind, told)


def send_outside(kind: Kind, notices: list[Notification]) -> None:
    """Write a delivery for each chosen channel of each person, and the jobs that send them."""
    ways, now = ways_to({notice.recipient_id for notice in notices}), timezone.now()
    deliveries = [
        Delivery(
            notification=notice,
            channel=channel,
            due_at=not_before(ways[notice.recipient_id], kind, now),
        )
        for notice in notices
        for channel in ways[notice.recipient_id].channels(kind)
    ]
    Delivery.objects.bulk_create(deliveries, batch_size=1000)
    queueing.send_when_due(deliveries)
    for notice in notices:
        ask_a_human(notice, ways[notice.recipient_id])


def ask_a_human(notice: Notification, way: Way) -> None:
    """Who wants a call or a letter, or has nothing else, gets no message: the rooms that know whom to ask
    make it a task.
    """
    if way.told_by_a_person:
        call_followers(notice, "tell_in_person", by=None, why=way.told_by_a_person)
