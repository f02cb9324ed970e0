"""Figures of fairness, typed by hand."""

import numpy as np
import pytest

from matching.engine import BARRED, Relations
from matching.engine.fairness import Share, apart, one_rule_away, options, placed_by, waiting
from tests.matching.engine.makers import make_case, make_person, make_pledge


def test_options_by_tenths_and_how_unequal():
    counts = np.array([0, 0, 4, 1, 2, 3, 5, 6, 7, 8])
    assert options(counts) == (2, (0, 0, 1, 2, 3, 4, 5, 6, 7), 0.433)


@pytest.mark.parametrize(("counts", "gini"), [([3, 3, 3, 3], 0.0), ([0, 0, 0, 8], 0.75), ([0, 0], 0.0)])
def test_equal_options_and_one_person_with_everything(counts, gini):
    assert options(np.array(counts)).gini == gini


def groups(**sizes):
    """So many people in each group, numbered from 1."""
    labels = [group for group, size in sizes.items() for _ in range(size)]
    return dict(enumerate(labels, 1))


def test_small_groups_have_no_figures_and_nobody_can_work_them_out():
    people = groups(north=6, south=10, tiny=2)
    shares = placed_by(people, set(people), {1, 2, 3, 7, 17}, smallest=5)
    assert shares == [Share("north", None, None), Share("south", 10, 1), Share("tiny", None, None)]
    two_small = groups(north=6, tiny=2, wee=3)
    assert placed_by(two_small, set(two_small), {1}, smallest=5) == [
        Share("north", 6, 1),
        Share("tiny", None, None),
        Share("wee", None, None),
    ]


def test_people_without_an_option_are_not_counted_against_a_group():
    people = groups(north=6, south=6)
    shares = placed_by(people, {1, 2, 7, 8, 9, 10}, {1, 7}, smallest=1)
    assert shares == [Share("north", 2, 1), Share("south", 4, 1)]
    assert (shares[0].percent, shares[1].percent, apart(shares)) == (50.0, 25.0, 25.0)


def test_one_group_is_not_apart_from_any():
    assert apart([Share("north", 2, 1), Share("south", None, None)]) is None


def test_waiting_before_and_after():
    days = {1: 10, 2: 20, 3: 300, 4: 400}
    assert waiting(days, {3, 4}) == ((20, 300), (300, 300), (10, 10))
    assert waiting({}, set()) == ((0, 0), (0, 0), (0, 0))


def test_the_one_rule_in_the_way_and_the_pledges_that_would_help_most():
    people = [make_person(1, rtw=0), make_person(2, x=5000), make_person(3, x=5000, rtw=0)]
    pledges = [make_pledge(10), make_pledge(20, rtw=0), make_pledge(30, capacity=0, x=5000)]
    found = one_rule_away(make_case(people, pledges), [1, 2, 3])
    assert found.people == 3
    assert list(found.by_rule.items())[:2] == [("TRAVEL", 2), ("RTW", 1)]
    assert sum(found.by_rule.values()) == 3
    assert found.pledges == [(10, 2), (20, 2)]


def test_a_pair_that_somebody_barred_is_never_one_rule_away():
    barred = make_case([make_person(1)], [make_pledge(10)], relations=Relations(exclusions={(1, 10): BARRED}))
    assert one_rule_away(barred, [1]).pledges == []
