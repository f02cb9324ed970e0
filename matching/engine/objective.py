"""The objective that every proposal is measured by, and what a pair is worth in its units.

Two proposals are compared level by level: most people placed; most of them from tier 1, then 2, to 5; fewest
in class 5, then 4, 3, 2; greatest total fit; least total lot.
"""

from collections.abc import Mapping

import numpy as np

from .round import Round

TIERS, WORST_CLASSES = (1, 2, 3, 4, 5), (5, 4, 3, 2)
LEVEL_NAMES = (
    "placed",
    *(f"tier {tier}" for tier in TIERS),
    *(f"class {cls}" for cls in WORST_CLASSES),
    "fit",
    "lot",
)


def level_names(round_: Round) -> tuple[str, ...]:
    """The levels in order. A worker's edit adds one: among equals, keep what was proposed before."""
    return LEVEL_NAMES if round_.kept is None else (*LEVEL_NAMES[:-1], "kept", "lot")


def vector(round_: Round, edges: np.ndarray) -> list[int]:
    """A proposal, level by level; of two, the greater is better.

    Placed, by tier 1 to 5, less those in class 5 to 2, fit, kept if that is a level, less the lots.
    """
    tiers, classes = round_.tiers[round_.person[edges]], round_.cls[edges]
    return [
        len(edges),
        *(int((tiers == tier).sum()) for tier in TIERS),
        *(-int((classes == cls).sum()) for cls in WORST_CLASSES),
        int(round_.fit[edges].sum()),
        *([] if round_.kept is None else [int(round_.kept[edges].sum())]),
        -int(round_.lot[edges].sum()),
    ]


def spreads(round_: Round) -> dict[str, int]:
    """The most, either way, that one pair counts on each level."""
    return dict.fromkeys(level_names(round_), 1) | {
        "fit": int(np.abs(round_.fit).max(initial=0)),
        "lot": int(np.abs(round_.lot).max(initial=0)),
    }


def worth(round_: Round, edges: np.ndarray, units: Mapping[str, int]) -> np.ndarray:
    """What each of these pairs is worth, as whole numbers of any size, where one of each level counts so
    much.
    """
    turn = [0, *(units["placed"] + units[f"tier {tier}"] for tier in TIERS)]
    weak = [0, 0, *(units[f"class {cls}"] for cls in reversed(WORST_CLASSES)), 0, 0]
    by_kind = np.array([gained - lost for gained in turn for lost in weak], dtype=object)
    fits, which = np.unique(round_.fit[edges], return_inverse=True)
    total = by_kind[round_.kind[edges]] + (fits.astype(object) * units["fit"])[which]
    if round_.kept is not None:
        total = total + np.array([0, units["kept"]], dtype=object)[round_.kept[edges]]
    return total - round_.lot[edges].astype(object) * units["lot"]
