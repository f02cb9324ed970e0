"""The importers that rooms have: each says what it keeps, what becomes of a row, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .outcomes import Entry, SourceRow, Written
from .recognising import Declaration

Tell = Callable[[int, int], None]
"""Called with how many are done, of how many; raises where somebody has asked to cancel."""


@dataclass(frozen=True)
class Importer:
    """``urls`` is the namespace of its pages ("youngadults"), ``many`` what its rows are ("young adults"),
    ``sources`` the systems that files come from, ``about`` says on the first page what is kept, ``takes``
    which files are read; ``whole`` reads one (name, content) that has no headings, None: it is a table.
    """

    kind: str
    title: str
    many: str
    declaration: Declaration
    decide: Callable[[Sequence[SourceRow], Tell], list[Entry]]
    write: Callable[[Sequence[Entry], Tell, Any], list[Written]]
    take_back: Callable[[Iterable[Any], Any], None]
    urls: str = ""
    about: str = ""
    sources: tuple[str, ...] = ("A spreadsheet",)
    whole: Callable[[str, bytes], list[SourceRow] | None] = lambda name, data: None
    takes: str = "CSV or Excel, as they were exported. Choose several if they belong together."

    def url(self, name: str, *args: Any) -> str:
        """The address of one of its pages: list, new, columns, show, write, cancel, take_back."""
        return reverse(f"{self.urls}:import_{name}", args=args)


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> Importer:
    """From an AppConfig.ready(); returns it, so that a room can keep it under a name."""
    _importers[importer.kind] = importer
    return importer


def importer(kind: str) -> Importer:
    return _importers[kind]


def nothing_to_tell(done: int, total: int) -> None:
    """For those who wait: a command, a test."""
