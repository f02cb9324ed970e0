"""Pairs of a person and a pledge, as the rules see them: `pair.person.age_m <= pair.pledge.age_max_m`.

A rule never knows whether it looks at one pair, at one pledge and everybody, or at millions of pairs: the two
row numbers may be single numbers or arrays that broadcast, and only the columns that a rule asks for are
gathered.
"""

from functools import cached_property
from types import SimpleNamespace
from typing import Any

import numpy as np

from .model import Case
from .table import Table

Numbers = Any
"""One number, or an array of them of any shape."""


class Rows:
    """Some rows of a table, gathered one column at a time."""

    def __init__(self, table: Table, rows: Numbers | slice) -> None:
        self._table, self._rows = table, rows

    def __getattr__(self, name: str) -> Numbers:
        gathered = getattr(self._table, name)[self._rows]
        setattr(self, name, gathered)
        return gathered

    def where_asked(self, cell: str, points: Numbers, otherwise: int) -> Numbers:
        """These points where the cell is not empty."""
        return np.where(self.asked(cell), points, otherwise) if cell in self._table.gaps else points

    def asked(self, *cells: str) -> Any:
        """Where none of these cells is empty; just True where no cell of the table is."""
        if not self._table.gaps:
            return np.True_
        known: Any = self._table.asked(*cells)
        return known[self._rows] if np.ndim(known) else known


class Pairs:
    """Pairs of rows of a case."""

    def __init__(self, case: Case, person: Numbers, pledge: Numbers) -> None:
        self.case, self.policy = case, case.policy
        self.person_row, self.pledge_row = person, pledge
        self.person: Any = Rows(case.people, person)
        self.pledge: Any = Rows(case.pledges, pledge)

    @classmethod
    def with_examples(cls, case: Case, column: str, values: np.ndarray) -> "Pairs":
        """Everybody, with pledges of which only one column is known; a row for each of its values."""
        pairs = cls(case, np.arange(len(case.people)), 0)
        pairs.pledge = SimpleNamespace(**{column: values})
        return pairs

    def only(self, which: np.ndarray) -> "Pairs":
        """These of them; how far apart they are is not worked out again."""
        person, pledge = (
            rows[which] if np.ndim(rows) else rows for rows in (self.person_row, self.pledge_row)
        )
        pairs = Pairs(self.case, person, pledge)
        if "squared_distance" in vars(self):
            vars(pairs)["squared_distance"] = self.squared_distance[which]
        return pairs

    @cached_property
    def squared_distance(self) -> Numbers:
        """In (100 m)²."""
        east, north = self.person.x - self.pledge.x, self.person.y - self.pledge.y
        return east * east + north * north

    @cached_property
    def distance(self) -> Numbers:
        """Rounded down, in 100 m: what points count."""
        return whole_root(self.squared_distance)

    @cached_property
    def distance_said(self) -> Numbers:
        """Rounded up, in 100 m: whoever would travel as far as is said comes there."""
        return self.distance + (self.distance * self.distance < self.squared_distance)

    @cached_property
    def from_home(self) -> Numbers:
        """1 where it can be done from home, and they would."""
        return self.pledge.remote & self.person.remote_ok

    @cached_property
    def rank_of_kind(self) -> Numbers:
        return self.case.people.ranks[self.person_row, self.pledge.type]

    @cached_property
    def exclusion(self) -> Numbers:
        return self.case.excluded.at(self.person_row, self.pledge_row)

    @cached_property
    def choice(self) -> Numbers:
        return self.case.chosen.at(self.person_row, self.pledge_row)

    @cached_property
    def to_ask(self) -> Numbers:
        return self.case.to_ask.at(self.person_row, self.pledge_row).astype(bool)

    def interest_in(self, sector: Numbers) -> Numbers:
        """0 to 3; 0 also where there is no sector (-1)."""
        return self.case.people.interests[self.person_row, sector] * (np.asarray(sector) >= 0)


def whole_root(square: Numbers) -> Numbers:
    """The integer square root. Of 32 bits floating point has it exactly; of 64 it comes within one of it, and
    a comparison settles it.
    """
    kind = np.asarray(square).dtype
    root = np.sqrt(square).astype(kind)
    if kind == np.int32:
        return root
    root = root - (root * root > square)
    return root + ((root + 1) * (root + 1) <= square)
