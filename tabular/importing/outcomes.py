"""What becomes of a row, and the row on its way from a file to an outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models


class Outcome(models.TextChoices):
    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    SAME = "same", "Same"
    MERGED = "merged", "Merged"
    FLAGGED = "flagged", "Check"
    REFUSED = "refused", "Refused"


@dataclass(frozen=True)
class SourceRow:
    """A row as a file gives it: the kept columns only, each value of a kind that JSON knows (days as
    "2004-05-03").

    ``notes`` are what the readers had to say about values that they could read, ``unread`` why they could not
    read others (by column).
    """

    file: str
    sheet: str
    row: int
    values: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


@dataclass
class Change:
    """One value that a row changes, as people read it."""

    what: str
    before: str
    after: str


@dataclass
class Entry:
    """A row with what becomes of it. ``values`` are what is or would be kept; ``plan`` is the importer's own
    note of what to write.
    """

    source: SourceRow
    outcome: Outcome
    reasons: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    plan: Any = None


@dataclass
class Written:
    """What an importer wrote for one entry: the record's key, whether it is new, and for what stood there
    before, the values from which and to which it went.
    """

    about: str = ""
    made: bool = False
    was: dict[str, Any] = field(default_factory=dict)
    became: dict[str, Any] = field(default_factory=dict)
