"""A page of somebody's notices with their sentences, a query for each kind rather than for each notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .kinds import kind_named, record_key
from .models import Notification


@dataclass(frozen=True)
class Line:
    """One notice as it is read: the stored row, its sentence now, and whether it asks for an answer."""

    notification: Notification
    sentence: str
    needs_answer: bool


def lines(notifications: Iterable[Notification]) -> list[Line]:
    """The notices with their words, in the order given. One whose record has gone says so."""
    notifications = list(notifications)
    records = _records(notifications)
    return [_line(notice, records[notice.kind].get(record_key(notice.key))) for notice in notifications]


def _records(notifications: list[Notification]) -> dict[str, Any]:
    keys: dict[str, set[int]] = defaultdict(set)
    for notice in notifications:
        keys[notice.kind].add(record_key(notice.key))
    return {name: kind_named(name).records(wanted) for name, wanted in keys.items()}


def _line(notice: Notification, record: Any) -> Line:
    kind = kind_named(notice.kind)
    if record is None:
        return Line(notice, "This is no longer here.", needs_answer=False)
    return Line(notice, kind.line(record), kind.needs_answer and kind.still_true(record))
