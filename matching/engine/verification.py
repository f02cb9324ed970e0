"""Whether a result is feasible and proved best by its certificate, checked without a solver.

Nothing here comes from the modules that found the result: it reads the round, adds up, and compares.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .objective import level_names, spreads, vector, worth
from .round import Round

AT_ONCE = 1 << 16


class Wanting(Exception):
    """Why a result is not proved."""


def verify(
    round_: Round, pairs: Sequence[tuple[int, int]], claimed: Sequence[int], certificate: Mapping[str, Any]
) -> None:
    """Nothing, if the pairs are the best proposal of the round and the certificate proves it; else
    Wanting.
    """
    edges = _edges_of(round_, pairs)
    _check_feasible(round_, edges)
    if list(claimed) != vector(round_, edges):
        raise Wanting(f"the objective of this proposal is {vector(round_, edges)}")
    if certificate.get("policy") != round_.policy or certificate.get("input_sha256") != round_.sha256:
        raise Wanting("the certificate is of another round")
    units = _units(certificate.get("levels"))
    _check_units(round_, units)
    person = _prices(certificate.get("person_price"), round_.person_ids, "person")
    pledge = _prices(certificate.get("pledge_price"), round_.pledge_ids, "pledge")
    _check_prices(round_, units, person, pledge)
    if worth(round_, edges, units).sum() != person.sum() + (pledge * round_.capacities.astype(object)).sum():
        raise Wanting("the proposal is worth less than the prices: a better one may exist")


def _edges_of(round_: Round, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    """The edge of each pair: edges are in order of their ids, so a search finds it."""
    people, pledges = (
        np.array(column, dtype=np.int64) for column in (zip(*pairs, strict=True) if pairs else ([], []))
    )
    person, pledge = np.searchsorted(round_.person_ids, people), np.searchsorted(round_.pledge_ids, pledges)
    keys = round_.person.astype(np.int64) * len(round_.pledge_ids) + round_.pledge
    edges = np.searchsorted(keys, person * len(round_.pledge_ids) + pledge)
    for row, (pair, edge) in enumerate(zip(pairs, edges.tolist(), strict=True)):
        found = edge < len(keys) and (
            round_.person_ids[round_.person[edge]] == people[row]
            and round_.pledge_ids[round_.pledge[edge]] == pledges[row]
        )
        if not found:
            raise Wanting(f"person {pair[0]} and pledge {pair[1]} are not an eligible pair")
    return edges


def _check_feasible(round_: Round, edges: np.ndarray) -> None:
    people = np.bincount(round_.person[edges], minlength=len(round_.person_ids))
    if (people > 1).any():
        raise Wanting(f"person {round_.person_ids[people.argmax()]} is placed more than once")
    places = np.bincount(round_.pledge[edges], minlength=len(round_.pledge_ids))
    if (places > round_.capacities).any():
        raise Wanting(f"pledge {round_.pledge_ids[(places > round_.capacities).argmax()]} has too few places")


def _units(levels: Any) -> dict[str, int]:
    try:
        return {name: int(unit) for name, unit in levels.items()}
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise Wanting("the certificate does not say what one of each level counts") from None


def _check_units(round_: Round, units: dict[str, int]) -> None:
    """Each level must outweigh everything below it: any two proposals differ by at most this much there."""
    if tuple(units) != level_names(round_):
        raise Wanting(f"the levels must be {', '.join(level_names(round_))}")
    placed = min(len(round_.person_ids), sum(round_.capacities.tolist()))
    spread = spreads(round_)
    below = 0
    for name in reversed(units):
        if units[name] <= 2 * placed * below:
            raise Wanting(f"the unit of {name} does not outweigh the levels below it")
        below += units[name] * spread[name]


def _prices(by_id: Any, ids: np.ndarray, whose: str) -> np.ndarray:
    try:
        prices = np.array([int(by_id[str(key)]) for key in ids.tolist()] + [0], dtype=object)[:-1]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise Wanting(f"a {whose} has no price") from None
    for key, price in zip(ids.tolist(), prices, strict=True):
        if price < 0:
            raise Wanting(f"the price of {whose} {key} is negative")
    return prices


def _check_prices(round_: Round, units: Mapping[str, int], person: np.ndarray, pledge: np.ndarray) -> None:
    for start in range(0, len(round_.person), AT_ONCE):
        edges = np.arange(start, min(start + AT_ONCE, len(round_.person)))
        covered = person[round_.person[edges]] + pledge[round_.pledge[edges]] >= worth(round_, edges, units)
        if not covered.all():
            edge = edges[(~covered.astype(bool)).argmax()]
            raise Wanting(
                f"the prices of person {round_.person_ids[round_.person[edge]]} and pledge "
                f"{round_.pledge_ids[round_.pledge[edge]]} do not cover what that pair is worth"
            )
