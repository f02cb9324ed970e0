"""Other rules side by side, so that a worker sees what the chosen rule buys and what it costs.

None of them is used to propose anything. People prefer as their own list says: the better class, then the
better fit. Pledges prefer whoever is served first, then the better fit.
"""

import heapq
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .objective import vector
from .round import Round


class Outcome(NamedTuple):
    """What a rule gives: the edges that it uses, their objective, and how many people could rightly object.

    Someone objects who would rather have a place that has gone to somebody served later, or that is free.
    """

    rule: str
    edges: np.ndarray
    vector: list[int]
    objections: int


def by_hand(round_: Round) -> np.ndarray:
    """Priority order: one after the other takes the best that is still free."""
    left, used = round_.capacities.tolist(), []
    edges_of = _lists(round_)
    for person in np.lexsort((round_.person_ids, round_.tiers)).tolist():
        edge = next((edge for edge in edges_of[person] if left[round_.pledge[edge]] > 0), None)
        if edge is not None:
            left[round_.pledge[edge]] -= 1
            used.append(edge)
    return np.array(sorted(used), dtype=np.int64)


def greedy(round_: Round) -> np.ndarray:
    """The best fit of all first, then the next."""
    left, placed, used = round_.capacities.tolist(), set(), []
    for edge in np.lexsort((round_.lot, -round_.fit)).tolist():
        person, pledge = int(round_.person[edge]), int(round_.pledge[edge])
        if person not in placed and left[pledge] > 0:
            left[pledge] -= 1
            placed.add(person)
            used.append(edge)
    return np.array(sorted(used), dtype=np.int64)


def deferred_acceptance(round_: Round) -> np.ndarray:
    """Everyone asks for their best; a pledge keeps its best for now and turns the others away, who ask on."""
    asks = [iter(edges) for edges in _lists(round_)]
    rank = _rank_of_pledges(round_)
    held: list[list[tuple[int, int]]] = [[] for _ in round_.capacities]
    asking = list(range(len(asks)))
    while asking:
        edge = next(asks[asking.pop()], None)
        if edge is None:
            continue
        pledge = int(round_.pledge[edge])
        heapq.heappush(held[pledge], (-int(rank[edge]), edge))
        if len(held[pledge]) > round_.capacities[pledge]:
            asking.append(int(round_.person[heapq.heappop(held[pledge])[1]]))
    return np.array(sorted(edge for kept in held for _, edge in kept), dtype=np.int64)


RULES: dict[str, Callable[[Round], np.ndarray]] = {
    "by hand, in order of priority": by_hand,
    "deferred acceptance": deferred_acceptance,
    "greedy by fit": greedy,
}


def side_by_side(round_: Round, proposed: np.ndarray) -> list[Outcome]:
    """The proposal beside what the other rules would have given."""
    outcomes = {"proposed": proposed} | {name: rule(round_) for name, rule in RULES.items()}
    return [
        Outcome(name, edges, vector(round_, edges), objections(round_, edges))
        for name, edges in outcomes.items()
    ]


def objections(round_: Round, edges: np.ndarray) -> int:
    """How many people would rather have a place that is free or has gone to somebody the pledge prefers
    less.
    """
    rank, wish = _rank_of_pledges(round_), _wish(round_)
    none = len(round_.person)
    has = np.full(len(round_.tiers), none)
    has[round_.person[edges]] = wish[edges]
    full = np.bincount(round_.pledge[edges], minlength=len(round_.capacities)) >= round_.capacities
    last = np.where(full, -1, none)
    np.maximum.at(last, round_.pledge[edges], rank[edges])
    objects = (wish < has[round_.person]) & (rank < last[round_.pledge])
    return len(np.unique(round_.person[objects]))


def _wish(round_: Round) -> np.ndarray:
    """The place of each edge when all are put in order of what people prefer."""
    order = np.lexsort((round_.pledge, -round_.fit, round_.cls))
    wish = np.empty(len(order), dtype=np.int64)
    wish[order] = np.arange(len(order))
    return wish


def _rank_of_pledges(round_: Round) -> np.ndarray:
    """The place of each edge when all are put in order of what pledges prefer."""
    order = np.lexsort((round_.lot, -round_.fit, round_.tiers[round_.person]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def _lists(round_: Round) -> list[list[int]]:
    """Each person's edges, the best first."""
    order = np.lexsort((_wish(round_), round_.person))
    ends = np.cumsum(np.bincount(round_.person, minlength=len(round_.tiers)))
    return [part.tolist() for part in np.split(order, ends[:-1])] if len(ends) else []
