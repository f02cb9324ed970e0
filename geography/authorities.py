"""The list of authorities in data/authorities.csv, and loading it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import models

FILE = Path(__file__).parent / "data" / "authorities.csv"


def read() -> Iterator[dict[str, Any]]:
    """One dictionary of model fields per authority, upper tiers before their districts."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {
                "gss_code": row["gss_code"],
                "name": row["name"],
                "kind": row["kind"],
                "upper_tier_id": row["upper_tier"] or None,
                "region": row["region"],
                "dfe_number": int(row["dfe_number"]) if row["dfe_number"] else None,
            }


def load(model: type[models.Model]) -> int:
    """Write the list into ``model`` (a migration hands in its own), renew what is there, say how many."""
    rows = [model(**fields) for fields in read()]
    changing = ["name", "kind", "upper_tier", "region", "dfe_number"]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["gss_code"], update_fields=changing
    )
    return len(rows)
