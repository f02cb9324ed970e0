"""Every eligible pair of a case, without looking at every pair.

Three sieves, coarse to fine. People are kept sorted by where they live, so that those who might reach a
pledge lie in a few runs of rows. Each person's answers to the simple rules are packed in one word of what
they *lack*, each pledge's demands in one word of what it *requires*, so that one AND settles many rules.
What passes goes through the declared rules. The first two sieves only ever remove pairs that the rules would
remove."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .criteria import CRITERIA
from .model import Case, Pledges
from .pairs import Pairs, whole_root

AT_ONCE = 1 << 20
"""Candidates that are looked at together: enough to forget Python's overhead, few enough for the cache."""


EXAMPLES = [(criterion, example) for criterion in CRITERIA for example in criterion.examples]


class Runs(NamedTuple):
    """Runs of positions in an order of people, each to be tried with one pledge."""

    pledge: np.ndarray
    start: np.ndarray
    end: np.ndarray


def eligible_pairs(case: Case, ignoring: Sequence[str] = ()) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Rows of all pairs that pass the rules, in batches; `ignoring` leaves rules out by code."""
    by_place = not {"TRAVEL", "AREA"}.intersection(ignoring)
    for order, runs in (_by_place(case), _from_home(case)) if by_place else (_everybody(case),):
        yield from _sieve(case, ignoring, order, runs)


def _sieve(
    case: Case, ignoring: Sequence[str], order: np.ndarray, runs: Runs
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    lacking, required = lacks(case)[order], requires(case.pledges, ignoring)
    for pledge, position in _candidates(runs):
        passes = np.flatnonzero((lacking[position] & required[pledge]) == 0)
        yield through_the_rest(case, order[position[passes]], pledge[passes], ignoring)


def through_the_rest(
    case: Case, person: np.ndarray, pledge: np.ndarray, ignoring: Sequence[str] = ()
) -> tuple[np.ndarray, np.ndarray]:
    """Of pairs that no example refuses, those that pass the other rules too."""
    for criterion in CRITERIA:
        if criterion.examples or criterion.code in ignoring:
            continue
        passes = np.flatnonzero(criterion.passes(Pairs(case, person, pledge)))
        person, pledge = person[passes], pledge[passes]
    to_ask = Pairs(case, person, pledge).to_ask
    return person[~to_ask], pledge[~to_ask]


def lacks(case: Case) -> np.ndarray:
    """What each person lacks, one bit for each example of what a pledge may demand."""
    word = np.zeros(len(case.people), dtype=np.uint32)
    for bit, (criterion, example) in enumerate(EXAMPLES):
        lacking = ~criterion.passes(Pairs.with_example(case, example))
        word |= np.left_shift(lacking, bit, dtype=np.uint32)
    return word


def requires(pledges: Pledges, ignoring: Sequence[str] = ()) -> np.ndarray:
    """What each pledge requires, in the same bits: a bit in both is a rule that the pair does not pass."""
    word = np.zeros(len(pledges), dtype=np.uint32)
    for bit, (criterion, example) in enumerate(EXAMPLES):
        if criterion.code not in ignoring:
            word |= np.left_shift(criterion.demanded(pledges, example), bit, dtype=np.uint32)
    return word


def _candidates(runs: Runs) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The pledge and the position of every candidate, in batches of about AT_ONCE."""
    lengths = runs.end - runs.start
    batch = np.cumsum(lengths) // AT_ONCE
    for first, last in _stretches(batch):
        length, pledge = lengths[first:last], runs.pledge[first:last]
        ends = np.cumsum(length)
        shift = np.repeat(runs.start[first:last] - ends + length, length)
        yield np.repeat(pledge, length), np.arange(len(shift), dtype=np.int32) + shift


def _stretches(values: np.ndarray) -> Iterator[tuple[int, int]]:
    """Where runs of equal values begin and end."""
    edges = np.flatnonzero(np.diff(values, prepend=-1, append=-1))
    yield from zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)


def _everybody(case: Case) -> tuple[np.ndarray, Runs]:
    """Every pledge, with every person."""
    pledges = np.arange(len(case.pledges))
    return np.arange(len(case.people), dtype=np.int32), _runs(
        pledges, pledges * 0, pledges * 0 + len(case.people)
    )


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
    """Every pledge, with the people who live near enough; those who would take a remote one come
    elsewhere."""
    orders, parts, offset = [], [], 0
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
    if not parts:
        return np.empty(0, np.int32), _runs(*np.empty((3, 0), np.int64))
    return np.concatenate(orders), Runs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _near(case: Case, people: np.ndarray, pledges: np.ndarray, band: int) -> tuple[np.ndarray, Runs]:
    """Runs of these people who live within reach of each pledge: their furthest is below 2**band.

    People are sorted into strips from south to north, and from west to east within a strip.
    """
    reach = int(case.people.max_travel[people].max())
    height = max(1, 2 ** (band - 3))
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
