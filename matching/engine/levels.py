"""The objective, level by level: the first level decides, the next one only among equals.

A level is a whole number for each pair; of two proposals the one with the greater total is better. Levels
are packed into one 64-bit weight, as the digits of a number, while they fit; what does not fit becomes
another stage.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from .objective import WORST_CLASSES, spreads
from .round import Round

Edges = np.ndarray | slice


class Level(NamedTuple):
    """What a level counts for a pair: by tier and class (see `Round.kind`), or from a column of the round."""

    name: str
    by_kind: np.ndarray | None = None
    column: Callable[[Round, Edges], Any] | None = None


TIER_OF_KIND, CLASS_OF_KIND = np.divmod(np.arange(8 * 6), 8)

TIER = Level("tier", by_kind=6 - TIER_OF_KIND)
"""Most people placed, most of them from tier 1, then 2, and so on: one level is enough for all six.

Sets of people who can be placed together form a matroid, so the best set is the same for any weights that are
positive and fall from tier to tier.
"""
CLASSES = tuple(
    Level(f"class {cls}", by_kind=-np.equal(CLASS_OF_KIND, cls).astype(int)) for cls in WORST_CLASSES
)
FIT = Level("fit", column=lambda round_, edges: round_.fit[edges])
KEPT = Level("kept", column=lambda round_, edges: np.asarray(round_.kept)[edges])
LOT = Level("lot", column=lambda round_, edges: -round_.lot[edges])


def spreads_of(round_: Round, levels: Sequence[Level]) -> list[int]:
    """The most, either way, that one pair counts on each level."""
    spread = spreads(round_) | {"tier": 5}
    return [spread[level.name] for level in levels]


def levels_of(round_: Round) -> tuple[Level, ...]:
    """The levels that a round is decided by, in order."""
    return (TIER, *CLASSES, FIT, *(() if round_.kept is None else (KEPT,)), LOT)


class Stage(NamedTuple):
    """Levels packed in one weight: `units` is what one of each level counts, the last one 1."""

    levels: tuple[Level, ...]
    units: tuple[int, ...]

    def weights(self, round_: Round, edges: Edges) -> np.ndarray:
        by_kind = np.zeros(len(TIER_OF_KIND), dtype=np.int64)
        for level, unit in zip(self.levels, self.units, strict=True):
            by_kind += 0 if level.by_kind is None else unit * level.by_kind
        weight = by_kind[round_.kind[edges]]
        for level, unit in zip(self.levels, self.units, strict=True):
            if level.column is not None:
                weight += np.multiply(level.column(round_, edges), unit, dtype=np.int64)
        return weight

    def digits(self, packed: np.ndarray) -> list[np.ndarray]:
        """Sums of weights, taken apart again level by level."""
        return digits(packed, self.units)


def digits(packed: np.ndarray, units: Iterable[int]) -> list[np.ndarray]:
    """Sums of packed numbers taken apart again, greatest unit first; digits may be negative."""
    parts, rest = [], packed
    for unit in units:
        digit = (rest + unit // 2) // unit
        parts.append(digit.astype(np.int64))
        rest = rest - digit * unit
    return parts


def pack(levels: Sequence[Level], spreads: Sequence[int], most: int, room: int) -> Stage:
    """As many of the levels as fit in `room`, each outweighing any `most` of those below it.

    `spreads` are the greatest absolute values of a level; at least one level is always taken.
    """
    bases = [2 * most * spread + 2 for spread in spreads]
    taken = 1
    while taken < len(levels) and _size(bases, spreads, taken + 1) < room:
        taken += 1
    units = [1]
    for base in bases[1:taken][::-1]:
        units.insert(0, units[0] * base)
    return Stage(tuple(levels[:taken]), tuple(units))


def _size(bases: Sequence[int], spreads: Sequence[int], taken: int) -> int:
    size = spreads[0] + 1
    for base in bases[1:taken]:
        size *= base
    return size
