"""The best proposal of a round, exactly, and the prices that prove it.

Most of the work is done on a few promising pairs; the prices found there are then held against every pair of
the round. What they do not refute joins the few (which shrink once, to those that are still in question),
until nothing is left: then nothing better exists anywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .flow import ROOM, best
from .levels import Level, Stage, levels_of, pack, spreads_of
from .objective import vector
from .prices import NOWHERE, PASSES, Face, open_face, place_prices
from .round import Round
from .sorting import Sorted, first_of_each


class Start(NamedTuple):
    """Which pairs are promising: the best of each person, and the best of each pledge."""

    whole: int = 1 << 13  # rounds with no more pairs than this are solved whole
    per_person: int = 8
    per_place: int = 10
    per_pledge: int = 40


START = Start()


class Priced(NamedTuple):
    """The prices of one stage, by row of the round: of every pledge's last place, and of every person's
    turn.
    """

    stage: Stage
    pledge: np.ndarray
    person: np.ndarray


@dataclass(frozen=True, eq=False)
class Proposal:
    """The best proposal: the edges of the round that it uses, its objective, and the prices stage by
    stage.
    """

    round: Round
    edges: np.ndarray
    vector: list[int]
    prices: tuple[Priced, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The proposed pairs by id, in order."""
        people, pledges = self.round.person_ids, self.round.pledge_ids
        rows = (people[self.round.person[self.edges]], pledges[self.round.pledge[self.edges]])
        return sorted(zip(*(ids.tolist() for ids in rows), strict=True))


def allocate(
    round_: Round,
    start: Start = START,
    progress: Callable[[str], None] = lambda _: None,
) -> Proposal:
    """The best proposal of the round: the first level decides, the next only among equals."""
    levels = levels_of(round_)
    spreads = spreads_of(round_, levels)
    few, grows = _promising(round_, levels, spreads, start), False
    while True:
        progress(f"allocating: {len(few):,} of {len(round_.person):,} pairs")
        edges, prices = _solve(round_, few, levels, spreads)
        missed = _not_refuted(round_, prices)
        if not len(missed):
            return Proposal(round_, edges, vector(round_, edges), prices)
        few = np.union1d(few if grows else _tight(round_, few, prices[0]), missed)
        grows = True


def _solve(
    round_: Round, few: np.ndarray, levels: Sequence[Level], spreads: Sequence[int]
) -> tuple[np.ndarray, tuple[Priced, ...]]:
    """The best proposal that uses only these edges, one stage after the other on what is still open."""
    face = open_face(round_, few)
    placed = best(face, _stage(face, levels, spreads, most=2).weights(round_, face.edges))
    settled: list[np.ndarray] = []
    prices: list[tuple[Stage, np.ndarray, np.ndarray]] = []
    while levels:
        stage = _stage(face, levels, spreads, most=2 + min(len(face.people), len(face.pledges)))
        weight = stage.weights(round_, face.edges)
        placed, price = _settle(face, weight, placed, all_optional=not prices)
        prices.append((stage, face.pledges, price))
        face, placed, done = _narrowed(face, weight, placed, price)
        settled.append(done)
        levels, spreads = levels[len(stage.levels) :], spreads[len(stage.levels) :]
    edges = np.concatenate([*settled, face.edges[placed[placed != NOWHERE]]])
    return edges, tuple(_priced(round_, edges, *priced) for priced in prices)


