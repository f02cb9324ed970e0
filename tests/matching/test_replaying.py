"""A round comes out the same when it is worked out again; a what-if says what other numbers would change."""

import pytest
from django.core.management import CommandError, call_command

from lifecycles import NotNow, NotPermitted
from matching import jobs, lifecycle, policies
from matching.models import PolicyVersion, Round
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult


@pytest.fixture
def round_(cast):
    for name in ("Lou", "Max"):
        make_young_adult(name)
    for title in ("Ranger", "Gardener"):
        make_intake(pledge=make_pledge(places=None, title=title))
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def said(capsys, *arguments):
    call_command(*arguments)
    return capsys.readouterr().out


def test_a_round_and_every_version_of_it_come_out_the_same(cast, round_, capsys):
    first, second = round_.proposals.all()
    lifecycle.keep(first, by=cast.wren)
    lifecycle.forbid(second, by=cast.wren, why="They know each other")
    lifecycle.leave_out(round_.proposals.standing().last(), by=cast.wren)
    # What has changed since does not matter: the input was kept.
    make_young_adult("Newcomer")
    first.intake.pledge.age_from = 25
    first.intake.pledge.save()
    out = said(capsys, "replay_round", str(round_.pk))
    assert out.count("the same\n") == 3
    assert out.endswith(f"Round {round_.pk} gives the same result.\n")


def test_a_result_that_was_tampered_with_is_found_out(round_):
    round_.versions.update(sha256="0" * 64)
    with pytest.raises(CommandError, match="1 of its versions came out otherwise"):
        call_command("replay_round", str(round_.pk))


def test_an_input_that_was_tampered_with_is_found_out(round_):
    Round.objects.update(input_sha256="0" * 64)
    with pytest.raises(CommandError, match="not the one that was read"):
        call_command("replay_round", str(round_.pk))


def test_a_round_that_is_not_there_is_said(db):
    with pytest.raises(CommandError, match="There is no round 7"):
        call_command("replay_round", "7")


def test_a_what_if_says_what_would_have_changed_and_changes_nothing(round_, capsys):
    before = list(round_.proposals.values_list("pk", flat=True))
    out = said(capsys, "what_if", "near=0", "interest=[0,1,2,3]")
    assert "under policy 2" in out
    assert "people placed: 2, would have been 2" in out
    assert list(round_.proposals.values_list("pk", flat=True)) == before
    assert not PolicyVersion.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("nearness=3", "There is no 'nearness'"),
        ("near=[1]", "near must look like 150"),
        ("near=far", "'far' is not a value"),
        ("interest=[1]", "interest must look like"),
        ("near=99999", "near is 99999"),
        ("tier_step=0", "at least 1"),
        ("class_floors=[250,400,550,700]", "A better fit must not begin at fewer points"),
        ("few_options=[[20,1],[10,2],[5,3],[2,4]]", "Each step of few options must go further"),
        ('options_ignore=["LUCK"]', "There is no rule LUCK"),
    ],
)
def test_a_what_if_that_cannot_be_is_refused_in_words(round_, change, sentence):
    with pytest.raises(CommandError, match=sentence.replace("[", r"\[")):
        call_command("what_if", change)


def test_a_changed_policy_is_a_new_version_and_the_next_round_uses_it(cast, round_):
    assert (policies.in_force().version, round_.policy) == (2, 2)
    made = policies.change({"near": 0}, why="Buses are free now", by=cast.morgan)
    assert (made.number, policies.in_force().near) == (3, 0)
    assert lifecycle.open_round(by=cast.wren, scope="Everything").policy == 3
    round_.refresh_from_db()
    assert round_.policy == 2


@pytest.mark.parametrize("who", ["wren", "ade", "chidi", "sam", "pat"])
def test_only_a_service_manager_changes_the_policy(cast, who):
    with pytest.raises(NotPermitted):
        policies.change({"near": 0}, why="No", by=getattr(cast, who))


def test_a_change_of_nothing_makes_no_version(cast):
    with pytest.raises(NotNow, match="nothing to change"):
        policies.change({"near": 150}, why="No", by=cast.morgan)
