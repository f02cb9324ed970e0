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
from .sorting import places, sorted_rows

AT_A_TIME = 2
"""Batches that are judged at the same time, each in a thread of its own."""


@dataclass(frozen=True, eq=False)
class Survey:
    """Eligible pairs by row of `person_ids` and `pledge_ids`, which are in order, as pairs are not yet."""

    case: Case
    person_ids: np.ndarray
    pledge_ids: np.ndarray
    person: np.ndarray
    pledge: np.ndarray
    fit: np.ndarray
    cls: np.ndarray
    for_pledge: np.ndarray
    options: np.ndarray

    def top_of_people(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Person, place from 0 and pledge, by id: the first `most` of each person's list."""
        person, _, pledge = sorted_rows(self.person, person_order(self.cls, self.fit), self.pledge)
        place = places(person)
        top = place < most
        return self.person_ids[person[top]], place[top], self.pledge_ids[pledge[top]]

    def top_of_pledges(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Pledge, place from 0 and person, by id: the first `most` of each pledge's list."""
        pledge, _, person = sorted_rows(self.pledge, self.for_pledge, self.person)
        place = places(pledge)
        top = place < most
        return self.pledge_ids[pledge[top]], place[top], self.person_ids[person[top]]


def survey_case(case: Case) -> Survey:
    """Every eligible pair of the case."""
    by_id, pledges_by_id = np.argsort(case.people.ids), np.argsort(case.pledges.ids)
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        batches = list(threads.map(partial(_judged, case), eligible_pairs(case, _not_counted(case))))
    options = sum((counted for counted, _ in batches), np.zeros(len(case.people), dtype=np.int64))
    columns = zip(_NOTHING, *(judged for _, judged in batches), strict=True)
    person, pledge, *judged = (np.concatenate(column) for column in columns)
    return Survey(
        case,
        case.people.ids[by_id],
        case.pledges.ids[pledges_by_id],
        _places_of(by_id)[person],
        _places_of(pledges_by_id)[pledge],
        *judged,
        options=options[by_id],
    )


_NOTHING = tuple(np.empty(0, dtype) for dtype in (np.int32, np.int32, np.int32, np.int8, np.int32))


def _not_counted(case: Case) -> tuple[str, ...]:
    """The rules that do not reduce someone's options."""
    policy = case.policy
    return (*policy.options_ignore, *(("EXCLUDED",) if policy.options_ignore_own_no else ()))


def _options(case: Case, person: np.ndarray, pledge: np.ndarray) -> np.ndarray:
    """How many of these pairs count as an option of each person: a free place, and nobody has barred it."""
    counts = (case.pledges.capacity[pledge] > 0) & (case.excluded.at(person, pledge) != BARRED)
    return np.bincount(person[counts], minlength=len(case.people))


def _judged(case: Case, find: Callable[[], Batch]) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Of one batch: the options it gives each person, and its eligible pairs: rows, fit, class, order."""
    person, pledge = find()
    options = _options(case, person, pledge)
    for code in _not_counted(case):
        passes = RULES[code].passes(Pairs(case, person, pledge))
        person, pledge = person[passes], pledge[passes]
    pair = Pairs(case, person, pledge)
    fit = fit_of(pair).astype(np.int32)
    cls = class_of(pair, fit)
    return options, (person, pledge, fit, cls, pledge_order(pair, fit))


def _places_of(order: np.ndarray) -> np.ndarray:
    """The place that each row has in an order."""
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order))
    return places
