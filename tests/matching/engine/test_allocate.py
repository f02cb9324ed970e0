"""The best proposal: against every possibility on thousands of tiny rounds, and at every edge there is."""

import json
import random

import pytest

from matching.engine import Wanting, allocate, certify, verify
from matching.engine.allocation import Start
from tests.matching.engine.rounds import best_by_trying_all, make_round, tied_rows, vector_of
from tests.matching.engine.test_cases import CASES


def prove(opened, proposal):
    """Hold a proposal against its certificate, as it would come back from a file."""
    kept = json.loads(json.dumps(certify(proposal)))
    verify(opened, proposal.pairs, proposal.vector, kept)
    return kept


@pytest.mark.parametrize("batch", range(10))
def test_it_is_as_good_as_the_best_of_all_possibilities(batch):
    for seed in range(batch * 250, batch * 250 + 250):
        rng = random.Random(seed)
        rows = tied_rows(seed, rng.randint(1, 6), rng.randint(1, 4), most_lot=rng.choice([0, 3, 2**32 - 1]))
        opened = make_round(*rows)
        proposal = allocate(opened)
        assert tuple(proposal.vector) == best_by_trying_all(*rows)
        prove(opened, proposal)


@pytest.mark.parametrize("batch", range(4))
def test_it_is_as_good_when_it_starts_from_a_few_pairs(batch):
    start = Start(whole=0, per_person=1, per_place=0, per_pledge=0)
    for seed in range(10_000 + batch * 50, 10_050 + batch * 50):
        rows = tied_rows(seed, 6, 4)
        opened = make_round(*rows)
        proposal = allocate(opened, start=start)
        assert tuple(proposal.vector) == best_by_trying_all(*rows)
        prove(opened, proposal)


@pytest.mark.parametrize("seed", range(40))
def test_shuffled_rows_give_the_same_proposal(seed):
    people, places, edges = tied_rows(seed, 25, 10)
    first = allocate(make_round(people, places, edges))
    for rows in (people, places, edges):
        random.Random(seed).shuffle(rows)
    assert allocate(make_round(people, places, edges)).pairs == first.pairs


@pytest.mark.parametrize(
    ("people", "places", "edges", "pairs"),
    [
        ([], [], [], []),
        ([(1, 3)], [], [], []),
        ([], [(7, 2)], [], []),
        ([(1, 3)], [(7, 1)], [], []),
        ([(1, 3)], [(7, 0)], [(1, 7, 1, 900, 5)], []),
        ([(1, 3)], [(7, 1)], [(1, 7, 5, -60, 2**32 - 1)], [(1, 7)]),
        ([(1, 5), (2, 1)], [(7, 1)], [(1, 7, 1, 900, 0), (2, 7, 5, -60, 9)], [(2, 7)]),
        ([(1, 3), (2, 3)], [(7, 1)], [(1, 7, 2, 600, 9), (2, 7, 2, 600, 8)], [(2, 7)]),
        ([(1, 3), (2, 3)], [(7, 9)], [(1, 7, 5, 1, 9), (2, 7, 5, 1, 9)], [(1, 7), (2, 7)]),
        (
            [(1, 1), (2, 5)],
            [(7, 1), (8, 1)],
            [(1, 7, 1, 900, 0), (1, 8, 5, 0, 0), (2, 7, 5, 0, 0)],
            [(1, 8), (2, 7)],
        ),
        ([(1, 3)], [(7, 1), (8, 1)], [(1, 7, 2, 2**29 - 1, 0), (1, 8, 2, 1 - 2**29, 0)], [(1, 7)]),
        (
            [(0, 1), (2**63 - 1, 5)],
            [(0, 2**29 - 1), (2**63 - 1, 2**29 - 1)],
            [
                (0, 0, 5, 1 - 2**29, 2**32 - 1),
                (0, 2**63 - 1, 5, 2**29 - 1, 2**32 - 1),
                (2**63 - 1, 0, 5, 0, 0),
            ],
            [(0, 2**63 - 1), (2**63 - 1, 0)],
        ),
    ],
    ids=[
        "nobody, nothing",
        "no places",
        "no people",
        "no eligible pair",
        "no free place",
        "a poor fit is better than none",
        "who is served first comes first",
        "the lottery settles a tie",
        "more places than people",
        "all are placed before anyone is placed well",
        "extreme fits",
        "extremes of everything",
    ],
)
def test_small_rounds_come_out_as_said(people, places, edges, pairs):
    opened = make_round(people, places, edges)
    proposal = allocate(opened)
    assert proposal.pairs == pairs
    prove(opened, proposal)