def _stage(face: Face, levels: Sequence[Level], spreads: Sequence[int], most: int) -> Stage:
    return pack(levels, spreads, most, room=ROOM // (len(face.people) + len(face.pledges) + 3))


def _settle(
    face: Face, weight: np.ndarray, placed: np.ndarray, all_optional: bool
) -> tuple[np.ndarray, np.ndarray]:
    """A proposal of the greatest weight, and its prices; the one we have, if it is."""
    price = place_prices(face, weight, placed, PASSES)
    if price is None:
        placed = best(face, weight, None if all_optional else int((placed != NOWHERE).sum()))
        price = place_prices(face, weight, placed, len(face.pledges) + 2)
    if price is None:
        raise AssertionError("a flow of the greatest weight has prices")
    return placed, price


def _narrowed(
    face: Face, weight: np.ndarray, placed: np.ndarray, price: np.ndarray
) -> tuple[Face, np.ndarray, np.ndarray]:
    """The face that this stage leaves open, who is placed where in it, and the edges that it settles."""
    turn = np.zeros(len(face.people), dtype=np.int64)
    here = placed[placed != NOWHERE]
    turn[face.person[here]] = weight[here] - price[face.pledge[here]]
    must_place, must_fill = face.must_place | (turn > 0), face.must_fill | (price > 0)
    tight = np.flatnonzero(turn[face.person] + price[face.pledge] == weight)
    choices = np.bincount(face.person[tight], minlength=len(face.people))
    is_settled = (must_place & (choices == 1))[face.person[tight]]
    settled, still = tight[is_settled], tight[~is_settled]
    left = face.capacity - np.bincount(face.pledge[settled], minlength=len(face.pledges))
    where = np.full(len(face.edges) + 1, NOWHERE)
    where[still] = np.arange(len(still))
    narrowed, people = face.only(still, left, must_place, must_fill)
    return narrowed, where[placed[people]], face.edges[settled]


def _priced(round_: Round, edges: np.ndarray, stage: Stage, pledges: np.ndarray, price: np.ndarray) -> Priced:
    """The prices of a stage for the whole round: a pledge that was not open any more costs nothing."""
    pledge, person = np.zeros(len(round_.capacities), np.int64), np.zeros(len(round_.tiers), np.int64)
    pledge[pledges] = price
    person[round_.person[edges]] = stage.weights(round_, edges) - pledge[round_.pledge[edges]]
    return Priced(stage, pledge, person)


def _not_refuted(round_: Round, prices: Sequence[Priced]) -> np.ndarray:
    """The edges that would make the proposal better, as far as these prices can tell."""
    missed, edges = [], slice(None)
    for stage, pledge, person in prices:
        short = person[round_.person[edges]] + pledge[round_.pledge[edges]] - stage.weights(round_, edges)
        rows = np.arange(len(short)) if isinstance(edges, slice) else edges
        missed.append(rows[short < 0])
        edges = rows[short == 0]
    return np.concatenate(missed)


def _tight(round_: Round, edges: np.ndarray, priced: Priced) -> np.ndarray:
    """Of these edges, those that the best proposals may use as far as the first stage can tell."""
    stage, pledge, person = priced
    return edges[person[round_.person[edges]] + pledge[round_.pledge[edges]] == stage.weights(round_, edges)]


def _promising(round_: Round, levels: Sequence[Level], spreads: Sequence[int], start: Start) -> np.ndarray:
    """The best few edges of each person and of each pledge, roughly; all of them if there are few."""
    if len(round_.person) <= start.whole:
        return np.arange(len(round_.person))
    weight = pack(levels, spreads, most=2, room=2**40).weights(round_, slice(None))
    of_person = _best_of_each(round_.person, weight, np.full(len(round_.tiers), start.per_person))
    of_pledge = _best_of_each(round_.pledge, weight, start.per_place * round_.capacities + start.per_pledge)
    return np.flatnonzero(of_person | of_pledge)


def _best_of_each(group: np.ndarray, weight: np.ndarray, how_many: np.ndarray) -> np.ndarray:
    """Which edges are the heaviest of their group, roughly: weights are cut to what sorts in one number."""
    edges = np.arange(len(group))
    rank = weight.max() - weight
    room = 63 - len(group).bit_length() - len(how_many).bit_length()
    rank >>= max(0, int(rank.max()).bit_length() - room)
    rows, _ = first_of_each(np.bincount(group, minlength=len(how_many)), how_many)
    chosen = np.zeros(len(group), dtype=bool)
    chosen[Sorted(group, rank, edges).take(rows)[-1]] = True
    return chosen
