"""Somebody who was in rounds is forgotten: nothing is left by which to know them, and proofs still hold."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from matching import approving, choosing, forgetting, jobs, keeping, lifecycle, replaying, suggestions
from matching.engine import verify
from matching.models import Decision, Proposal, Round
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult
from youngadults import forgetting as forgetting_them
from youngadults import requests


@pytest.fixture
def places(cast):
    for number in range(4):
        make_young_adult(f"Person{number}")
    return [make_intake(pledge=make_pledge(places=None, title=title)) for title in ("Ranger", "Gardener")]


@pytest.fixture
def round_(cast, places):
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def forget(young_adult, by):
    requests.ask(young_adult, "forget", "", by=young_adult.user)
    forgetting_them.forget(young_adult.requests.get(), by=by)


def again(round_):
    return Round.objects.get(pk=round_.pk)


def replayed(round_, capsys):
    call_command("replay_round", str(round_.pk))
    return capsys.readouterr().out


@pytest.mark.parametrize("who", ["placed", "without"])
def test_every_version_still_comes_out_the_same(cast, round_, who, capsys):
    lifecycle.forbid(round_.proposals.first(), by=cast.wren, why="They know each other")
    proposals, without = round_.proposals.standing(), round_.without.all()
    gone = (proposals if who == "placed" else without).first().young_adult
    first_digests = list(round_.versions.values_list("sha256", flat=True))
    forget(gone, by=cast.morgan)
    out = replayed(round_, capsys)
    assert out.count("the same\n") == round_.versions.count()
    assert list(round_.versions.values_list("sha256", flat=True)[:2]) == first_digests


def test_a_round_opened_afterwards_is_worked_out_without_them(cast, round_):
    gone = cast.sam.young_adult
    forget(gone, by=cast.morgan)
    assert gone.pk not in [each.pk for each in choosing.people()]
    later = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=later.pk)
    later.refresh_from_db()
    assert later.status == Round.Status.PROPOSED
    assert gone.pk not in keeping.unpack(later.input).people.ids


def test_nobody_who_is_forgotten_is_suggested(cast, places):
    sam = cast.sam.young_adult
    found = suggestions.for_intake(places[0], cast.wren)
    assert sam in [each.young_adult for each in found.fits]
    forget(sam, by=cast.morgan)
    found = suggestions.for_intake(places[0], cast.wren)
    assert sam not in [each.young_adult for each in (*found.fits, *found.possible, *found.not_now)]


def test_of_their_row_nothing_is_kept_but_how_well_each_pair_fitted(cast, round_):
    gone = round_.proposals.first().young_adult
    before = keeping.unpack(round_.input)
    assert gone.pk in before.people.ids
    forget(gone, by=cast.morgan)
    after = keeping.unpack(again(round_).input)
    assert gone.pk not in after.people.ids
    assert len(after.people) == len(before.people) - 1
    ((person, tier, pairs),) = after.remembered
    assert (person, len(pairs)) == (gone.pk, 2)
    assert tier in range(1, 6)
    assert str(gone.easting) not in keeping.unsqueeze(again(round_).input)


def test_under_review_their_place_goes_to_somebody_else_and_it_is_proved(cast, round_):
    gone = round_.proposals.first()
    was_without = {each.young_adult_id for each in round_.without.all()}
    forget(gone.young_adult, by=cast.morgan)
    standing = set(round_.proposals.standing().values_list("young_adult", flat=True))
    assert gone.young_adult_id not in standing
    assert len(standing) == 2
    assert standing & was_without
    newest = replaying.newest(round_, keeping.unpack(again(round_).input)).result
    verify(newest.rest.round, newest.rest.pairs, newest.rest.vector, newest.certificate)
    assert Proposal.objects.filter(young_adult=gone.young_adult).count() == 0


def test_what_was_written_about_them_goes(cast, round_):
    gone = round_.proposals.first()
    lifecycle.keep(gone, by=cast.wren)
    lifecycle.forbid(gone, by=cast.wren, why="Sam fell out with Chidi")
    forget(gone.young_adult, by=cast.morgan)
    decided = Decision.objects.filter(young_adult=gone.young_adult)
    assert {each.why for each in decided} == {"", forgetting.FORGOTTEN}
    assert [each.kind for each in decided.standing()] == ["leave_out"]


def test_what_was_sent_stays_with_its_offer_and_keeps_its_place(cast, round_, capsys):
    sent = round_.proposals.first()
    sealed = approving.seal(approving.plan(round_, [sent.pk], by=cast.wren))
    approving.approve(round_, [sent.pk], by=cast.wren, sealed=sealed)
    forget(sent.young_adult, by=cast.morgan)
    sent.refresh_from_db()
    assert (sent.gone, sent.offer.status) == (None, "withdrawn_by_service")
    assert "gives the same result" in replayed(round_, capsys)


def test_a_closed_round_is_emptied_of_them_and_not_proposed_again(cast, round_, capsys):
    gone = round_.proposals.first().young_adult
    lifecycle.close(round_, by=cast.wren)
    forget(gone, by=cast.morgan)
    assert round_.versions.count() == 1
    assert not round_.proposals.filter(young_adult=gone).exists()
    assert "gives the same result" in replayed(round_, capsys)


def test_the_pages_of_the_round_still_open(cast, round_, client):
    gone, other = round_.proposals.all()
    sealed = approving.seal(approving.plan(round_, [gone.pk], by=cast.wren))
    approving.approve(round_, [gone.pk], by=cast.wren, sealed=sealed)
    forget(gone.young_adult, by=cast.morgan)
    client.force_login(cast.wren)
    for page in ("", "without/", "fairness/", f"why-not/{other.young_adult_id}/"):
        assert client.get(f"{round_.get_absolute_url()}{page}").status_code == 200
    assert client.get(gone.get_absolute_url()).status_code == 200
    assert client.get(f"{round_.get_absolute_url()}why-not/{gone.young_adult_id}/").status_code == 404


def test_two_can_be_forgotten_one_after_the_other(cast, round_, capsys):
    for _ in range(2):
        forget(round_.proposals.standing().first().young_adult, by=cast.morgan)
    assert len(keeping.unpack(again(round_).input).remembered) == 2
    assert "gives the same result" in replayed(round_, capsys)


def test_somebody_forgotten_while_a_round_is_worked_out_is_not_in_what_is_kept(cast, places, monkeypatch):
    """Between the reading and the writing, they are forgotten."""
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    noor = cast.noor.young_adult
    say = lifecycle.say_progress

    def meanwhile(round_, step):
        if step == "Checking the proof" and noor.first_name == "Noor":
            forget(noor, by=cast.morgan)
        say(round_, step)

    monkeypatch.setattr(lifecycle, "say_progress", meanwhile)
    jobs.work_out(round_id=opened.pk)
    kept = keeping.unpack(again(opened).input)
    assert again(opened).status == "proposed"
    assert noor.pk not in kept.people.ids


def test_after_a_year_a_round_forgets_everybody_and_its_result_still_holds(
    cast, round_, capsys, client, time_machine
):
    sent = round_.proposals.first()
    sealed = approving.seal(approving.plan(round_, [sent.pk], by=cast.wren))
    approving.approve(round_, [sent.pk], by=cast.wren, sealed=sealed)
    lifecycle.forbid(round_.proposals.to_approve().first(), by=cast.wren, why="Sam fell out with Chidi")
    now = timezone.now()
    time_machine.move_to(now + dt.timedelta(days=365))
    jobs.forget_old_rounds(timestamp=0)
    assert again(round_).status == "proposed"
    time_machine.move_to(now + dt.timedelta(days=366))
    for _ in range(2):
        jobs.forget_old_rounds(timestamp=0)
    kept = again(round_)
    assert (kept.status, kept.steps.last().why) == ("abandoned", forgetting.TOO_OLD)
    case = keeping.unpack(kept.input)
    assert (len(case.people), len(case.remembered)) == (0, 6)
    assert round_.proposals.get() == sent
    assert not round_.without.exists()
    assert {each.why for each in round_.decisions.all()} == {forgetting.NO_LONGER_KEPT}
    assert "gives the same result" in replayed(round_, capsys)
    client.force_login(cast.wren)
    for page in ("", "without/", "fairness/"):
        assert client.get(f"{round_.get_absolute_url()}{page}").status_code == 200
    assert client.get(sent.get_absolute_url()).status_code == 200
