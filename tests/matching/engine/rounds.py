"""Made-up rounds with many ties, and ways to find their best proposal without the engine."""

import random
from itertools import product

import numpy as np

from matching.engine import Round


def make_round(people, places, edges, policy=1):
    """A round of (person_id, tier), (pledge_id, capacity) and (person_id, pledge_id, cls, fit, lot)."""
    people, places, edges = sorted(people), sorted(places), sorted(edges)
    row_of = {person: row for row, (person, _) in enumerate(people)}
    place_of = {pledge: row for row, (pledge, _) in enumerate(places)}
    columns = np.array(edges, dtype=np.int64).reshape(-1, 5).T
    return Round(
        person_ids=np.array([person for person, _ in people], dtype=np.int64),
        tiers=np.array([tier for _, tier in people], dtype=np.int64),
        pledge_ids=np.array([pledge for pledge, _ in places], dtype=np.int64),
        capacities=np.array([capacity for _, capacity in places], dtype=np.int64),
        person=np.array([row_of[edge[0]] for edge in edges], dtype=np.int64),
        pledge=np.array([place_of[edge[1]] for edge in edges], dtype=np.int64),
        cls=columns[2],
        fit=columns[3],
        lot=columns[4],
        policy=policy,
    )


def tied_rows(seed, n_people, n_places, most_fit=None, density=None, most_lot=2**32 - 1):
    """Rows of a round with few different fits, all tiers and classes, and places that nobody may have."""
    rng = random.Random(seed)
    most_fit = rng.choice([0, 1, 3, 1000]) if most_fit is None else most_fit
    density = rng.uniform(0.15, 0.9) if density is None else density
    tiers = rng.choice([(1, 2, 3, 4, 5), (3,), (1, 5)])
    people = [(key, rng.choice(tiers)) for key in rng.sample(range(1000), n_people)]
    places = [(key, rng.choice([0, 1, 1, 1, 2, 3])) for key in rng.sample(range(1000), n_places)]
    edges = [
        (person, pledge, rng.randint(1, 5), rng.randint(-most_fit // 10, most_fit), rng.randint(0, most_lot))
        for person, _ in people
        for pledge, _ in places
        if rng.random() < density
    ]
    return people, places, edges


def vector_of(people, edges):
    """The published objective of some edges, counted one by one."""
    tier_of = dict(people)
    return (
        len(edges),
        *(sum(tier_of[edge[0]] == tier for edge in edges) for tier in (1, 2, 3, 4, 5)),
        *(-sum(edge[2] == cls for edge in edges) for cls in (5, 4, 3, 2)),
        sum(edge[3] for edge in edges),
        -sum(edge[4] for edge in edges),
    )


def best_by_trying_all(people, places, edges):
    """The best vector, by trying every possibility."""
    of_person = [[None, *(edge for edge in edges if edge[0] == person)] for person, _ in people]
    best = None
    for choice in product(*of_person):
        used = [edge for edge in choice if edge]
        if all(sum(edge[1] == pledge for edge in used) <= capacity for pledge, capacity in places):
            best = max(vector_of(people, used), best or vector_of(people, used))
    return best
