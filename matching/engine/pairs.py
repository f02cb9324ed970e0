"""Pairs of a person and a pledge, as the rules see them: `pair.person.age_m <= pair.pledge.age_max_m`.

A rule never knows whether it looks at one pair, at one pledge and everybody, or at millions of pairs: the two
row numbers may be single numbers or arrays that broadcast, and only the columns that a rule asks for are
gathered.
"""

from functools import cached_property

import numpy as np

from .model import Case, Table


class Rows:
    """Some rows of a table, gathered one column at a time."""

    def __init__(self, table: Table, rows: np.ndarray | slice | int) -> None:
        self._table, self._rows = table, rows

    def __getattr__(self, name: str) -> np.ndarray:
        gathered = getattr(self._table, name)[self._rows]
        setattr(self, name, gathered)
        return gathered

    def asked(self, *cells: str) -> np.ndarray | np.bool_:
        """Where none of these cells is empty."""
        known: np.ndarray | np.bool_ = np.True_
        for cell in cells:
            if cell in self._table.gaps:
                known = known & ~self._table.gaps[cell][self._rows]
        return known


class Pairs:
    """Pairs of rows of a case."""

    def __init__(self, case: Case, person: np.ndarray | int, pledge: np.ndarray | int) -> None:
        self.case, self.policy = case, case.policy
        self.person_row, self.pledge_row = person, pledge
        self.person, self.pledge = Rows(case.people, person), Rows(case.pledges, pledge)

    @cached_property
    def squared_distance(self) -> np.ndarray:
        """In (100 m)²."""
        east, north = self.person.x - self.pledge.x, self.person.y - self.pledge.y
        return east * east + north * north

    @cached_property
    def distance(self) -> np.ndarray:
        """Rounded down, in 100 m."""
        return whole_root(self.squared_distance)

    @cached_property
    def from_home(self) -> np.ndarray:
        """It can be done from home, and they would."""
        return (self.pledge.remote & self.person.remote_ok).astype(bool)

    @cached_property
    def rank_of_kind(self) -> np.ndarray:
        return self.case.people.ranks[self.person_row, self.pledge.type]

    @cached_property
    def exclusion(self) -> np.ndarray:
        return self.case.excluded.at(self.person_row, self.pledge_row)

    @cached_property
    def choice(self) -> np.ndarray:
        return self.case.chosen.at(self.person_row, self.pledge_row)

    @cached_property
    def to_ask(self) -> np.ndarray:
        return self.case.to_ask.at(self.person_row, self.pledge_row).astype(bool)

    def interest_in(self, sector: np.ndarray) -> np.ndarray:
        """0 to 3; 0 also where there is no sector (-1)."""
        wanted = self.case.people.interests[self.person_row, sector]
        return np.where(sector < 0, 0, wanted)


def whole_root(square: np.ndarray) -> np.ndarray:
    """The integer square root: floating point comes within one of it, and a comparison settles it."""
    root = np.sqrt(square).astype(np.asarray(square).dtype)
    root = root - (root * root > square)
    return root + ((root + 1) * (root + 1) <= square)
