"""Why this one, why none, why not that one: exact, from prices.

A price says what a place is worth to the best proposal. So what everyone else would lose if someone had that
place is known without solving again, and the first level on which they would lose is the reason.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .allocation import Proposal, allocate
from .certificate import units_of
from .edits import Edit, edges_of, what_is_left
from .levels import digits
from .messages import Message, say
from .objective import level_names, vector, worth
from .prices import NOWHERE, Face, greatest_prices, open_face, place_prices
from .sorting import Sorted, first_of_each

NO_PLACE = "no place"


@dataclass(frozen=True)
class Loss:
    """What the best proposal with this pair in it would change, level by level; `level` is the first to lose.

    Where the pledge has no place at all, `level` is "no place" and there is no such proposal.
    """

    person_id: int
    pledge_id: int
    level: str
    change: tuple[int, ...]

    @property
    def message(self) -> Message:
        return say(f"loss.{self.level.split()[0]}" if self.level != NO_PLACE else "loss.no_place")

    @property
    def price(self) -> Message | None:
        """How much is lost on the level that decides; nothing where nothing can be said of it."""
        name, _, number = self.level.partition(" ")
        amount = next((abs(amount) for amount in self.change if amount), 0)
        match name:
            case "placed" | "fit" | "kept":
                return say(f"price.{name}", amount=amount)
            case "tier":
                return say("price.tier", amount=amount, tier=int(number))
            case "class":
                return say("price.class", amount=amount, cls=int(number))
        return None


class Reasons:
    """The reasons of one proposal."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal, self.round = proposal, proposal.round
        self.names, self._units = level_names(self.round), units_of(self.round)
        self._endless = 4 * len(self.round.tiers) * self._units["placed"] + 1

    @cached_property
    def losses(self) -> list[Loss]:
        """For every eligible pair of everyone without a place; the least loss of each person first."""
        edges, lost = self._of_the_unplaced
        changes = self._level_by_level(lost)
        greatest_first = [-column for column in reversed(changes.T)]
        order = np.lexsort((np.arange(len(edges)), *greatest_first, self.round.person[edges]))
        return self._losses_of(edges[order], changes[order])

    @cached_property
    def nearest(self) -> list[Loss]:
        """For everyone without a place who fits something, the pair that others would lose least by."""
        edges, lost = self._of_the_unplaced
        person = self.round.person[edges]
        first = np.flatnonzero(np.diff(person, prepend=-1))
        least = np.maximum.reduceat(lost, first) if len(first) else lost
        nearest = np.flatnonzero(lost == np.repeat(least, np.diff(first, append=len(edges))))
        _, one_each = np.unique(person[nearest], return_index=True)
        nearest = nearest[one_each]
        return self._losses_of(edges[nearest], self._level_by_level(lost[nearest]))

    def one_more_place(self) -> list[tuple[int, int]]:
        """The pledges where one more place would place one more person, and the tier of that person."""
        by_level = dict(zip(self.names, digits(self._least, self._units.values()), strict=True))
        more = np.flatnonzero(by_level["placed"] == 1)
        tiers = np.stack([by_level[f"tier {tier}"] for tier in range(1, 6)])[:, more].argmax(axis=0) + 1
        return list(zip(self.round.pledge_ids[more].tolist(), tiers.tolist(), strict=True))

    def sentences(self) -> dict[int, Message]:
        """For each person, why this one or why none."""
        said = dict.fromkeys(self.round.person_ids.tolist(), say("none.no_option"))
        said |= {loss.person_id: loss.message for loss in self.nearest}
        return said | self._why_this_one()

    def of_person(self, person_id: int, most: int) -> list[Loss]:
        """At most so many pairs of one person beside the one that is proposed, if one is. Of somebody without
        a place the least loss comes first; of others what is best for themselves.
        """
        row = int(np.searchsorted(self.round.person_ids, person_id))
        first, last = np.searchsorted(self.round.person, (row, row + 1)).tolist()
        edges = np.arange(first, last)
        if not np.isin(edges, self.proposal.edges).any():
            return self._least_of(edges)[:most]
        others = edges[~np.isin(edges, self.proposal.edges)]
        best = others[np.lexsort((others, -self.round.fit[others], self.round.cls[others]))]
        pledges = self.round.pledge_ids[self.round.pledge[best[:most]]]
        return [self.why_not(person_id, pledge) for pledge in pledges.tolist()]

    def _least_of(self, edges: np.ndarray) -> list[Loss]:
        _, weight, _ = self._open
        lost = weight[edges] - self._greatest[self.round.pledge[edges]]
        order = sorted(range(len(edges)), key=lambda place: -lost[place])
        return self._losses_of(edges[order], self._level_by_level(lost[order])) if order else []

    def why_not(self, person_id: int, pledge_id: int) -> Loss:
        """For one eligible pair, also of someone placed elsewhere: by proposing again with the pair
        pinned.
        """
        edge = self._edge(person_id, pledge_id)
        if self.round.capacities[self.round.pledge[edge]] == 0:
            return Loss(person_id, pledge_id, NO_PLACE, ())
        rest = allocate(what_is_left(self.round, Edit(pins=frozenset({(person_id, pledge_id)}))))
        pinned = vector(self.round, np.array([edge]))
        change = [a + b - c for a, b, c in zip(rest.vector, pinned, self.proposal.vector, strict=True)]
        return self._loss(person_id, pledge_id, change)

    def _loss(self, person_id: int, pledge_id: int, change: list[int]) -> Loss:
        if change[0] < -1:
            return Loss(person_id, pledge_id, NO_PLACE, ())
        first = next((at for at, amount in enumerate(change) if amount), None)
        level = "none" if first is None else self.names[first]
        return Loss(person_id, pledge_id, level, tuple(change))

    def _why_this_one(self) -> dict[int, Message]:
        """The place that the proposed pledge has in each person's own list."""
        round_ = self.round
        options = np.bincount(round_.person, minlength=len(round_.tiers))
        rows, places = first_of_each(options, most=len(round_.pledge_ids))
        *_, edge = Sorted(round_.person, round_.cls, -round_.fit, np.arange(len(round_.person))).take(rows)
        place = np.empty(len(edge), dtype=np.int64)
        place[edge] = places + 1
        return {
            int(round_.person_ids[round_.person[edge]]): say(
                which_place(place[edge], options[round_.person[edge]]),
                place=place[edge],
                of=options[round_.person[edge]],
            )
            for edge in self.proposal.edges
        }

    @cached_property
    def _of_the_unplaced(self) -> tuple[np.ndarray, np.ndarray]:
        """The eligible pairs of everyone without a place, and what a proposal with each would change."""
        placed = np.zeros(len(self.round.tiers), dtype=bool)
        placed[self.round.person[self.proposal.edges]] = True
        edges = np.flatnonzero(~placed[self.round.person])
        _, weight, _ = self._open
        return edges, weight[edges] - self._greatest[self.round.pledge[edges]]

    def _level_by_level(self, lost: np.ndarray) -> np.ndarray:
        """A row for each of these very large numbers, a column for each level."""
        return np.stack(digits(lost, self._units.values()), axis=-1)

    def _losses_of(self, edges: np.ndarray, changes: np.ndarray) -> list[Loss]:
        people = self.round.person_ids[self.round.person[edges]].tolist()
        pledges = self.round.pledge_ids[self.round.pledge[edges]].tolist()
        return [self._loss(*pair) for pair in zip(people, pledges, changes.tolist(), strict=True)]

    @cached_property
    def _open(self) -> tuple[Face, np.ndarray, np.ndarray]:
        """Everything open, with what each pair is worth and who is placed where."""
        face = open_face(self.round, np.arange(len(self.round.person)))
        placed = np.full(len(face.people), NOWHERE)
        placed[face.person[self.proposal.edges]] = self.proposal.edges
        return face, worth(self.round, face.edges, self._units), placed

    @cached_property
    def _least(self) -> np.ndarray:
        face, weight, placed = self._open
        return self._by_row(face, place_prices(face, weight, placed, len(face.pledges) + 2))

    @cached_property
    def _greatest(self) -> np.ndarray:
        face, weight, placed = self._open
        return self._by_row(face, greatest_prices(face, weight, placed, self._endless))

    def _by_row(self, face: Face, prices: np.ndarray | None) -> np.ndarray:
        by_row = np.zeros(len(self.round.pledge_ids), dtype=object)
        by_row[face.pledges] = prices
        return by_row

    def _edge(self, person_id: int, pledge_id: int) -> int:
        edges, found = edges_of(self.round, [(person_id, pledge_id)])
        if not found.all():
            raise KeyError(f"{person_id} and {pledge_id} are not an eligible pair")
        return int(edges[0])


def which_place(place: int, of: int) -> str:
    """The sentence about the place that a pledge has among so many that fit the same person."""
    if of == 1:
        return "why.only"
    return "why.first" if place == 1 else "why.later"
