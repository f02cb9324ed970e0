"""Every eligible pair of a case, without looking at every pair.

Three sieves, coarse to fine. People are kept sorted by where they live, so that those who might reach a
pledge lie in a few runs of rows. Each person's answers to the simple rules are packed in one word of what
they *lack*, each pledge's demands in one word of what it *requires*, so that one AND settles many rules.
What passes goes through the declared rules. The first two sieves only ever remove pairs that the rules would
remove.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np

from .criteria import CRITERIA, Criterion
from .model import Case, Pledges
from .pairs import Pairs, whole_root

AT_ONCE = 1 << 20
"""Candidates that are looked at together: enough to forget Python's overhead, few enough for the cache."""

LONG = 1 << 12
"""Runs of at least this length are judged each by itself, in place: no row needs to be gathered."""

Batch = tuple[np.ndarray, np.ndarray]
"""Rows of pairs: people, pledges."""

REST = [criterion for criterion in CRITERIA if not criterion.examples]


class Runs(NamedTuple):
    """Runs of positions in an order of people, each to be tried with one pledge."""

    pledge: np.ndarray
    start: np.ndarray
    end: np.ndarray


def eligible_pairs(
    case: Case, ignoring: Sequence[str] = (), long: int = LONG
) -> Iterator[Callable[[], Batch]]:
    """Batches that together find all pairs which pass the rules; `ignoring` leaves rules out by code.

    Batches are independent of each other, so that several can be found at the same time.
    """
    lacking, required = lacks(case), requires(case.pledges, ignoring)
    by_place = not {"TRAVEL", "AREA"}.intersection(ignoring)
    for order, runs in (_by_place(case), _from_home(case)) if by_place else (_everybody(case),):
        sieve = _Sieve(case, order, lacking[order], required, ignoring)
        is_long = runs.end - runs.start >= long
        for run in zip(*(column[is_long].tolist() for column in runs), strict=True):
            yield partial(sieve.run, *run)
        for batch in _batches(Runs(*(column[~is_long] for column in runs))):
            yield partial(sieve.candidates, batch)


class _Sieve:
    """The second and third sieve, over people in some order."""

    def __init__(
        self,
        case: Case,
        order: np.ndarray,
        lacking: np.ndarray,
        required: np.ndarray,
        ignoring: Sequence[str],
    ) -> None:
        self.case, self.order, self.lacking, self.required = case, order, lacking, required
        self.rest = [rule for rule in CRITERIA if not rule.examples and rule.code not in ignoring]

    def candidates(self, runs: "Runs") -> Batch:
        """Of many short runs."""
        length = runs.end - runs.start
        pledge = np.repeat(runs.pledge, length)
        position = np.arange(len(pledge), dtype=np.int32) + np.repeat(runs.end - np.cumsum(length), length)
        passes = np.flatnonzero((self.lacking[position] & self.required[pledge]) == 0)
        return through_the_rest(self.case, self.order[position[passes]], pledge[passes], self.rest)

    def run(self, pledge: int, start: int, end: int) -> Batch:
        """Of one long run: rules that few pairs are in are left to the end."""
        pair = Pairs(self._in_order, slice(start, end), pledge)
        passes = self.lacking[start:end] & self.required[pledge] == 0
        for criterion in self.rest:
            if not criterion.is_rare:
                passes &= criterion.passes(pair)
        person = self.order[start:end][passes]
        rare = [criterion for criterion in self.rest if criterion.is_rare]
        return through_the_rest(self.case, person, np.full(len(person), pledge, dtype=np.int32), rare)

    @cached_property
    def _in_order(self) -> Case:
        return replace(self.case, people=self.case.people.take(self.order))


def passing(pair: Pairs) -> Pairs:
    """Of a list's few candidates, those that pass the rules without examples, and need no question first."""
    passes: Any = ~pair.to_ask if pair.case.relations.ask_first else True
    for criterion in REST:
        passes = passes & criterion.passes(pair)
    return pair.only(passes)


def through_the_rest(
    case: Case, person: np.ndarray, pledge: np.ndarray, criteria: Sequence[Criterion] = REST
) -> Batch:
    """Of pairs that no example refuses, those that pass the other rules, and need no question first."""
    for criterion in criteria:
        passes = np.flatnonzero(criterion.passes(Pairs(case, person, pledge)))
        person, pledge = person[passes], pledge[passes]
    if case.relations.ask_first:
        known = ~Pairs(case, person, pledge).to_ask
        person, pledge = person[known], pledge[known]
    return person, pledge


class Examples(NamedTuple):
    """What pledges may demand by one criterion: the values of one of their columns."""

    criterion: Criterion
    column: str
    values: np.ndarray


EXAMPLES = tuple(
    Examples(criterion, criterion.examples[0], np.array(criterion.examples[1], dtype=np.int32)[:, None])
    for criterion in CRITERIA
    if criterion.examples
)


