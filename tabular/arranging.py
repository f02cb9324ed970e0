"""What one person keeps for a list: its columns, its rows on a page, and filters with a name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from .forms import PER_PAGE
from .models import LONGEST_QUERY, Layout, SavedFilter
from .tables import ListTable

MOST_SAVED = 30


class Refused(Exception):
    """Something cannot be kept; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def layout_of(person: Any, table: type[ListTable]) -> Layout:
    """What somebody has chosen, or the usual, which is not kept anywhere."""
    kept = Layout.objects.filter(person=person, table=table.key).first()
    return kept or Layout(person=person, table=table.key, columns=table.usual(), per_page=PER_PAGE[0])


def lay_out(person: Any, table: type[ListTable], columns: Collection[str], per_page: int) -> None:
    Layout.objects.update_or_create(
        person=person, table=table.key, defaults={"columns": list(columns), "per_page": per_page}
    )


def usual_again(person: Any, table: type[ListTable]) -> None:
    Layout.objects.filter(person=person, table=table.key).delete()


def saved_by(person: Any, table: type[ListTable]) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(person=person, table=table.key)


def save_filter(person: Any, table: type[ListTable], name: str, query: str) -> None:
    """Keep a filter; one of the same name gives way to it."""
    if not query:
        raise Refused("Nothing is filtered. Filter the list first, then save it.")
    if len(query) > LONGEST_QUERY:
        raise Refused("This filter is too long to keep. Ask less of it.")
    if saved_by(person, table).exclude(name=name).count() >= MOST_SAVED:
        raise Refused(f"You have {MOST_SAVED} saved filters of this list. Forget one of them first.")
    SavedFilter.objects.update_or_create(person=person, table=table.key, name=name, defaults={"query": query})


def forget_filter(person: Any, table: type[ListTable], pk: str) -> str | None:
    """The name of what was forgotten; None where this person keeps no such filter of this list."""
    kept = saved_by(person, table).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 10 else None
    if kept is None:
        return None
    kept.delete()
    return kept.name
