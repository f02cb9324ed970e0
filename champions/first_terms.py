"""The first versions of the texts that partners agree to, in data/terms/; councils publish new ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import models

FOLDER = Path(__file__).parent / "data" / "terms"
FROM = dt.date(2026, 4, 1)


def load_terms(model: type[models.Model]) -> None:
    """Write them into ``model`` (a migration hands in its own); versions that are there stay as they are."""
    rows = [
        model(kind=kind, version=1, from_on=FROM, text=(FOLDER / f"{kind}.txt").read_text(encoding="utf-8"))
        for kind in ("pledge", "data_sharing", "conduct")
    ]
    model._default_manager.bulk_create(rows, ignore_conflicts=True)
