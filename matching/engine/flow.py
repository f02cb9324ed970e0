"""The greatest total weight over a face, as a minimum-cost flow."""

import numpy as np
from ortools.graph.python import min_cost_flow

from .prices import NOWHERE, Face

ROOM = 2**61
"""Costs are scaled by the number of nodes inside the solver, and must stay below this."""


class NoFlow(RuntimeError):
    """The solver found no flow where there is one; a fault of ours or its own, never of the data."""


def best(face: Face, weight: np.ndarray, needed: int | None = None) -> np.ndarray:
    """The edge of each person in a proposal of the greatest weight, NOWHERE for those without a place.

    `needed` is how many people every best proposal places; None: as many as are worth it.
    """
    people, source = len(face.people), len(face.people) + len(face.pledges)
    optional = np.flatnonzero(~face.must_place)
    loose = np.flatnonzero((face.capacity > 0) & ~face.must_fill)
    flow = min_cost_flow.SimpleMinCostFlow()
    edges = _arcs(flow, face.person, people + face.pledge, 1, -weight)
    _arcs(flow, np.full(len(optional), source), optional, 1, 0)
    _arcs(flow, people + loose, np.full(len(loose), source + 1), face.capacity[loose], 0)
    if needed is None:  # people may also stay without a place
        _arcs(flow, np.array([source]), np.array([source + 1]), len(optional), 0)
        needed = len(optional)
    flow.set_nodes_supplies(np.arange(source + 2), _supplies(face, needed))
    if flow.solve() != flow.OPTIMAL:
        raise NoFlow(f"{people} people, {len(face.pledges)} pledges, {len(weight)} pairs")
    used = np.flatnonzero(flow.flows(edges))
    placed = np.full(people, NOWHERE)
    placed[face.person[used]] = used
    return placed


def _supplies(face: Face, needed: int) -> np.ndarray:
    """What flows in at each node: people, pledges, the source of the others, the sink of the other places."""
    must = face.must_place.astype(np.int64)
    full = -face.capacity * face.must_fill
    source = needed - must.sum()
    return np.concatenate([must, full, [source, -(source + must.sum() + full.sum())]])


def _arcs(
    flow: min_cost_flow.SimpleMinCostFlow,
    tail: np.ndarray,
    head: np.ndarray,
    capacity: np.ndarray | int,
    cost: np.ndarray | int,
) -> np.ndarray:
    like = np.zeros(len(tail), dtype=np.int64)
    return flow.add_arcs_with_capacity_and_unit_cost(tail, head, like + capacity, like + cost)
