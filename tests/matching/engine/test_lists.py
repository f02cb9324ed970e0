"""Ranked lists both ways, against the published order in plain Python, whatever the order of the rows."""

import random

import pytest

from matching.engine import Case, People, Pledges, Relations, rank_for_person, rank_for_pledge
from tests.matching.engine import oracle
from tests.matching.engine.makers import make_case, make_person, make_pledge, wild_relations, wild_rows


def judged_by_hand(people, pledges, relations):
    """(person row, pledge row, blocked, ask, fit, class) of every pair."""
    for person in people:
        for pledge in pledges:
            ids = (person["person_id"], pledge["pledge_id"])
            choice = relations.choices.get(ids, 0)
            blocked = oracle.blocked(person, pledge, relations.exclusions.get(ids, 0))
            ask = blocked == 0 and oracle.ask_first(person, pledge)
            fit = oracle.fit(person, pledge, choice)
            yield person, pledge, blocked, ask, fit, oracle.cls(fit, choice)


def by_hand(people, pledges, relations):
    """Both kinds of list: those who fit, and those to ask first, in the published order."""
    lists = {}
    for person, pledge, blocked, ask, fit, cls in judged_by_hand(people, pledges, relations):
        if blocked:
            continue
        waited = min(person["waiting_days"] // 10, 100)
        key = (person["person_id"], pledge["pledge_id"])
        lists.setdefault(("person", key[0], ask), []).append((cls, -fit, key[1]))
        lists.setdefault(("pledge", key[1], ask), []).append((-fit - waited, key[0]))
    return {owner: [entry[-1] for entry in sorted(entries)] for owner, entries in lists.items()}


@pytest.mark.parametrize("seed", range(20))
def test_lists_are_in_the_published_order(seed):
    people, pledges = wild_rows(seed, 25, 15, gaps=seed % 2 == 1)
    relations = wild_relations(seed, people, pledges)
    expected = by_hand(people, pledges, relations)
    random.Random(seed).shuffle(people)
    case = Case(People.of(people, sectors=4), Pledges.of(pledges), relations)
    for kind, rank, ids in (
        ("person", rank_for_person, case.people),
        ("pledge", rank_for_pledge, case.pledges),
    ):
        for owner in ids.ids.tolist():
            ranked = rank(case, owner)
            assert ranked.ids.tolist() == expected.get((kind, owner, False), [])
            assert ranked.ask.tolist() == expected.get((kind, owner, True), [])


def test_the_rest_come_with_their_blocks_fewest_first():
    people = [make_person(1, council=2, rtw=0), make_person(2, council=2), make_person(3)]
    ranked = rank_for_pledge(make_case(people), 1001)
    assert (ranked.ids.tolist(), ranked.rest.tolist()) == ([3], [2, 1])
    assert ranked.rest_blocked.tolist() == [0b1000, 0b10001000]


def test_ties_go_to_the_smaller_id():
    people = [make_person(key) for key in (5, 3, 9)]
    pledges = [make_pledge(key, capacity=0) for key in (70, 30)]
    case = make_case(people, pledges)
    assert rank_for_pledge(case, 70).ids.tolist() == [3, 5, 9]
    assert rank_for_person(case, 9).ids.tolist() == [30, 70]


def test_a_choice_by_name_stands_before_a_better_fit():
    pledges = [make_pledge(10, sector=2), make_pledge(20, hours=37, qual_ideal=5, sector=0)]
    case = make_case([make_person()], pledges, relations=Relations(choices={(1, 20): 3}))
    ranked = rank_for_person(case, 1)
    assert ranked.ids.tolist() == [20, 10]
    assert ranked.fits[0] < ranked.fits[1]


def test_a_list_may_be_empty():
    case = make_case([make_person(council=2)], [make_pledge()])
    assert rank_for_person(case, 1).ids.tolist() == []
    nobody = make_case([], [make_pledge()])
    assert rank_for_pledge(nobody, 1001).ids.tolist() == []
