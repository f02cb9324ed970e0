"""A check that speaks up when the council's colours are hard to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections

from . import reading
from .contrast import READABLE, WHITE, contrast
from .models import Entry


@checks.register(checks.Tags.database)
def brand_is_readable(databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Runs where the database may be asked: `migrate`, and `check --database default`."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _is_migrated():
        return []
    return [
        checks.Warning(
            f"{key} is {colour}: white text on it has a contrast of {contrast(colour, WHITE):.1f}.",
            hint=f"Choose a darker colour, with a contrast of at least {READABLE}.",
            id="rulebook.W001",
        )
        for key in ("council.brand", "council.brand_deep")
        if contrast(colour := reading.value(key), WHITE) < READABLE
    ]


def _is_migrated() -> bool:
    return Entry._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()
