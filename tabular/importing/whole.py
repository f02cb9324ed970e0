"""Rows that are there without a table: fetched from another service, or of files that have no headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .gathering import Gathered
from .outcomes import SourceRow
from .reading import CannotRead
from .registering import Importer


@dataclass
class Given(Gathered):
    """What was gathered, with its rows as somebody made them."""

    given: list[SourceRow] = field(default_factory=list)

    def rows(self) -> list[SourceRow]:
        return self.given


def read_whole(of: Importer, files: Sequence[tuple[str, bytes]]) -> Given | None:
    """The rows of files in which there are no columns to choose; None where they are tables.

    Raises CannotRead with a sentence; also where some are the one and some the other.
    """
    read = [(name, of.whole(name, data)) for name, data in files]
    whole = [name for name, rows in read if rows is not None]
    if whole and len(whole) < len(read):
        raise CannotRead(f"{whole[0]} has no columns to choose. Bring it in by itself.")
    return Given(given=[row for _, rows in read for row in rows or []]) if whole else None


def something_in(whole: Given) -> Given:
    """Raises CannotRead where there is no row at all."""
    if not whole.given:
        raise CannotRead("There is nothing in it that could come in.")
    return whole
