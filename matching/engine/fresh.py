"""Fresh lists: when one pledge or one profile changes, its own list, and whose lists it enters or leaves.

Everyone's last place is kept, so that one comparison tells whether something new stands before it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from .eligible import lacks, passing, requires
from .fit import class_of, fit_of
from .model import People, Pledges, Relations
from .pairs import Pairs
from .rank import person_order, pledge_order
from .survey import Survey
from .table import Table

Row = Mapping[str, Any]
NO_RELATIONS = Relations()


class Fresh(NamedTuple):
    """By id: the new list of what changed, best first, and the other side's lists that must be read again."""

    own: np.ndarray
    touched: np.ndarray


class Standing:
    """Where everybody stands after a survey: a change is held against it, and leaves it as it is."""

    def __init__(self, surveyed: Survey, most: int = 20) -> None:
        self.case, self.most = surveyed.case, most
        self._lacks, self._requires = lacks(self.case), requires(self.case.pledges)
        person, place, pledge = surveyed.top_of_people(most)
        self._of_people = _Lists(person, place, pledge, self.case.people, most)
        rows = self._of_people.last_pairs(self.case.pledges)
        self._of_people.remember(_orders(Pairs(self.case, *rows))[0])
        pledge, place, person = surveyed.top_of_pledges(most)
        self._of_pledges = _Lists(pledge, place, person, self.case.pledges, most)
        rows = self._of_pledges.last_pairs(self.case.people)
        self._of_pledges.remember(_orders(Pairs(self.case, *reversed(rows)))[1])

    def pledge(self, row: Row, relations: Relations = NO_RELATIONS) -> Fresh:
        """What a posted or changed pledge does; `relations` are its own."""
        case = replace(self.case, pledges=Pledges.of([row]), relations=relations)
        candidates = np.flatnonzero(self._lacks & requires(case.pledges) == 0)
        fits = passing(Pairs(case, candidates, 0))
        for_person, for_pledge = _orders(fits)
        own = self._first(case.people.ids[fits.person_row], for_pledge)
        return Fresh(own, self._of_people.touched(row["pledge_id"], fits.person_row, for_person))

    def person(self, row: Row, relations: Relations = NO_RELATIONS) -> Fresh:
        """What a changed profile does; `relations` are the person's own."""
        people = People.of([row], sectors=self.case.people.sectors)
        case = replace(self.case, people=people, relations=relations)
        candidates = np.flatnonzero(lacks(case) & self._requires == 0)
        fits = passing(Pairs(case, 0, candidates))
        for_person, for_pledge = _orders(fits)
        own = self._first(case.pledges.ids[fits.pledge_row], for_person)
        return Fresh(own, self._of_pledges.touched(row["person_id"], fits.pledge_row, for_pledge))

    def _first(self, ids: np.ndarray, order: np.ndarray) -> np.ndarray:
        return ids[np.lexsort((ids, order))[: self.most]]


def _orders(pair: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """What these pairs are ordered by in the person's list, and in the pledge's."""
    fit = fit_of(pair)
    return person_order(class_of(pair, fit), fit), pledge_order(pair, fit)


class _Lists:
    """The lists of one side: who is on them, and the last place of each that is full."""

    def __init__(
        self, owner: np.ndarray, place: np.ndarray, other: np.ndarray, owners: Table, most: int
    ) -> None:
        by_other = np.argsort(other, kind="stable")
        self._owners, self._listed, self._whose = owners, other[by_other], owner[by_other]
        self._last_owner, self._last_other = owner[place == most - 1], other[place == most - 1]
        self._last = np.full(len(owners), np.iinfo(np.int64).max)
        self._last_id = np.zeros(len(owners), dtype=np.int64)

    def last_pairs(self, others: Table) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the pairs at the last places: owner, other."""
        return self._owners.rows_of(self._last_owner.tolist()), others.rows_of(self._last_other.tolist())

    def remember(self, order: np.ndarray) -> None:
        """What the pairs at the last places are ordered by."""
        rows = self._owners.rows_of(self._last_owner.tolist())
        self._last[rows], self._last_id[rows] = order, self._last_other

    def touched(self, other_id: int, owners: np.ndarray, order: np.ndarray) -> np.ndarray:
        """The owners whose lists this one enters, stays on, or leaves."""
        last, last_id = self._last[owners], self._last_id[owners]
        enters = (order < last) | ((order == last) & (other_id <= last_id))
        first, end = np.searchsorted(self._listed, (other_id, other_id + 1))
        return np.union1d(self._owners.ids[owners[enters]], self._whose[first:end])
