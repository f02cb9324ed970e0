"""What is held about a young adult: each room says its part; the page is put together above them.

A part is a list of records, a record a list of facts. A fact has a key, which machines read and which never
changes, a name in the reader's language, and a value in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from .models import YoungAdult


@dataclass(frozen=True)
class Fact:
    key: str
    name: str
    value: str


@dataclass(frozen=True)
class Many(Sequence[list[Fact]]):
    """Records of which there may be many, each made of a row when it is read: a page shows the first few."""

    rows: QuerySet[Any]
    facts_of: Callable[[Any], list[Fact]]

    def __len__(self) -> int:
        return self.rows.count()

    def __iter__(self) -> Iterator[list[Fact]]:
        return map(self.facts_of, self.rows)

    def __getitem__(self, which: Any) -> Any:
        found = self.rows[which]
        return list(map(self.facts_of, found)) if isinstance(which, slice) else self.facts_of(found)


@dataclass(frozen=True)
class Part:
    """``why`` says what it is held for; ``url`` leads to where it can be seen or changed."""

    key: str
    title: str
    why: str
    records: Sequence[list[Fact]] = field(default_factory=list)
    url: str = ""


Reader = Callable[[YoungAdult], Part]

_readers: list[tuple[int, Reader]] = []


def add_part(order: int, reader: Reader) -> None:
    """Register, in AppConfig.ready(), what a room holds; lower ``order`` stands further up."""
    if all(known is not reader for _, known in _readers):
        _readers.append((order, reader))
        _readers.sort(key=lambda pair: pair[0])


def parts_of(young_adult: YoungAdult) -> list[Part]:
    return [reader(young_adult) for _, reader in _readers]


def for_machines(parts: list[Part]) -> dict[str, list[dict[str, str]]]:
    """The same facts under their keys."""
    return {
        part.key: [{fact.key: fact.value for fact in record} for record in part.records] for part in parts
    }


def record(*facts: tuple[str, str, Any]) -> list[Fact]:
    """Facts without those that are empty."""
    return [Fact(key, name, str(value)) for key, name, value in facts if value not in (None, "")]
