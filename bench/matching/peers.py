"""One peer on one round, in a process of its own: `python -I peers.py NAME ROUND.npz` prints its figures.

The goal that every peer can state is the first two levels only: most people placed, then the greatest fit.
"""

# ruff: noqa: PLC0415, S101

import json
import resource
import sys
import time

import numpy as np

MOST_PLACED = 4096
"""Worth of one more person placed, beside which fits (below 2,048) are small: times the people in a chain."""


def ortools(n, m, capacity, person, pledge, fit):
    from ortools.graph.python import min_cost_flow

    flow = min_cost_flow.SimpleMinCostFlow()
    people, pledges, source, sink = np.arange(n), n + np.arange(m), n + m, n + m + 1
    ones, zeros = np.ones, np.zeros
    add = flow.add_arcs_with_capacity_and_unit_cost
    add(np.full(n, source), people, ones(n, int), zeros(n, int))
    add(np.full(1, source), np.full(1, sink), np.full(1, n), zeros(1, int))
    add(pledges, np.full(m, sink), capacity, zeros(m, int))
    pairs = add(person, n + pledge, ones(len(fit), int), -(fit + MOST_PLACED * m))
    flow.set_nodes_supplies(np.array([source, sink]), np.array([n, -n]))
    assert flow.solve() == flow.OPTIMAL
    return np.flatnonzero(flow.flows(pairs))


def scipy_sparse(n, m, capacity, person, pledge, fit):
    """A column for each place, and one for each person who may stay without."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    first = np.cumsum(capacity) - capacity
    copies = capacity[pledge]
    row = np.repeat(person, copies)
    column = (
        np.repeat(first[pledge], copies) + np.arange(len(row)) - np.repeat(np.cumsum(copies) - copies, copies)
    )
    edge = np.repeat(np.arange(len(fit)), copies)
    cost = (MOST_PLACED * m - fit[edge]).astype(float)
    places, big = int(capacity.sum()), 2.0 * MOST_PLACED * m
    matrix = coo_matrix(
        (
            np.concatenate([cost, np.full(n, big)]),
            (np.concatenate([row, np.arange(n)]), np.concatenate([column, places + np.arange(n)])),
        ),
        shape=(n, places + n),
    ).tocsr()
    rows, columns = min_weight_full_bipartite_matching(matrix)
    edge_of = coo_matrix((edge + 1, (row, column)), shape=(n, places)).tocsr()
    used = columns < places
    return np.asarray(edge_of[rows[used], columns[used]]).ravel() - 1


def highs(n, m, capacity, person, pledge, fit):
    from scipy.optimize import linprog
    from scipy.sparse import coo_matrix

    each = np.arange(len(fit))
    rows, columns = np.concatenate([person, n + pledge]), np.concatenate([each, each])
    matrix = coo_matrix((np.ones(2 * len(fit)), (rows, columns)), shape=(n + m, len(fit)))
    limits = np.concatenate([np.ones(n), capacity])
    solved = linprog(-(fit + float(MOST_PLACED)), A_ub=matrix, b_ub=limits, bounds=(0, 1), method="highs-ds")
    return np.flatnonzero(solved.x > 0.5)


def networkx(n, m, capacity, person, pledge, fit):
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_node("source", demand=-n)
    graph.add_node("sink", demand=n)
    graph.add_edge("source", "sink", capacity=n, weight=0)
    graph.add_edges_from(("source", ("p", i), {"capacity": 1, "weight": 0}) for i in range(n))
    graph.add_edges_from(
        ((("j", j), "sink", {"capacity": c, "weight": 0}) for j, c in enumerate(capacity.tolist()))
    )
    rows = zip(person.tolist(), pledge.tolist(), fit.tolist(), strict=True)
    graph.add_edges_from(
        ((("p", i), ("j", j), {"capacity": 1, "weight": -(f + MOST_PLACED)}) for i, j, f in rows)
    )
    _, flow = nx.network_simplex(graph)
    used = [flow["p", i].get(("j", j), 0) for i, j in zip(person.tolist(), pledge.tolist(), strict=True)]
    return np.flatnonzero(used)


def hospital_resident(n, m, capacity, person, pledge, fit):
    """Deferred acceptance by the package `matching`: stable, and not the most that can be placed."""
    from matching.games import HospitalResident

    sys.setrecursionlimit(100_000)
    order = np.lexsort((pledge, -fit))
    wishes, choices, edge_of = {}, {}, {}
    for edge in order.tolist():
        i, j = int(person[edge]), int(pledge[edge])
        if capacity[j] > 0:
            wishes.setdefault(i, []).append(f"j{j}")
            choices.setdefault(f"j{j}", []).append(i)
            edge_of[i, j] = edge
    places = {key: int(capacity[int(key[1:])]) for key in choices}
    solved = HospitalResident.create_from_dictionaries(wishes, choices, places).solve()
    return np.array([edge_of[r.name, int(h.name[1:])] for h, residents in solved.items() for r in residents])


def main(name, path):
    round_ = np.load(path)
    columns = [round_[key].astype(np.int64) for key in ("capacities", "person", "pledge", "fit")]
    solve, taken = globals()[name], []
    one = np.array([1, 1])
    solve(2, 2, one, np.array([0, 1]), np.array([0, 1]), one)  # what is loaded once is not measured
    for _ in range(5 if len(columns[3]) < 100_000 else 1):
        begun = time.perf_counter()
        used = solve(len(round_["tiers"]), len(round_["capacities"]), *columns)
        taken.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    placed, fit = len(used), int(columns[3][used].sum())
    sys.stdout.write(json.dumps({"seconds": min(taken), "gigabytes": peak, "placed": placed, "fit": fit}))


if __name__ == "__main__":
    main(*sys.argv[1:])
