"""Tables of whole numbers by column: the range of each checked, and which cells nobody has filled.

A column is one integer array, so that a rule is one line over any number of rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

WIDEST = 2**29
"""No cell may reach this: squared distances then stay far inside 64 bits."""

EMPTY = -(2**62)
"""In an array: nobody has filled this cell. In a list that is None."""

NARROW = 2**14
"""Tables whose cells all stay below this are computed in 32 bits, and every product is still exact."""


class MalformedTable(ValueError):
    """A table that cannot be right: which column and row, and what was expected."""

    def __init__(self, column: str, row: int, expected: str) -> None:
        super().__init__(f"{column}, row {row + 1}: expected {expected}")
        self.column, self.row, self.expected = column, row, expected


class Column(NamedTuple):
    """Least and greatest value; `if_empty` stands in a cell that nobody has filled (None: it may not be)."""

    low: int
    high: int
    if_empty: int | None = None

    @property
    def expected(self) -> str:
        empty = "" if self.if_empty is None else ", or nothing"
        if self.high >= WIDEST - 1:
            return (f"a whole number from {self.low}" if self.low > -WIDEST + 1 else "a whole number") + empty
        return f"a whole number from {self.low} to {self.high}{empty}"


FLAG, BITS, DAYS = Column(0, 1), Column(0, 255), Column(0, 127)
COUNT, WHOLE = Column(0, WIDEST - 1), Column(1 - WIDEST, WIDEST - 1)
IDENTIFIER = Column(0, 2**63 - 1)


def may_be_empty(column: Column, stand_in: int = 0) -> Column:
    """The same column where *not asked* is an answer."""
    return column._replace(if_empty=stand_in)


class Table:
    """Rows of integers by column; `gaps` marks, for the columns that have any, the cells that are empty."""

    key: ClassVar[str]
    columns: ClassVar[dict[str, Column]]
    _low: ClassVar[np.ndarray]
    _high: ClassVar[np.ndarray]
    _is_small: ClassVar[np.ndarray]
    _wide: ClassVar[list[str]]

    def __init_subclass__(cls) -> None:
        """The ranges of all columns together, so that a table is checked at once."""
        low, high = np.array([column[:2] for column in cls.columns.values()], dtype=np.int64).T
        cls._low, cls._high, cls._is_small = low[:, None], high[:, None], high < WIDEST
        cls._wide = [name for name, column in cls.columns.items() if column.high >= WIDEST]

    def __init__(self, values: Mapping[str, Sequence[int | None] | np.ndarray]) -> None:
        self.gaps: dict[str, np.ndarray] = {}
        cells = np.array([self._filled(name, values[name]) for name in self.columns], dtype=np.int64)
        self._check(cells)
        vars(self).update(self._narrowed(cells))
        self.ids = cells[0]
        self._check_ids()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], **more: Any) -> Self:
        """The table of these rows; None is an empty cell."""
        rows = list(rows)
        return cls({name: [row[name] for row in rows] for name in cls.columns}, **more)

    def __len__(self) -> int:
        return len(self.ids)

    def __getattr__(self, name: str) -> np.ndarray:
        """Columns are plain attributes; whoever gets here asked for one that the table does not have."""
        raise AttributeError(name)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {key: row for row, key in enumerate(self.ids.tolist())}

    def take(self, rows: np.ndarray) -> Self:
        """These rows, as a table of their own."""
        taken = copy(self)
        taken.__dict__.pop("_row_of", None)
        taken.ids = self.ids[rows]
        vars(taken).update({name: getattr(self, name)[rows] for name in self.columns})
        taken.gaps = {name: gaps[rows] for name, gaps in self.gaps.items()}
        return taken

    def row(self, key: int) -> int:
        """The row of one id; KeyError if there is none."""
        return self._row_of[key]

    def rows_of(self, keys: Iterable[int]) -> np.ndarray:
        return np.fromiter((self._row_of[key] for key in keys), dtype=np.int64)

    def asked(self, *cells: str) -> np.ndarray | np.bool_:
        """The rows where none of these cells is empty; just True where that is all of them."""
        known: np.ndarray | np.bool_ = np.True_
        for cell in cells if self.gaps else ():
            if cell in self.gaps:
                known = known & ~self.gaps[cell]
        return known

    def _filled(
        self, name: str, cells: Sequence[int | None] | np.ndarray
    ) -> Sequence[int | None] | np.ndarray:
        """The cells with a stand-in where one is empty, and the empty ones marked."""
        gaps = empty_cells(cells)
        if not gaps.any():
            return cells
        if self.columns[name].if_empty is None:
            raise MalformedTable(name, int(gaps.argmax()), self.columns[name].expected)
        self.gaps[name] = gaps
        filled = np.array(cells, dtype=object)
        filled[gaps] = self.columns[name].if_empty
        return filled

    def _check(self, cells: np.ndarray) -> None:
        outside = (cells < self._low) | (cells > self._high)
        if outside.any():
            column, row = divmod(int(outside.argmax()), outside.shape[1])
            name = list(self.columns)[column]
            raise MalformedTable(name, row, self.columns[name].expected)

    def _narrowed(self, cells: np.ndarray) -> dict[str, np.ndarray]:
        """The columns, in 32 bits where nothing is lost by it even when two are multiplied."""
        values = dict(zip(self.columns, cells, strict=True))
        if np.abs(cells[self._is_small]).max(initial=0) < NARROW:
            small = dict(zip(self.columns, cells.astype(np.int32), strict=True))
            too_big = {name for name in self._wide if values[name].max(initial=0) >= 2**31}
            values = {name: values[name] if name in too_big else small[name] for name in values}
        return values

    def _check_ids(self) -> None:
        if len(self) < 2:
            return
        order = np.argsort(self.ids, kind="stable")
        again = np.flatnonzero(np.diff(self.ids[order]) == 0)
        if len(again):
            raise MalformedTable(self.key, int(order[again[0] + 1]), f"each {self.key} once")


NONE_EMPTY = np.zeros(1, dtype=bool)


def empty_cells(cells: Sequence[int | None] | np.ndarray) -> np.ndarray:
    """Which of these nobody has filled."""
    if isinstance(cells, np.ndarray):
        return cells == EMPTY
    return np.array([cell is None for cell in cells]) if None in cells else NONE_EMPTY
