"""The certificate of a proposal: prices of people and pledges, as whole numbers of any size, that prove it
best.

Every level of the objective is given a unit so large that no sum of all the levels below can outweigh it; a
pair is then worth one number, and the greatest total is the best proposal. Nobody's worth anywhere exceeds
their own price and the pledge's together, so no proposal can be worth more than all prices: and this one is
worth just that.
"""

import numpy as np

from .allocation import Priced, Proposal
from .levels import TIER
from .objective import TIERS, level_names, spreads, worth
from .round import Round


def certify(proposal: Proposal) -> dict[str, object]:
    """The certificate, ready for JSON: numbers as strings, because they outgrow 64 bits."""
    round_ = proposal.round
    units = units_of(round_)
    pledge = np.zeros(len(round_.pledge_ids), dtype=object)
    for priced in proposal.prices:
        pledge = pledge + _pledge_worth(priced, units)
    person = np.zeros(len(round_.person_ids), dtype=object)
    rows = round_.person[proposal.edges]
    person[rows] = worth(round_, proposal.edges, units) - pledge[round_.pledge[proposal.edges]]
    return {
        "policy": round_.policy,
        "input_sha256": round_.sha256,
        "levels": {name: str(unit) for name, unit in units.items()},
        "person_price": _by_id(round_.person_ids, person),
        "pledge_price": _by_id(round_.pledge_ids, pledge),
    }


def units_of(round_: Round) -> dict[str, int]:
    """What one of each level counts: more than all below it in any proposal, or on any path of prices."""
    most = 4 * (min(len(round_.person_ids), int(round_.capacities.sum())) + len(round_.pledge_ids) + 3)
    units, below, spread = {}, 0, spreads(round_)
    for name in reversed(level_names(round_)):
        units[name] = 1 + most * below
        below += units[name] * spread[name]
    return {name: units[name] for name in level_names(round_)}


def _pledge_worth(priced: Priced, units: dict[str, int]) -> np.ndarray:
    """A stage's prices in these units. A price in tiers is the turn of whoever would be out: 6 less their
    tier.
    """
    turn = [0, *(units["placed"] + units[f"tier {tier}"] for tier in reversed(TIERS))]
    total = np.zeros(len(priced.pledge), dtype=object)
    for level, digit in zip(priced.stage.levels, priced.stage.digits(priced.pledge), strict=True):
        if level is TIER:
            total = total + np.array(turn, dtype=object)[digit]
        else:
            total = total + digit.astype(object) * units[level.name]
    return total


def _by_id(ids: np.ndarray, prices: np.ndarray) -> dict[str, str]:
    return {str(key): str(price) for key, price in zip(ids.tolist(), prices.tolist(), strict=True)}
