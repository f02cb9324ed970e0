"""A worker wants a pair that the round did not propose: locked for a reason, the rest proposed around it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from matching import approving, instead, jobs, lifecycle, replaying
from matching.instead import Wanted
from matching.models import Decision, Round
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult

WHY = "Her uncle works there"


@pytest.fixture
def round_(cast):
    """One place, which goes to Sam, who has waited longest; Noor and Lou are without."""
    make_young_adult("Lou")
    since = timezone.localdate() - dt.timedelta(days=900)
    type(cast.sam.young_adult.preferences).objects.filter(young_adult=cast.sam.young_adult).update(
        waiting_since=since
    )
    make_intake(pledge=make_pledge(places=None, title="Ranger"))
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    opened = Round.objects.get(pk=opened.pk)
    assert [each.young_adult for each in opened.proposals.all()] == [cast.sam.young_adult]
    return opened


@pytest.fixture
def wanted(cast, round_):
    return Wanted(round_, cast.noor.young_adult, round_.proposals.get().intake)


@pytest.fixture
def page(client, cast, wanted):
    client.force_login(cast.wren)
    return reverse(
        "matching:propose_instead", args=[wanted.round.pk, wanted.young_adult.pk, wanted.intake.pk]
    )


def placed(round_):
    return [each.young_adult.first_name for each in round_.proposals.standing().order_by("pk")]


def test_the_pair_is_locked_whatever_it_costs_and_the_rest_gives_way(cast, wanted):
    version = instead.propose_instead(wanted, by=cast.wren, why=WHY)
    assert placed(wanted.round) == ["Noor"]
    assert (version.number, version.made_by) == (2, cast.wren)
    assert version.settled["pins"] == [(wanted.young_adult.pk, wanted.intake.pk)]
    decision = Decision.objects.get()
    assert (decision.kind, decision.why, decision.by) == ("lock", WHY, cast.wren)
    assert "Sam" in {each.young_adult.first_name for each in wanted.round.without.all()}
    assert all(each.is_same for each in replaying.replay(Round.objects.get(pk=wanted.round.pk)))


def test_taken_back_the_best_is_proposed_again(cast, wanted):
    instead.propose_instead(wanted, by=cast.wren, why=WHY)
    version = lifecycle.take_back(Decision.objects.get(), by=cast.wren)
    assert (version.number, placed(wanted.round)) == (3, ["Sam"])


def test_a_lock_of_what_was_proposed_is_taken_back_without_another_version(cast, round_):
    decision = lifecycle.keep(round_.proposals.get(), by=cast.wren)
    assert lifecycle.take_back(decision, by=cast.wren) is None
    assert round_.versions.count() == 1


def test_for_whoever_has_a_pair_locked_already_the_new_one_stands(cast, wanted):
    lou = Wanted(wanted.round, make_young_adult("Later"), wanted.intake)
    with pytest.raises(NotNow, match="This does not fit Later in this round"):
        instead.propose_instead(lou, by=cast.wren, why=WHY)
    instead.propose_instead(wanted, by=cast.wren, why=WHY)
    with pytest.raises(NotNow, match="This is what is proposed for Noor already"):
        instead.propose_instead(wanted, by=cast.wren, why=WHY)
    with pytest.raises(NotNow, match="not enough places for every pair"):
        instead.propose_instead(wanted._replace(young_adult=cast.sam.young_adult), by=cast.wren, why=WHY)
    assert placed(wanted.round) == ["Noor"]


def test_what_was_ruled_out_is_taken_back_first(cast, wanted):
    lifecycle.forbid(wanted.round.proposals.get(), by=cast.wren, why="They know each other")
    again = wanted._replace(young_adult=cast.sam.young_adult)
    with pytest.raises(NotNow, match="This pair was ruled out"):
        instead.propose_instead(again, by=cast.wren, why=WHY)


def test_whoever_was_left_out_is_taken_back_first(cast, wanted):
    lifecycle.leave_out(wanted.round.proposals.get(), by=cast.wren, why="On holiday")
    again = wanted._replace(young_adult=cast.sam.young_adult)
    with pytest.raises(NotNow, match="Sam was left out of this round"):
        instead.propose_instead(again, by=cast.wren, why=WHY)


def test_whoever_was_sent_another_keeps_that(cast, wanted):
    other = make_intake(pledge=make_pledge(places=None, title="Cook"))
    second = lifecycle.open_round(by=cast.wren, scope="Everything", people=[cast.sam.young_adult.pk])
    jobs.work_out(round_id=second.pk)
    second = Round.objects.get(pk=second.pk)
    proposal = second.proposals.get()
    not_proposed = other if proposal.intake == wanted.intake else wanted.intake
    sealed = approving.seal(approving.plan(second, [proposal.pk], by=cast.wren))
    approving.approve(second, [proposal.pk], by=cast.wren, sealed=sealed)
    with pytest.raises(NotNow, match="Sam has been sent another of this round"):
        instead.propose_instead(Wanted(second, cast.sam.young_adult, not_proposed), by=cast.wren, why=WHY)


@pytest.mark.parametrize("name", ["ade", "chidi", "sam", "pat"])
def test_nobody_but_an_ete_worker_may(cast, wanted, name):
    with pytest.raises(NotPermitted):
        instead.propose_instead(wanted, by=getattr(cast, name), why=WHY)


def test_the_page_says_what_it_costs_and_the_list_of_why_nots_leads_to_it(client, wanted, page):
    text = client.get(page).content.decode()
    assert "This place goes to someone who has waited longer or has fewer options." in text
    assert "1 person fewer from turn" in text
    why_not = client.get(reverse("matching:why_not", args=[wanted.round.pk, wanted.young_adult.pk]))
    assert page in why_not.content.decode()


def test_on_the_page_it_is_locked_for_a_reason(client, wanted, page):
    assert client.post(page, {"why": "  "}).status_code == 422
    assert not Decision.objects.exists()
    answer = client.post(page, {"why": WHY}, follow=True)
    assert "Locked: Noor Noorson, Ranger. Proposed again: 1 pair is new." in answer.content.decode()
    assert WHY in answer.content.decode()


def test_where_the_round_is_over_the_words_stay_and_nothing_happens(cast, client, wanted, page):
    lifecycle.close(wanted.round, by=cast.wren)
    answer = client.post(page, {"why": WHY})
    assert answer.status_code == 409
    assert "This round is closed." in answer.content.decode()
    assert not Decision.objects.exists()


def test_of_a_pair_that_does_not_fit_the_page_says_so(cast, client, round_, page):
    far = make_intake(pledge=make_pledge(places=None, title="Cook"))
    address = reverse("matching:propose_instead", args=[round_.pk, cast.noor.young_adult.pk, far.pk])
    assert "This does not fit Noor in this round." in client.get(address).content.decode()
