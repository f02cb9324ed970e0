"""What the headings of a source were said to be, for the next time."""

from __future__ import annotations

from collections.abc import Mapping

from tabular.models import RememberedColumn


def remembered(kind: str, source: str, still: set[str]) -> dict[str, str]:
    """The key of each heading and its column; ``still`` are the columns that there are today."""
    rows = RememberedColumn.objects.filter(kind=kind, source=source).values_list("heading", "column")
    return {heading: column for heading, column in rows if not column or column in still}


def remember(kind: str, source: str, chosen: Mapping[str, str]) -> None:
    rows = [
        RememberedColumn(kind=kind, source=source, heading=heading, column=column)
        for heading, column in chosen.items()
    ]
    RememberedColumn.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "source", "heading"], update_fields=["column"]
    )


def sources(kind: str) -> list[str]:
    """The sources for which something is remembered."""
    rows = RememberedColumn.objects.filter(kind=kind).values_list("source", flat=True)
    return sorted(set(rows))
