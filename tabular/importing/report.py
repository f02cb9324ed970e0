"""An import as a list of rows for a program: one entry for each row of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from .outcomes import Entry, Outcome


def as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "file": entry.source.file,
            "sheet": entry.source.sheet or None,
            "row": entry.source.row,
            "outcome": str(entry.outcome),
            "reasons": entry.reasons,
            "values": entry.values,
        }
        for entry in entries
    ]


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many rows of each outcome, in the order in which they are read."""
    found = Counter(str(entry.outcome) for entry in entries)
    return {str(outcome): found[str(outcome)] for outcome in Outcome if found[str(outcome)]}


def in_words(numbers: dict[str, int]) -> str:
    """ "12 new, 3 changed"."""
    return (
        ", ".join(f"{number:,} {Outcome(code).label.lower()}" for code, number in numbers.items())
        or "no rows"
    )