@pytest.mark.parametrize("number", range(11, 19))
def test_the_published_allocation_cases(number):
    folder = CASES / f"b{number}"
    rows = [
        [tuple(map(int, line.split(","))) for line in (folder / name).read_text().split()[1:]]
        for name in ("people.csv", "places.csv", "edges.csv")
    ]
    expected = json.loads((folder / "expected.json").read_text())
    proposal = allocate(make_round(*rows))
    assert [list(pair) for pair in proposal.pairs] == expected["proposal"]
    assert proposal.vector == expected["vector"]


def one_swap_worse(rng, people, places, edges, pairs):
    """The proposal with one change: somebody moved or let go, the rest as it was."""
    by_pair = {edge[:2]: edge for edge in edges}
    used = [by_pair[pair] for pair in pairs]
    left = dict(places)
    for edge in used:
        left[edge[1]] -= 1
    dropped = rng.randrange(len(used))
    moves = [
        edge for edge in edges if edge[0] == used[dropped][0] and left[edge[1]] > 0 and edge != used[dropped]
    ]
    swapped = used[:dropped] + ([rng.choice(moves)] if moves else []) + used[dropped + 1 :]
    return sorted(edge[:2] for edge in swapped), list(vector_of(people, swapped))


@pytest.mark.parametrize("seed", range(60))
def test_a_proposal_made_worse_by_one_swap_is_not_proved(seed):
    rng = random.Random(seed)
    people, places, edges = tied_rows(seed, 12, 6, density=0.5)
    opened = make_round(people, places, edges)
    proposal = allocate(opened)
    if not proposal.pairs:
        pytest.fail("a round without a proposal shows nothing")
    kept = prove(opened, proposal)
    pairs, vector = one_swap_worse(rng, people, places, edges, proposal.pairs)
    assert vector < proposal.vector
    with pytest.raises(Wanting, match="worth less than the prices"):
        verify(opened, pairs, vector, kept)


def a_round():
    return make_round(
        [(1, 1), (2, 2), (3, 3)],
        [(7, 1), (8, 1)],
        [(1, 7, 1, 700, 1), (2, 7, 2, 600, 2), (2, 8, 3, 500, 3), (3, 8, 1, 900, 4)],
    )


SPOILT = [
    (lambda c: c | {"policy": 2}, "another round"),
    (lambda c: c | {"input_sha256": "0" * 64}, "another round"),
    (lambda c: c | {"pledge_price": c["pledge_price"] | {"8": "0"}}, "do not cover"),
    (lambda c: c | {"pledge_price": c["pledge_price"] | {"8": "-1"}}, "price of pledge 8 is negative"),
    (lambda c: c | {"person_price": {"1": "0"}}, "a person has no price"),
    (lambda c: c | {"levels": c["levels"] | {"fit": "1"}}, "unit of fit does not outweigh"),
    (lambda c: c | {"levels": {"fit": "1"}}, "the levels must be placed, tier 1"),
]


@pytest.mark.parametrize(("spoil", "says"), SPOILT)
def test_a_spoilt_certificate_proves_nothing(spoil, says):
    opened = a_round()
    proposal = allocate(opened)
    with pytest.raises(Wanting, match=says):
        verify(opened, proposal.pairs, proposal.vector, spoil(prove(opened, proposal)))


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([(1, 8)], "person 1 and pledge 8 are not an eligible pair"),
        ([(9, 8)], "person 9 and pledge 8 are not an eligible pair"),
        ([(2, 7), (2, 8)], "person 2 is placed more than once"),
        ([(1, 7), (2, 7)], "pledge 7 has too few places"),
        ([(1, 7)], "the objective of this proposal is"),
    ],
)
def test_an_impossible_proposal_is_not_proved(pairs, says):
    opened = a_round()
    proposal = allocate(opened)
    with pytest.raises(Wanting, match=says):
        verify(opened, pairs, proposal.vector, certify(proposal))
