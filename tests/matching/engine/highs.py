"""The best vector of an allocation case by linear programming, level by level, with HiGHS.

A program of its own, because HiGHS and OR-Tools cannot be loaded into one process:
`python tests/matching/engine/highs.py CASE` prints the vector.
"""

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, vstack


def best_vector(people, places, edges):
    """Each level is made as great as it can be, then held there while the next is."""
    person = np.searchsorted(people[:, 0], edges[:, 0])
    pledge = np.searchsorted(places[:, 0], edges[:, 1])
    each, ones = np.arange(len(edges)), np.ones(len(edges))
    once = coo_matrix((ones, (person, each)), shape=(len(people), len(edges)))
    within = coo_matrix((ones, (pledge, each)), shape=(len(places), len(edges)))
    limits = np.concatenate([np.ones(len(people)), places[:, 1]])
    held, totals = [], []
    for values in levels(people, person, edges):
        matrix = vstack([once, within, *(coo_matrix(-row) for row in held)])
        bounds = np.concatenate([limits, -np.array(totals)])
        solved = linprog(-values, A_ub=matrix, b_ub=bounds, bounds=(0, 1), method="highs-ds")
        totals.append(round(-solved.fun))
        held.append(values)
    return totals


def levels(people, person, edges):
    tiers = people[person, 1]
    yield np.ones(len(edges))
    yield from ((tiers == tier).astype(float) for tier in (1, 2, 3, 4, 5))
    yield from (-(edges[:, 2] == cls).astype(float) for cls in (5, 4, 3, 2))
    yield edges[:, 3].astype(float)
    yield -edges[:, 4].astype(float)


def table(path, columns):
    rows = np.loadtxt(path, np.int64, delimiter=",", skiprows=1, ndmin=2).reshape(-1, columns)
    return rows[np.argsort(rows[:, 0])]


if __name__ == "__main__":
    case = Path(sys.argv[1])
    tables = (("people", 2), ("places", 2), ("edges", 5))
    sys.stdout.write(f"{best_vector(*(table(case / f'{name}.csv', width) for name, width in tables))}\n")
