"""Rounds on the page of all that is held about a young adult: in their words, and nobody else's."""

import json

import pytest

from matching import approving, held, jobs, lifecycle, overriding
from matching.models import Round, WithoutProposal
from matching.rulings import rulings
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult
from youngadults import forgetting, requests

THOUGHT_OF = "We thought of something for you. A person decides what is offered."


@pytest.fixture
def round_(cast):
    make_intake(pledge=make_pledge(places=None, title="Secret garden"))
    return worked_out(cast, people=[cast.sam.young_adult.pk])


def worked_out(cast, **chosen):
    opened = lifecycle.open_round(by=cast.wren, scope="Over Ade’s caseload", **chosen)
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def outcomes(young_adult):
    return [fact.value for record in held.rounds(young_adult).records for fact in record[1:]]


def test_what_was_thought_of_is_said_and_not_named(cast, round_):
    assert outcomes(cast.sam.young_adult) == [THOUGHT_OF]
    assert outcomes(cast.noor.young_adult) == []


def test_what_was_offered_is_named(cast, round_):
    chosen = [round_.proposals.get().pk]
    sealed = approving.seal(approving.plan(round_, chosen, by=cast.wren))
    approving.approve(round_, chosen, by=cast.wren, sealed=sealed)
    assert outcomes(cast.sam.young_adult) == ["You were offered Secret garden."]


def test_whoever_was_left_out_reads_that_a_person_did_it_and_not_why(cast, client, round_):
    lifecycle.leave_out(round_.proposals.get(), by=cast.wren, why="Has had a hard week")
    assert outcomes(cast.sam.young_adult) == ["A person left you out of it."]
    client.force_login(cast.sam)
    words = client.get("/my/data/to-read/").content.decode()
    assert "A person left you out of it." in words
    assert [told for told in ("hard week", "caseload", "Secret garden", "Wren") if told in words] == []


REASONS = [
    ("none.no_option", "Nothing that was free suited you."),
    ("loss.no_place", "There were not enough places that suit you."),
    ("loss.tier", "There were not enough places that suit you."),
    ("loss.class", "There were not enough places that suit you."),
    ("loss.fit", "There were not enough places that suit you."),
    ("loss.lot", "It was a tie, and a draw decided."),
]


@pytest.mark.parametrize(("key", "words"), REASONS)
def test_whoever_got_none_reads_why_in_a_sentence(cast, round_, key, words):
    noor = cast.noor.young_adult
    WithoutProposal.objects.create(round=round_, young_adult=noor, tier=3, why={"key": key, "values": {}})
    assert outcomes(noor) == [words]


def test_the_newest_stands_first_and_each_once(cast, round_):
    make_young_adult("Lou")
    worked_out(cast, intakes=[])
    assert outcomes(cast.sam.young_adult) == ["Nothing that was free suited you.", THOUGHT_OF]


def test_machines_read_it_under_a_key_that_stays(cast, client, round_):
    client.force_login(cast.sam)
    told = json.loads(client.get("/my/data/for-machines/").content)["rounds"]
    assert [list(each) for each in told] == [["day", "outcome"]]


def test_three_rounds_cost_no_more_queries_than_one(cast, round_, django_assert_num_queries):
    with django_assert_num_queries(3):
        held.rounds(cast.sam.young_adult)
    for _ in range(2):
        worked_out(cast, people=[cast.sam.young_adult.pk])
    with django_assert_num_queries(3):
        assert len(held.rounds(cast.sam.young_adult).records) == 3


def test_what_was_thought_of_for_somebody_goes_when_they_are_forgotten(cast, round_):
    sam = cast.sam.young_adult
    requests.ask(sam, "forget", "", by=cast.sam)
    forgetting.forget(sam.requests.get(), by=cast.morgan)
    assert THOUGHT_OF not in outcomes(sam)


def test_an_exception_that_was_asked_for_is_said_with_its_end_and_without_a_workers_words(cast):
    intake = make_intake(pledge=make_pledge(places=None, title="Secret garden"), places=1)
    days = make_young_adult("Days", preferences={"days": [5, 6]})
    request = overriding.ask(
        intake, rulings(intake, [days.pk])[days.pk], by=cast.wren, why="She would love the roses"
    )
    assert exceptions(days) == ["A manager has not answered yet."]
    overriding.take_back(request, by=cast.wren)
    assert exceptions(days) == ["Nothing was sent to you."]
    again = overriding.ask(intake, rulings(intake, [days.pk])[days.pk], by=cast.wren, why="She would love it")
    overriding.agree(again, by=cast.morgan)
    assert exceptions(days) == ["You were offered Secret garden.", "Nothing was sent to you."]
    assert exceptions(cast.sam.young_adult) == []


def exceptions(young_adult):
    return [fact.value for record in held.exceptions(young_adult).records for fact in record[1:]]
