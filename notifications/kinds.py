"""The kinds of notice: each room declares its own in notices.py; docs/notices.md is generated from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from . import wording


def always(record: Any) -> bool:
    return True


@dataclass(frozen=True)
class Kind:
    """One kind of notice, or of task: tasks (`notifications.tasks`) are declared in the same way.

    ``tells`` says in words who is told what, for the documentation. ``records`` loads what the notices are
    about by key, many at once. ``line`` is the sentence in the inbox, asked at the moment of showing: no
    personal data is stored in a notice. ``outside`` is the content-free wording for a channel that others
    may see (text, e-mail subject, lock screen); empty means that this kind stays inside. ``needs_answer``
    shows a toast. ``still_true`` is asked again before anything is sent. ``urgent`` goes out in quiet hours
    too: only what the person is waiting for this minute. ``channels`` are those that this kind may use; each
    person chooses among them. ``by_another_channel`` tries the way that is not their usual one: a reminder.
    ``asked_for`` is what somebody asked for this minute and needs to come in: it goes by one channel that can
    carry it, also where they pause messages or want to be called.
    """

    name: str
    tells: str
    records: Callable[[Collection[int]], Mapping[int, Any]]
    line: Callable[[Any], str]
    outside: str = ""
    needs_answer: bool = False
    still_true: Callable[[Any], bool] = always
    urgent: bool = False
    channels: tuple[str, ...] = ("text", "email", "push")
    by_another_channel: bool = False
    asked_for: bool = False

    def __post_init__(self) -> None:
        if self.outside:
            wording.check(self.outside)

    @property
    def can_become_untrue(self) -> bool:
        return self.still_true is not always


_kinds: dict[str, Kind] = {}


def declare(kind: Kind) -> Kind:
    if kind.name in _kinds and _kinds[kind.name] is not kind:
        raise LookupError(f"Two kinds of notice are called {kind.name!r}")
    _kinds[kind.name] = kind
    return kind


def declared() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.name)


def kind_named(name: str) -> Kind | None:
    """The declared kind; None for one that an earlier release declared and this one does not know."""
    return _kinds.get(name)


def known_kind(name: str) -> Kind:
    """The declared kind of a notice that has been found to be of one."""
    return _kinds[name]


def record_key(key: str) -> int:
    """A notice's key is the record's own key, a dot, and the occasion (its step), so that no occasion tells
    twice.
    """
    return int(key.partition(".")[0])


def key_at(record: Any, moment: dt.datetime) -> str:
    """The key of what may happen to a record again without a step of its own: its moment is the occasion. A
    fixed one would tell of the first time alone.
    """
    return f"{record.pk}.{moment:%Y%m%d%H%M%S%f}"
