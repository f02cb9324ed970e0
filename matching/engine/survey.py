"""A survey: every eligible pair of a case, judged once, and how many options each person has."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from .criteria import RULES
from .eligible import Batch, eligible_pairs
from .fit import class_of, fit_of
from .model import BARRED, Case
from .pairs import Pairs
from .rank import person_order, pledge_order
from .sorting import Sorted, first_of_each

AT_A_TIME = 2
"""Batches that are judged at the same time, each in a thread of its own."""


@dataclass(frozen=True, eq=False)
class Survey:
    """Eligible pairs by row of `person_ids` and `pledge_ids`, which are in order, as pairs are not yet."""

    case: Case
    person_ids: np.ndarray
    pledge_ids: np.ndarray
    options: np.ndarray
    person: np.ndarray
    pledge: np.ndarray
    fit: np.ndarray
    cls: np.ndarray
    for_pledge: np.ndarray

    def top_of_people(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Person, place from 0 and pledge, by id: the first `most` of each person's list."""
        rows, place = first_of_each(np.bincount(self.person, minlength=len(self.person_ids)), most)
        in_order = Sorted(self.person, person_order(self.cls, self.fit), self.pledge)
        person, _, pledge = in_order.take(rows)
        return self.person_ids[person], place, self.pledge_ids[pledge]

    def top_of_pledges(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Pledge, place from 0 and person, by id: the first `most` of each pledge's list."""
        rows, place = first_of_each(np.bincount(self.pledge, minlength=len(self.pledge_ids)), most)
        pledge, _, person = Sorted(self.pledge, self.for_pledge, self.person).take(rows)
        return self.pledge_ids[pledge], place, self.person_ids[person]


def survey_case(case: Case) -> Survey:
    """Every eligible pair of the case."""
    by_id, pledges_by_id = np.argsort(case.people.ids), np.argsort(case.pledges.ids)
    judge = partial(_judged, case, _places_of(by_id), _places_of(pledges_by_id))
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        batches = [_NOTHING, *threads.map(judge, eligible_pairs(case, _not_counted(case)))]
    counted, *columns = ([batch[place] for batch in batches] for place in range(len(_NOTHING)))
    del batches
    options = np.bincount(np.concatenate(counted), minlength=len(by_id))
    judged = [np.concatenate(columns.pop(0)) for _ in range(len(columns))]
    return Survey(case, case.people.ids[by_id], case.pledges.ids[pledges_by_id], options, *judged)


_NOTHING = tuple(np.empty(0, dtype) for dtype in (np.int32, np.int32, np.int32, np.int32, np.int8, np.int32))


def _not_counted(case: Case) -> tuple[str, ...]:
    """The rules that do not reduce someone's options."""
    policy = case.policy
    return (*policy.options_ignore, *(("EXCLUDED",) if policy.options_ignore_own_no else ()))


def _judged(
    case: Case, new_person: np.ndarray, new_pledge: np.ndarray, find: Callable[[], Batch]
) -> tuple[np.ndarray, ...]:
    """Of one batch: whoever it gives an option, and its eligible pairs: rows, fit, class, order for the
    pledge.
    """
    person, pledge = find()
    counts = (case.pledges.capacity[pledge] > 0) & (case.excluded.at(person, pledge) != BARRED)
    options = new_person[person[counts]]
    for code in _not_counted(case):
        passes = RULES[code].passes(Pairs(case, person, pledge))
        person, pledge = person[passes], pledge[passes]
    pair = Pairs(case, person, pledge)
    fit = fit_of(pair).astype(np.int32)
    order = pledge_order(pair, fit).astype(np.int32)
    return options, new_person[person], new_pledge[pledge], fit, class_of(pair, fit), order


def _places_of(order: np.ndarray) -> np.ndarray:
    """The place that each row has in an order."""
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order))
    return places
