"""A worker's edit of a proposal: pin a pair, forbid a pair, leave a person out; the rest is proposed
afresh.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from .allocation import Proposal, allocate
from .round import Round

Pair = tuple[int, int]


class Impossible(ValueError):
    """An edit that no proposal can follow, in plain words."""


@dataclass(frozen=True)
class Edit:
    """What a worker has decided, by id. A pinned pair stands whatever it costs the rest."""

    pins: frozenset[Pair] = frozenset()
    forbids: frozenset[Pair] = frozenset()
    withdrawn: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Edited:
    """The new proposal: what was pinned, and the best for everyone else with its own proof.

    `gone` and `new` are the pairs that changed beside the edit itself.
    """

    rest: Proposal
    pairs: list[Pair]
    gone: list[Pair]
    new: list[Pair]


def propose_again(round_: Round, edit: Edit, before: Collection[Pair]) -> Edited:
    """The best proposal that follows the edit and, among equals, keeps most pairs of the one before."""
    rest = allocate(what_is_left(round_, edit, before))
    pairs, stood = sorted([*rest.pairs, *edit.pins]), set(before)
    touched = {person for person, _ in (*edit.pins, *edit.forbids)} | edit.withdrawn
    return Edited(
        rest=rest,
        pairs=pairs,
        gone=sorted(pair for pair in stood.difference(pairs) if pair[0] not in touched),
        new=sorted(pair for pair in set(pairs) - stood if pair[0] not in touched),
    )


def what_is_left(round_: Round, edit: Edit, before: Collection[Pair] = ()) -> Round:
    """The round without the people and places that the edit has settled."""
    _check(round_, edit)
    gone = np.isin(round_.person_ids, [person for person, _ in edit.pins] + list(edit.withdrawn))
    taken = np.searchsorted(round_.pledge_ids, [pledge for _, pledge in edit.pins])
    stays = ~gone[round_.person] & ~_among(round_, edit.forbids)
    new_row = np.cumsum(~gone) - 1
    return replace(
        round_,
        person_ids=round_.person_ids[~gone],
        tiers=round_.tiers[~gone],
        capacities=round_.capacities - np.bincount(taken.astype(int), minlength=len(round_.capacities)),
        person=new_row[round_.person[stays]],
        pledge=round_.pledge[stays],
        cls=round_.cls[stays],
        fit=round_.fit[stays],
        lot=round_.lot[stays],
        kept=_kept(round_, before, stays),
    )


def _kept(round_: Round, before: Collection[Pair], stays: np.ndarray) -> np.ndarray | None:
    """Which of the edges that stay were proposed before; as the round itself has it, where nobody says."""
    if before:
        return _among(round_, before)[stays].astype(np.int64)
    return None if round_.kept is None else round_.kept[stays]


def _among(round_: Round, pairs: Iterable[Pair]) -> np.ndarray:
    """Which edges are among these pairs; a pair that is not in the round at all is none of them."""
    edges, found = edges_of(round_, pairs)
    among = np.zeros(len(round_.person), dtype=bool)
    among[edges[found]] = True
    return among


def edges_of(round_: Round, pairs: Iterable[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """For each of these pairs where its edge is or would be, and whether it is there: edges are in order of
    person, then pledge.
    """
    people, pledges = np.array(list(pairs), dtype=np.int64).reshape(-1, 2).T
    rows, columns = np.searchsorted(round_.person_ids, people), np.searchsorted(round_.pledge_ids, pledges)
    known = _is_at(round_.person_ids, rows, people) & _is_at(round_.pledge_ids, columns, pledges)
    width = len(round_.pledge_ids) + 1
    keys, wanted = round_.person * np.int64(width) + round_.pledge, rows * width + columns
    edges = np.searchsorted(keys, wanted)
    return edges, known & _is_at(keys, edges, wanted)


def _is_at(column: np.ndarray, rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Whether these rows, of which some may be past the end, hold these values."""
    there = rows < len(column)
    there[there] = column[rows[there]] == values[there]
    return there


def _check(round_: Round, edit: Edit) -> None:
    people, places = (
        set(round_.person_ids.tolist()),
        dict(zip(round_.pledge_ids.tolist(), round_.capacities.tolist(), strict=True)),
    )
    pinned = [person for person, _ in edit.pins]
    for person, pledge in sorted(edit.pins):
        if person not in people or pledge not in places:
            raise Impossible(f"Person {person} or pledge {pledge} is not in this round.")
        if person in edit.withdrawn or (person, pledge) in edit.forbids:
            raise Impossible(f"Person {person} cannot be both pinned and left out.")
        if pinned.count(person) > 1:
            raise Impossible(f"Person {person} is pinned to more than one pledge.")
        places[pledge] -= 1
        if places[pledge] < 0:
            raise Impossible(f"Pledge {pledge} has fewer places than people pinned to it.")
