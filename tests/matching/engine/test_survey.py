"""All eligible pairs, options, tiers and lists of whole cases, against the published rules pair by pair."""

import random

import numpy as np
import pytest

from matching.engine import BARRED, POLICIES, Case, People, Pledges, Relations, open_round, survey_case
from matching.engine.eligible import eligible_pairs
from matching.engine.lottery import lots
from tests.matching.engine import oracle
from tests.matching.engine.makers import make_case, make_person, make_pledge, wild_relations, wild_rows

SHAPES = [(seed, extreme, gaps) for seed in range(25) for extreme in (False, True) for gaps in (False, True)]
TYPE, EXCLUDED = 1 << 10, 1 << 11


def wild_case(seed, extreme=False, gaps=False, policy=1, n_people=30, n_pledges=20):
    people, pledges = wild_rows(seed, n_people, n_pledges, extreme=extreme, gaps=gaps)
    relations = wild_relations(seed, people, pledges)
    case = Case(People.of(people, sectors=4), Pledges.of(pledges), relations, POLICIES[policy], seed)
    return people, pledges, relations, case


def options_by_hand(person, pledges, relations, policy):
    count = 0
    for pledge in pledges:
        exclusion = relations.exclusions.get((person["person_id"], pledge["pledge_id"]), 0)
        ignore = 0 if policy == 1 else TYPE | (0 if exclusion == BARRED else EXCLUDED)
        open_to = oracle.blocked(person, pledge, exclusion) & ~ignore == 0
        count += pledge["capacity"] > 0 and open_to and not oracle.ask_first(person, pledge)
    return count


@pytest.mark.parametrize(("seed", "extreme", "gaps"), SHAPES)
def test_the_pairs_found_are_exactly_the_eligible_ones(seed, extreme, gaps):
    people, pledges, relations, case = wild_case(seed, extreme, gaps)
    expected = {
        (i, j)
        for i, person in enumerate(people)
        for j, pledge in enumerate(pledges)
        if not oracle.ask_first(person, pledge)
        and not oracle.blocked(
            person, pledge, relations.exclusions.get((person["person_id"], pledge["pledge_id"]), 0)
        )
    }
    for long in (1, 4, 1000):
        found = [pair for batch in eligible_pairs(case, long=long) for pair in zip(*batch(), strict=True)]
        assert len(found) == len(set(found))
        assert set(found) == expected


@pytest.mark.parametrize("policy", [1, 2])
@pytest.mark.parametrize("seed", range(12))
def test_tiers_count_options_as_the_policy_says(seed, policy):
    people, pledges, relations, case = wild_case(seed, gaps=seed % 2 == 1, policy=policy)
    opened = open_round(survey_case(case))
    expected = {
        person["person_id"]: oracle.tier(
            person["waiting_days"], options_by_hand(person, pledges, relations, policy)
        )
        for person in people
    }
    assert dict(zip(opened.person_ids.tolist(), opened.tiers.tolist(), strict=True)) == expected


def test_neither_narrow_wishes_nor_an_earlier_no_buy_priority_in_policy_2():
    pledges = [make_pledge(key, type=key % 4) for key in range(12)]
    open_minded = make_person(1, r0=1, r1=1, r2=1, r3=1)
    narrow = make_person(2, r0=1, r1=0, r2=0, r3=0)
    said_no = make_person(3, r0=1, r1=1, r2=1, r3=1)
    relations = Relations(exclusions={(3, key): 1 for key in range(11)})
    by_policy = {
        policy: survey_case(
            make_case([open_minded, narrow, said_no], pledges, relations=relations, policy=POLICIES[policy])
        ).options.tolist()
        for policy in (1, 2)
    }
    assert by_policy == {1: [12, 3, 1], 2: [12, 12, 12]}


def test_a_policy_may_leave_out_where_people_live():
    policy = POLICIES[1].__class__(version=3, options_ignore=("TRAVEL", "AREA"))
    case = make_case([make_person(x=5000), make_person(2, council=9)], [make_pledge()], policy=policy)
    surveyed = survey_case(case)
    assert surveyed.options.tolist() == [1, 1]
    assert len(surveyed.person) == 0


def test_edges_hold_fit_class_and_lot_in_order_of_ids():
    people, pledges, relations, case = wild_case(7)
    opened = open_round(survey_case(case))
    by_id = {row["person_id"]: row for row in people}, {row["pledge_id"]: row for row in pledges}
    ids = list(
        zip(opened.person_ids[opened.person].tolist(), opened.pledge_ids[opened.pledge].tolist(), strict=True)
    )
    assert ids == sorted(ids)
    for edge, pair in enumerate(ids):
        choice = relations.choices.get(pair, 0)
        fit = oracle.fit(by_id[0][pair[0]], by_id[1][pair[1]], choice)
        assert (opened.fit[edge], opened.cls[edge]) == (fit, oracle.cls(fit, choice))
        assert opened.lot[edge] == oracle.lot(7, *pair)


@pytest.mark.parametrize("seed", [0, 1, 2**31, 2**64 + 5])
def test_lots_are_the_published_ones(seed):
    ids = np.array([0, 1, 100_022, 2**62]), np.array([5, 500_019, 0, 2**63 - 1])
    expected = [oracle.lot(seed, *pair) for pair in zip(*(column.tolist() for column in ids), strict=True)]
    assert lots(seed, *ids).tolist() == expected


def test_the_order_of_rows_leaves_no_trace():
    people, pledges, relations, case = wild_case(3, n_people=40, n_pledges=30)
    first = open_round(survey_case(case))
    for shuffle in range(3):
        random.Random(shuffle).shuffle(people)
        random.Random(shuffle).shuffle(pledges)
        case = Case(People.of(people, sectors=4), Pledges.of(pledges), relations, lottery_seed=3)
        again = open_round(survey_case(case))
        for column in (
            "person_ids",
            "tiers",
            "pledge_ids",
            "capacities",
            "person",
            "pledge",
            "cls",
            "fit",
            "lot",
        ):
            assert np.array_equal(getattr(first, column), getattr(again, column))


@pytest.mark.parametrize(("people", "pledges"), [([], []), ([], [make_pledge()]), ([make_person()], [])])
def test_nobody_or_nothing_is_a_round_too(people, pledges):
    opened = open_round(survey_case(make_case(people, pledges)))
    assert (len(opened.person_ids), len(opened.pledge_ids), len(opened.person)) == (
        len(people),
        len(pledges),
        0,
    )
