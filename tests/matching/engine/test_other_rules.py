"""The other rules beside the proposal: each does what its name says."""

import pytest

from matching.engine import allocate
from matching.engine.rules import by_hand, deferred_acceptance, greedy, objections, side_by_side
from tests.matching.engine.rounds import make_round, tied_rows


def three_people():
    return make_round(
        [(1, 1), (2, 2), (3, 3)],
        [(7, 1), (8, 1)],
        [(1, 7, 2, 600, 1), (1, 8, 3, 500, 2), (2, 7, 1, 700, 3), (3, 7, 1, 900, 4)],
    )


def pairs(opened, edges):
    rows = opened.person_ids[opened.person[edges]], opened.pledge_ids[opened.pledge[edges]]
    return list(zip(*(row.tolist() for row in rows), strict=True))


def test_each_rule_on_three_people():
    opened = three_people()
    assert pairs(opened, by_hand(opened)) == [(1, 7)]
    assert pairs(opened, greedy(opened)) == [(1, 8), (3, 7)]
    assert pairs(opened, deferred_acceptance(opened)) == [(1, 7)]
    assert allocate(opened).pairs == [(1, 8), (2, 7)]


def test_side_by_side_shows_what_the_proposal_buys_and_costs():
    opened = three_people()
    outcomes = side_by_side(opened, allocate(opened).edges)
    assert [(outcome.rule, outcome.vector[0], outcome.objections) for outcome in outcomes] == [
        ("proposed", 2, 1),
        ("by hand, in order of priority", 1, 0),
        ("deferred acceptance", 1, 0),
        ("greedy by fit", 2, 2),
    ]


@pytest.mark.parametrize("seed", range(60))
def test_nobody_can_object_to_deferred_acceptance_and_none_places_more_than_the_proposal(seed):
    opened = make_round(*tied_rows(seed, 20, 8))
    proposed, hand, stable, fits = side_by_side(opened, allocate(opened).edges)
    assert stable.objections == 0
    for outcome in (hand, stable, fits):
        assert outcome.vector <= proposed.vector
        assert len(set(opened.person[outcome.edges].tolist())) == len(outcome.edges)


def test_a_free_place_that_somebody_wants_is_an_objection():
    opened = three_people()
    assert objections(opened, by_hand(opened)[:0]) == 3
