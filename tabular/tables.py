"""A list as a table: which columns there are, which are shown, in which order the rows stand.

A table says about itself, beside its columns:

- ``key``: the list's name for what people keep of it ("desk.pledges");
- ``file_name``: what a file of it is called, and ``one``, ``many``: what a row is;
- ``always``: the columns that cannot be put away, the first of them the title of a card on a phone;
- ``more``: the columns that are shown only to those who choose them;
- ``topics``: which hints make an open page read itself again.

``value_<column>`` gives a cell for files where that differs from the screen: a date, a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

import django_tables2 as tables
from django.db.models import QuerySet
from django_tables2.data import TableQuerysetData


class Rows(TableQuerysetData):
    """The rows of a list, a page at a time: first which rows stand on the page, then what is shown of them.

    In one query the database would work out every figure of all the rows before the page, too.
    """

    def __getitem__(self, part: slice) -> list[Any]:
        keys = list(self.data.values_list("pk", flat=True)[part])
        found = {row.pk: row for row in self.data.order_by().filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]


class ListTable(tables.Table):
    key: ClassVar[str]
    file_name: ClassVar[str]
    one: ClassVar[str]
    many: ClassVar[str]
    always: ClassVar[tuple[str, ...]]
    more: ClassVar[tuple[str, ...]] = ()
    topics: ClassVar[str] = ""

    reader: Any = None
    """Who looks at it."""

    @classmethod
    def names(cls) -> list[str]:
        return list(cls.base_columns)

    @classmethod
    def usual(cls) -> list[str]:
        """The columns of somebody who has chosen none."""
        return [name for name in cls.names() if name not in cls.more]

    @classmethod
    def to_choose(cls) -> list[tuple[str, str]]:
        """The columns that may be shown or put away, with their headings."""
        chosen = [name for name in cls.names() if name not in cls.always]
        return [(name, heading(cls.base_columns[name], name)) for name in chosen]

    @classmethod
    def without(cls, shown: Collection[str]) -> tuple[str, ...]:
        """All columns but those shown and those that always are; names that nobody knows are passed over."""
        return tuple(name for name in cls.names() if name not in (*shown, *cls.always))

    def prepare(self, records: Sequence[Any]) -> None:
        """Called once with the rows of a page, or of a part of a file, before any cell is asked for: what
        would cost a query a row is fetched here for all of them.
        """

    def cells_of(self, records: Iterable[Any]) -> Iterable[list[Any]]:
        """The rows for a file."""
        for record in records:
            row = tables.rows.BoundRow(record, table=self)
            yield [row.get_cell_value(column.name) for column in self.columns]


def heading(column: tables.Column, name: str) -> str:
    return str(column.verbose_name or name.replace("_", " ").capitalize())


def steady(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows in an order that leaves nothing to chance: what is equal stands by its key, so that no
    row is on two pages or on none.
    """
    order = [*(rows.query.order_by or rows.model._meta.ordering)]
    by_key = bool(order) and str(order[-1]).lstrip("-") == "pk"
    return rows if by_key else rows.order_by(*order, "pk")
