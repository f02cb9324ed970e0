"""Telling people: the one door, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from . import live
from .kinds import Kind
from .models import Notification


def notify(recipient: Any, kind: Kind, key: str, link: str) -> None:
    """Tell one person about one occasion. Told before about the same one: nothing happens."""
    notify_all([recipient], kind, key, lambda _: link)


def notify_all(recipients: Iterable[Any], kind: Kind, key: str, link: Callable[[Any], str]) -> None:
    """Tell several people about one occasion; ``link`` gives each the path of their own page."""
    rows = [
        Notification(recipient=person, kind=kind.name, key=key, link=link(person)) for person in recipients
    ]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    live.hint((row.recipient_id for row in rows), ["inbox"])