def lacks(case: Case) -> np.ndarray:
    """What each person lacks, one bit for each example of what a pledge may demand."""
    passed = [
        criterion.passes(Pairs.with_examples(case, column, values)) for criterion, column, values in EXAMPLES
    ]
    return _words(~np.concatenate(passed))


def requires(pledges: Pledges, ignoring: Sequence[str] = ()) -> np.ndarray:
    """What each pledge requires, in the same bits: a bit in both is a rule that the pair does not pass."""
    demanded = [
        criterion.demanded(pledges, column, values) & (criterion.code not in ignoring)
        for criterion, column, values in EXAMPLES
    ]
    return _words(np.concatenate(demanded))


def _words(rows: np.ndarray) -> np.ndarray:
    """A bit for each row, packed into one word a column."""
    bits = np.uint32(1) << np.arange(len(rows), dtype=np.uint32)
    return bits @ rows


def _batches(runs: Runs) -> Iterator[Runs]:
    """Short runs, so many together that they make about AT_ONCE candidates."""
    batch = np.cumsum(runs.end - runs.start) // AT_ONCE
    edges = np.flatnonzero(np.diff(batch, prepend=-1, append=-1))
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        yield Runs(*(column[first:last] for column in runs))


def _everybody(case: Case) -> tuple[np.ndarray, Runs]:
    """Every pledge, with every person."""
    pledges = np.arange(len(case.pledges))
    runs = _runs(pledges, np.zeros_like(pledges), np.full_like(pledges, len(case.people)))
    return np.arange(len(case.people), dtype=np.int32), runs


def _from_home(case: Case) -> tuple[np.ndarray, Runs]:
    """Remote pledges, with the people who would take one, by council."""
    willing = np.flatnonzero(case.people.remote_ok)
    council = case.people.council[willing]
    by_council = np.argsort(council, kind="stable")
    remote = np.flatnonzero(case.pledges.remote)
    anyone = case.pledges.scope[remote] != 0
    sorted_council = council[by_council]
    of = case.pledges.council[remote]
    start = np.where(anyone, 0, np.searchsorted(sorted_council, of, "left"))
    end = np.where(anyone, len(willing), np.searchsorted(sorted_council, of, "right"))
    return willing[by_council].astype(np.int32), _runs(remote, start, end)


def _by_place(case: Case) -> tuple[np.ndarray, Runs]:
    """Every pledge, with the people near enough, but for those whom `_from_home` brings."""
    orders, parts, offset = [np.empty(0, np.int32)], [_runs(*np.empty((3, 0), np.int64))], 0
    local, remote = np.flatnonzero(case.pledges.remote == 0), np.flatnonzero(case.pledges.remote)
    bands = np.frexp(case.people.max_travel)[1]
    known = case.people.asked("x", "max_travel") & np.ones(len(case.people), bool)
    for band in np.unique(bands[known]):
        for willing in (0, 1):
            people = np.flatnonzero(known & (bands == band) & (case.people.remote_ok == willing))
            pledges = local if willing else np.concatenate([local, remote])
            if len(people) and len(pledges):
                order, runs = _near(case, people, pledges, int(band))
                orders.append(order)
                parts.append(Runs(runs.pledge, runs.start + offset, runs.end + offset))
                offset += len(order)
    return np.concatenate(orders), Runs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _near(case: Case, people: np.ndarray, pledges: np.ndarray, band: int) -> tuple[np.ndarray, Runs]:
    """Runs of these people who live within reach of each pledge: their furthest is below 2**band.

    People are sorted into strips from south to north, and from west to east within a strip.
    """
    reach = int(case.people.max_travel[people].max())
    height = max(1, 2 ** (band - 2))
    x, y = case.people.x[people].astype(np.int64), case.people.y[people].astype(np.int64)
    at_x, at_y = case.pledges.x[pledges].astype(np.int64), case.pledges.y[pledges].astype(np.int64)
    strips, strip = np.unique(y // height, return_inverse=True)
    key = strip << 32 | (x + (1 << 31))
    order = np.argsort(key, kind="stable")
    first = np.searchsorted(strips, (at_y - reach) // height)
    last = np.searchsorted(strips, (at_y + reach) // height, "right")
    count = last - first
    pledge = np.repeat(np.arange(len(pledges)), count)
    row = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - first, count)
    south = strips[row] * height
    away = np.maximum(0, np.maximum(south - at_y[pledge], at_y[pledge] - (south + height - 1)))
    half = whole_root(np.maximum(0, reach * reach - away * away))
    middle = (row << 32) + at_x[pledge] + (1 << 31)
    start = np.searchsorted(key[order], middle - half, "left")
    end = np.searchsorted(key[order], middle + half, "right")
    return people[order].astype(np.int32), _runs(pledges[pledge], start, end)


def _runs(pledge: np.ndarray, start: np.ndarray, end: np.ndarray) -> Runs:
    some = end > start
    return Runs(*(column[some].astype(np.int32) for column in (pledge, start, end)))
