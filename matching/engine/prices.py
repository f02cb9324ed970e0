"""Exact prices of places: what the last place of a pledge is worth to the best proposal.

A proposal is optimal exactly if there are prices under which nobody would rather be elsewhere: everybody
placed is worth at least as much where they are, after its price, as at any other place after its own;
whoever has no place would gain nothing by paying for one; and only full pledges have a price. Such prices
are longest paths in a small graph, from pledge to pledge along people who could move, with one more node for
being *out*, without a place.
"""

from dataclasses import dataclass

import numpy as np

from .round import Round

NOWHERE = -1
PASSES = 60
"""More than a good proposal ever needs; a poor one is found out, or solved again."""


@dataclass(frozen=True, eq=False)
class Face:
    """The pairs that the best proposals can still use, once the levels above have been settled.

    `edges` are rows of the round; `person` and `pledge` number the `people` and `pledges` (rows too) that
    are still open. `capacity` is what settled people leave. `must_place` and `must_fill` are the people whom
    every best proposal places, and the pledges that it fills.
    """

    edges: np.ndarray
    person: np.ndarray
    pledge: np.ndarray
    people: np.ndarray
    pledges: np.ndarray
    capacity: np.ndarray
    must_place: np.ndarray
    must_fill: np.ndarray

    def only(
        self, edges: np.ndarray, capacity: np.ndarray, must_place: np.ndarray, must_fill: np.ndarray
    ) -> tuple["Face", np.ndarray]:
        """The face of just these edges, and which of the people are still in it."""
        people, person = np.unique(self.person[edges], return_inverse=True)
        pledges, pledge = np.unique(self.pledge[edges], return_inverse=True)
        narrowed = Face(
            edges=self.edges[edges],
            person=person,
            pledge=pledge,
            people=self.people[people],
            pledges=self.pledges[pledges],
            capacity=capacity[pledges],
            must_place=must_place[people],
            must_fill=must_fill[pledges],
        )
        return narrowed, people


def open_face(round_: Round, edges: np.ndarray) -> Face:
    """The face of the first level: everything is open."""
    people, person = np.unique(round_.person[edges], return_inverse=True)
    pledges, pledge = np.unique(round_.pledge[edges], return_inverse=True)
    nobody, nothing = np.zeros(len(people), dtype=bool), np.zeros(len(pledges), dtype=bool)
    return Face(edges, person, pledge, people, pledges, round_.capacities[pledges], nobody, nothing)


def place_prices(face: Face, weight: np.ndarray, placed: np.ndarray, passes: int) -> np.ndarray | None:
    """The price of each pledge that proves the proposal best on this face, or None if there is none.

    `placed` has the edge of each person, NOWHERE for those without a place. None may also mean that `passes`
    were too few. Where nobody must be placed these are the least prices: what one more place would add.
    """
    out = len(face.capacity)
    price = _longest_paths(np.zeros(out + 1, dtype=weight.dtype), *_moves(face, weight, placed), passes)
    return None if price is None else price[:out] - price[out]


def greatest_prices(face: Face, weight: np.ndarray, placed: np.ndarray, endless: int) -> np.ndarray:
    """The greatest prices that prove a best proposal: what taking one place away would lose.

    `endless` stands for a price without end: there is no place to take away.
    """
    out = len(face.capacity)
    start, end, gain = _moves(face, weight, placed)
    from_out = np.full(out + 1, -endless, dtype=weight.dtype)
    from_out[out] = 0
    price = _longest_paths(from_out, end, start, gain, passes=out + 2)
    if price is None:
        raise ValueError("only a best proposal has prices")
    return -price[:out]


def _moves(face: Face, weight: np.ndarray, placed: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every step that could change the proposal by one person: from where, to where, and what it gains."""
    out = len(face.capacity)
    here = placed[placed != NOWHERE]
    at, worth = np.full(len(placed), out), np.zeros(len(placed), dtype=weight.dtype)
    at[face.person[here]], worth[face.person[here]] = face.pledge[here], weight[here]
    spare = np.flatnonzero(np.bincount(face.pledge[here], minlength=out) < face.capacity)
    may_leave = here[~face.must_place[face.person[here]]]
    may_empty = np.flatnonzero(~face.must_fill)
    start = (at[face.person], face.pledge[may_leave], spare, np.full(len(may_empty), out))
    end = (face.pledge, np.full(len(may_leave) + len(spare), out), may_empty)
    gain = (
        weight - worth[face.person],
        -weight[may_leave],
        np.zeros(len(spare) + len(may_empty), weight.dtype),
    )
    return np.concatenate(start), np.concatenate(end), np.concatenate(gain)


def _longest_paths(
    best: np.ndarray, start: np.ndarray, end: np.ndarray, gain: np.ndarray, passes: int
) -> np.ndarray | None:
    """The greatest of any path into each node, from what is there; None if so many passes see no end of
    it.
    """
    if not len(end):
        return best
    start, end, gain = _strongest(len(best), start, end, gain)
    ends, first = np.unique(end, return_index=True)
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
