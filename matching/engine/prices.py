"""Exact prices of places: what the last place of a pledge is worth to the best proposal.

A proposal is optimal exactly if there are prices under which nobody would rather be elsewhere: everybody
placed is worth at least as much where they are, after its price, as at any other place after its own;
whoever has no place would gain nothing by paying for one; and only full pledges have a price. Such prices
are longest paths in a small graph, from pledge to pledge along people who could move, with one more node for
being *out*, without a place."""

from dataclasses import dataclass

import numpy as np

NOWHERE = -1
PASSES = 60
"""More than a good proposal ever needs; a poor one is found out, or solved again."""


@dataclass(frozen=True, eq=False)
class Face:
    """The pairs that the best proposals can still use, once the levels above have been settled.

    `edges` are rows of the round; `person` and `pledge` number the `people` and `pledges` (rows too) that
    are still open. `capacity` is what settled people leave. `must_place` and `must_fill` are the people whom
    every best proposal places, and the pledges that it fills."""

    edges: np.ndarray
    person: np.ndarray
    pledge: np.ndarray
    people: np.ndarray
    pledges: np.ndarray
    capacity: np.ndarray
    must_place: np.ndarray
    must_fill: np.ndarray


def place_prices(face: Face, weight: np.ndarray, placed: np.ndarray, passes: int) -> np.ndarray | None:
    """The price of each pledge that proves the proposal best on this face, or None if there is none.

    `placed` has the edge of each person, NOWHERE for those without a place. None may also mean that `passes`
    were too few."""
    start, end, gain = _moves(face, weight, placed)
    out = len(face.capacity)
    price = _longest_paths(out + 1, start, end, gain, passes)
    return None if price is None else price[:out] - price[out]


def _moves(face: Face, weight: np.ndarray, placed: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every step that could change the proposal by one person: from where, to where, and what it gains."""
    out = len(face.capacity)
    here = placed[placed != NOWHERE]
    at, worth = np.full(len(placed), out), np.zeros(len(placed), dtype=np.int64)
    at[face.person[here]], worth[face.person[here]] = face.pledge[here], weight[here]
    spare = np.flatnonzero(np.bincount(face.pledge[here], minlength=out) < face.capacity)
    may_leave = here[~face.must_place[face.person[here]]]
    may_empty = np.flatnonzero(~face.must_fill)
    start = (at[face.person], face.pledge[may_leave], spare, np.full(len(may_empty), out))
    end = (face.pledge, np.full(len(may_leave) + len(spare), out), may_empty)
    gain = (weight - worth[face.person], -weight[may_leave], np.zeros(len(spare) + len(may_empty), np.int64))
    return np.concatenate(start), np.concatenate(end), np.concatenate(gain)


def _longest_paths(
    nodes: int, start: np.ndarray, end: np.ndarray, gain: np.ndarray, passes: int
) -> np.ndarray | None:
    """The greatest gain of any path into each node, or None if that has no end within so many passes."""
    if not len(end):
        return np.zeros(nodes, dtype=np.int64)
    start, end, gain = _strongest(nodes, start, end, gain)
    ends, first = np.unique(end, return_index=True)
    best = np.zeros(nodes, dtype=np.int64)
    for _ in range(passes):
        reached = np.maximum(best[ends], np.maximum.reduceat(best[start] + gain, first))
        if (reached == best[ends]).all():
            return best
        best[ends] = reached
    return None


def _strongest(
    nodes: int, start: np.ndarray, end: np.ndarray, gain: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The best of all arcs between the same two nodes, in order of their ends."""
    order = np.argsort(end * nodes + start)
    between = (end * nodes + start)[order]
    first = np.flatnonzero(np.diff(between, prepend=-1))
    strongest = np.maximum.reduceat(gain[order], first)
    return between[first] % nodes, between[first] // nodes, strongest
