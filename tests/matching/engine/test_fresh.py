"""One change held against where everybody stands, equal to surveying everything again."""

import random

import pytest

from matching.engine import Case, People, Pledges, Relations, rank_for_person, rank_for_pledge, survey_case
from matching.engine.fresh import Standing
from tests.matching.engine.makers import wild_relations, wild_rows

MOST = 4


def case_of(people, pledges, relations):
    return Case(People.of(people, sectors=4), Pledges.of(pledges), relations)


def tops(case):
    """The first few of every list, by owner."""
    people, pledges = case.people.ids.tolist(), case.pledges.ids.tolist()
    of_people = {owner: rank_for_person(case, owner).ids[:MOST].tolist() for owner in people}
    of_pledges = {owner: rank_for_pledge(case, owner).ids[:MOST].tolist() for owner in pledges}
    return of_people, of_pledges


def changed(before, after, other):
    """The owners whose list has changed, or still has `other`, which may read differently now."""
    owners = before.keys() & after.keys()
    return {owner for owner in owners if before[owner] != after[owner] or other in after[owner]}


def only(relations, person=None, pledge=None):
    def keep(pair):
        return person in (None, pair[0]) and pledge in (None, pair[1])

    return Relations(
        exclusions={pair: kind for pair, kind in relations.exclusions.items() if keep(pair)},
        choices={pair: rank for pair, rank in relations.choices.items() if keep(pair)},
    )


@pytest.mark.parametrize("seed", range(25))
def test_a_changed_pledge_touches_just_the_lists_that_change(seed):
    people, pledges = wild_rows(seed, 40, 25, gaps=seed % 2 == 1)
    relations = wild_relations(seed, people, pledges)
    before = case_of(people, pledges, relations)
    standing = Standing(survey_case(before), most=MOST)
    index = random.Random(seed).randrange(25)
    key = pledges[index]["pledge_id"]
    row = wild_rows(seed + 1000, 1, 1)[1][0] | {"pledge_id": key}
    after = case_of(people, [*pledges[:index], row, *pledges[index + 1 :]], relations)
    fresh = standing.pledge(row, only(relations, pledge=key))
    assert fresh.own.tolist() == rank_for_pledge(after, key).ids[:MOST].tolist()
    touched = changed(tops(before)[0], tops(after)[0], key)
    assert touched <= set(fresh.touched.tolist())
    still_there = {owner for owner, listed in tops(before)[0].items() if key in listed}
    assert set(fresh.touched.tolist()) <= touched | still_there


@pytest.mark.parametrize("seed", range(25))
def test_a_changed_profile_touches_just_the_lists_that_change(seed):
    people, pledges = wild_rows(seed, 40, 25)
    relations = wild_relations(seed, people, pledges)
    before = case_of(people, pledges, relations)
    standing = Standing(survey_case(before), most=MOST)
    index = random.Random(seed).randrange(40)
    key = people[index]["person_id"]
    row = wild_rows(seed + 1000, 1, 1, gaps=True)[0][0] | {"person_id": key}
    after = case_of([*people[:index], row, *people[index + 1 :]], pledges, relations)
    fresh = standing.person(row, only(relations, person=key))
    assert fresh.own.tolist() == rank_for_person(after, key).ids[:MOST].tolist()
    touched = changed(tops(before)[1], tops(after)[1], key)
    assert touched <= set(fresh.touched.tolist())
    still_there = {owner for owner, listed in tops(before)[1].items() if key in listed}
    assert set(fresh.touched.tolist()) <= touched | still_there


def test_a_new_pledge_is_a_change_too():
    people, pledges = wild_rows(1, 40, 25)
    relations = Relations()
    standing = Standing(survey_case(case_of(people, pledges[:-1], relations)), most=MOST)
    after = case_of(people, pledges, relations)
    key = pledges[-1]["pledge_id"]
    fresh = standing.pledge(pledges[-1])
    assert fresh.own.tolist() == rank_for_pledge(after, key).ids[:MOST].tolist()
    assert set(fresh.touched.tolist()) == {owner for owner, listed in tops(after)[0].items() if key in listed}
