"""Every pair of many made-up cases, against the published rules in plain Python."""

from math import isqrt

import numpy as np
import pytest

from matching.engine import Case, People, Pledges, explain
from matching.engine.fit import class_of, fit_of
from matching.engine.pairs import Pairs, whole_root
from matching.engine.rank import judge
from tests.matching.engine import oracle
from tests.matching.engine.makers import make_case, make_person, make_pledge, wild_relations, wild_rows

SHAPES = [(seed, extreme, gaps) for seed in range(30) for extreme in (False, True) for gaps in (False, True)]


def wild_case(seed, extreme, gaps):
    people, pledges = wild_rows(seed, 12, 9, extreme=extreme, gaps=gaps)
    relations = wild_relations(seed, people, pledges)
    return people, pledges, Case(People.of(people, sectors=4), Pledges.of(pledges), relations)


@pytest.mark.parametrize(("seed", "extreme", "gaps"), SHAPES)
def test_every_pair_agrees_with_the_published_rules(seed, extreme, gaps):
    people, pledges, case = wild_case(seed, extreme, gaps)
    pair = Pairs(case, np.arange(12)[:, None], np.arange(9)[None, :])
    judged = judge(pair)
    for i, person in enumerate(people):
        for j, pledge in enumerate(pledges):
            ids = (person["person_id"], pledge["pledge_id"])
            choice = case.relations.choices.get(ids, 0)
            blocked = oracle.blocked(person, pledge, case.relations.exclusions.get(ids, 0))
            fit = oracle.fit(person, pledge, choice)
            assert judged.blocked[i, j] == blocked
            assert judged.ask[i, j] == (blocked == 0 and oracle.ask_first(person, pledge))
            assert (judged.fit[i, j], judged.cls[i, j]) == (fit, oracle.cls(fit, choice))


@pytest.mark.parametrize(("seed", "extreme", "gaps"), SHAPES[:16])
def test_one_pair_alone_is_judged_as_it_is_among_many(seed, extreme, gaps):
    people, pledges, case = wild_case(seed, extreme, gaps)
    judged = judge(Pairs(case, np.arange(12)[:, None], np.arange(9)[None, :]))
    for i, person in enumerate(people):
        for j, pledge in enumerate(pledges):
            alone = explain(case, person["person_id"], pledge["pledge_id"])
            assert alone.blocked == judged.blocked[i, j]
            assert (alone.verdict == "ask first") == judged.ask[i, j]
            assert (alone.fit, alone.cls) == (judged.fit[i, j], judged.cls[i, j])
            assert sum(part.points for part in alone.parts) == alone.fit
            assert all(part.points <= part.most for part in alone.parts)


def test_a_class_begins_exactly_at_its_floor():
    case = make_case()
    pair = Pairs(case, 0, 0)
    fits = np.array([700, 699, 550, 549, 400, 399, 250, 249, -60])
    assert class_of(pair, fits).tolist() == [1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert fit_of(pair) == 260 + 100 + 150 + 80 + 40 + 45 + 50


def test_whole_roots_are_exact_beside_every_square():
    roots = (1, 2, 3, 1000, 46340, 2**26 + 1, 2**30 - 1)
    squares = [root * root + beside for root in roots for beside in (-1, 0, 1)]
    assert whole_root(np.array(squares)).tolist() == [isqrt(square) for square in squares]


@pytest.mark.parametrize(
    ("code", "person", "pledge"),
    [
        ("AGE", {"age_m": 215}, {}),
        ("AGE", {"age_m": 300}, {}),
        ("QUAL", {"qual": 1}, {"qual_min": 2}),
        ("TRAVEL", {"x": 601}, {}),
        ("TRAVEL", {"x": 601}, {"remote": 1}),
        ("AREA", {"council": 2}, {}),
        ("DAYS", {"days": 0b1100001}, {}),
        ("START", {"avail_from": 31}, {}),
        ("DBS", {"dbs": 1}, {"dbs": 2}),
        ("RTW", {"rtw": 0}, {}),
        ("LICENCE", {}, {"licence": 1}),
        ("ACCESS", {"needs": 3}, {"access": 1}),
        ("TYPE", {}, {"type": 3}),
    ],
)
def test_each_rule_blocks_alone(code, person, pledge):
    case = make_case([make_person(**person)], [make_pledge(**pledge)])
    assert explain(case, 1, 1001).codes == (code,)


@pytest.mark.parametrize(
    ("person", "pledge"),
    [
        ({"age_m": 216}, {}),
        ({"age_m": 299}, {}),
        ({"qual": 2}, {"qual_min": 2}),
        ({"x": 600}, {}),
        ({"x": 9000, "remote_ok": 1}, {"remote": 1}),
        ({"council": 2}, {"scope": 1}),
        ({"days": 0b1000011}, {}),
        ({"avail_from": 30}, {}),
        ({"rtw": 0}, {"rtw": 0}),
        ({"needs": 3}, {"access": 7}),
    ],
)
def test_at_the_edge_of_a_rule_a_pair_fits(person, pledge):
    case = make_case([make_person(**person)], [make_pledge(**pledge)])
    assert explain(case, 1, 1001).verdict == "fits"
