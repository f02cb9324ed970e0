"""What holds in the whole country: bank holidays and minimum wages in data/, and loading them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from django.db import models

FOLDER = Path(__file__).parent / "data"


def load_bank_holidays(model: type[models.Model]) -> None:
    """Write the list into ``model`` (a migration hands in its own); days that are there stay as they are."""
    days = [model(on=date.fromisoformat(row["on"]), name=row["name"]) for row in _rows("bank_holidays.csv")]
    model._default_manager.bulk_create(days, ignore_conflicts=True)


def load_wages(model: type[models.Model]) -> None:
    """Write the rates as entries into ``model``; an entry that is there for the same day stays as it is."""
    entries = [
        model(
            key=row["key"],
            value=int(row["pence"]),
            from_on=date.fromisoformat(row["from_on"]),
            why="The national rate from this day on",
        )
        for row in _rows("wages.csv")
    ]
    model._default_manager.bulk_create(entries, ignore_conflicts=True)


def _rows(file_name: str) -> list[dict[str, str]]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
