"""A page of somebody's notices with their sentences, a query for each kind rather than for each notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from .kinds import kind_named, record_key
from .models import Notification

GONE = gettext_lazy("This is no longer here.")
MOST_COUNTED = 99


@dataclass(frozen=True)
class Line:
    """One notice as it is read: the stored row, its sentence now, and whether it asks for an answer."""

    notification: Notification
    sentence: str
    needs_answer: bool


def lines(notifications: Iterable[Notification]) -> list[Line]:
    """The notices with their words, in the order given. One whose record has gone says so."""
    notifications = list(notifications)
    records = records_of((notice.kind, notice.key) for notice in notifications)
    return [_line(notice, records.get((notice.kind, notice.key))) for notice in notifications]


def records_of(occasions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """What these notices (kind, key) are about; without those whose record, or kind, is no longer there."""
    occasions = list(occasions)
    wanted: dict[str, set[int]] = defaultdict(set)
    for name, key in occasions:
        wanted[name].add(record_key(key))
    kinds = {name: kind_named(name) for name in wanted}
    found = {name: kind.records(wanted[name]) for name, kind in kinds.items() if kind}
    return {
        (name, key): record
        for name, key in occasions
        if (record := found.get(name, {}).get(record_key(key))) is not None
    }


def _line(notice: Notification, record: Any) -> Line:
    kind = kind_named(notice.kind)
    if kind is None or record is None:
        return Line(notice, str(GONE), needs_answer=False)
    return Line(notice, kind.line(record), kind.needs_answer and kind.still_true(record))


class Unread:
    """What one person has not read yet, fetched once when it is first asked about."""

    def __init__(self, person: Any) -> None:
        self.person = person

    @cached_property
    def notices(self) -> list[Notification]:
        return list(Notification.objects.visible_to(self.person).unread()[: MOST_COUNTED + 1])

    def count(self) -> int | str:
        many = len(self.notices) > MOST_COUNTED
        return f"{MOST_COUNTED}+" if many else len(self.notices)

    def asking(self) -> dict[str, Any] | None:
        """The newest notice that waits for an answer and still needs one, for the toast."""
        newest = next((notice for notice in self.notices if _asks(notice.kind)), None)
        if newest is None:
            return None
        (line,) = lines([newest])
        url = reverse("notifications:open", args=[newest.pk])
        return {"id": newest.pk, "sentence": line.sentence, "url": url} if line.needs_answer else None


def _asks(name: str) -> bool:
    kind = kind_named(name)
    return kind is not None and kind.needs_answer
