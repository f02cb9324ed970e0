"""The best proposal of middle-sized rounds, against linear programming in a process of its own."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from matching.engine import Case, People, Pledges, allocate, open_round, survey_case
from matching.engine.allocation import Start
from matching.engine.files import write_text
from matching.engine.round import tables
from tests.matching.engine.makers import wild_relations, wild_rows
from tests.matching.engine.rounds import make_round, tied_rows
from tests.matching.engine.test_allocate import prove


def by_highs(opened, folder):
    for name, text in tables(opened):
        write_text(folder, name, text)
    program = Path(__file__).parent / "highs.py"
    printed = subprocess.run([sys.executable, program, folder], capture_output=True, text=True, check=True)
    return ast.literal_eval(printed.stdout)


@pytest.mark.parametrize("seed", range(3))
def test_middle_sized_rounds_with_many_ties(seed, tmp_path):
    opened = make_round(*tied_rows(seed, 90, 25, most_fit=50, density=0.2, most_lot=1000))
    proposal = allocate(opened)
    assert proposal.vector == by_highs(opened, tmp_path)
    prove(opened, proposal)


@pytest.mark.parametrize("seed", range(2))
def test_middle_sized_cases_from_rows_to_proposal(seed, tmp_path):
    people, pledges = wild_rows(seed, 250, 40, gaps=True)
    relations = wild_relations(seed, people, pledges)
    opened = open_round(survey_case(Case(People.of(people, sectors=4), Pledges.of(pledges), relations)))
    by_default = allocate(opened)
    from_few = allocate(opened, start=Start(whole=0, per_person=1, per_place=1, per_pledge=1))
    assert by_default.pairs == from_few.pairs
    assert by_default.vector[:-1] == by_highs(opened, tmp_path)[:-1]
