"""What became of each row, for a program: sheet, row, outcome, reasons, values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tabular.importing import Entry


def as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "sheet": entry.source.sheet or "",
            "row": entry.source.row,
            "outcome": str(entry.outcome),
            "reasons": entry.reasons,
            "values": entry.values,
        }
        for entry in entries
    ]
