"""A round: read, worked out, reviewed and approved; kept so that it can be replayed; silent until then."""

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from lifecycles import NotNow, NotPermitted
from matching import approving, jobs, keeping, lifecycle, proposing
from matching.models import Approval, Decision, Proposal, Round, RoundVersion
from notifications.models import Delivery, Notification
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult


@pytest.fixture
def places(cast):
    """Two pledges with a place each, for Sam, Noor and Lou, whom both fit."""
    make_young_adult("Lou")
    return [make_intake(pledge=make_pledge(places=None, title=title)) for title in ("Ranger", "Gardener")]


@pytest.fixture
def round_(cast, places):
    return proposed(cast.wren)


def proposed(by, **chosen):
    opened = lifecycle.open_round(by=by, scope="Everything", **chosen)
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def pairs(round_):
    standing = round_.proposals.standing().with_everything()
    return {each.young_adult.first_name: each.intake.pledge.title for each in standing}


def approve(round_, by, chosen=None, before=lambda: None):
    chosen = [each.pk for each in chosen or round_.proposals.standing()]
    sealed = approving.seal(approving.plan(round_, chosen, by=by))
    before()
    return approving.approve(round_, chosen, by=by, sealed=sealed)


def test_a_round_is_worked_out_in_the_background(cast, places):
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    assert (opened.status, opened.progress) == ("opened", "Waiting to begin")
    assert ProcrastinateJob.objects.filter(task_name="matching.jobs.work_out").count() == 1
    jobs.work_out(round_id=opened.pk)
    opened.refresh_from_db()
    assert (opened.status, opened.progress) == ("proposed", "")
    assert sorted(pairs(opened).values()) == ["Gardener", "Ranger"]
    (without,) = opened.without.all()
    assert without.young_adult.first_name not in pairs(opened)
    assert without.why["key"].startswith("loss.")
    assert without.intake in places


def test_a_round_by_itself_tells_nobody_anything(cast, round_):
    proposal = round_.proposals.first()
    lifecycle.keep(proposal, by=cast.wren)
    lifecycle.forbid(proposal, by=cast.wren, why="They know each other")
    lifecycle.leave_out(round_.proposals.standing().first(), by=cast.wren)
    lifecycle.close(round_, by=cast.wren)
    assert (Offer.objects.count(), Notification.objects.count(), Delivery.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("who", ["ade", "chidi", "priya", "sam", "pat"])
def test_only_ete_workers_and_managers_have_rounds(cast, round_, who):
    person, proposal = getattr(cast, who), round_.proposals.first()
    assert not Round.objects.visible_to(person).exists()
    for act in (
        lambda: lifecycle.open_round(by=person, scope="Everything"),
        lambda: lifecycle.keep(proposal, by=person),
        lambda: lifecycle.forbid(proposal, by=person, why="No"),
        lambda: lifecycle.leave_out(proposal, by=person),
        lambda: lifecycle.close(round_, by=person),
        lambda: lifecycle.abandon(round_, by=person),
        lambda: approving.plan(round_, [proposal.pk], by=person),
        lambda: approving.approve(round_, [proposal.pk], by=person, sealed=""),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert Round.objects.visible_to(cast.morgan).get() == round_


def test_what_the_preview_says_is_what_is_sent(cast, round_):
    plan = approving.plan(round_, round_.proposals.values_list("pk", flat=True), by=cast.wren)
    assert (plan.sentence, plan.send_label) == ("2 texts", "Send 2 offers")
    approval = approve(round_, cast.wren)
    offers = {offer.young_adult.first_name: offer for offer in Offer.objects.all()}
    assert {name: offer.intake.pledge.title for name, offer in offers.items()} == pairs(round_)
    assert {(offer.status, offer.offered_by) for offer in offers.values()} == {("offered", cast.wren)}
    for each in plan.sending:
        assert offers[each.proposal.young_adult.first_name].reasons == each.plan.ruling.reasons
    assert Delivery.objects.filter(channel="text").count() == 2
    assert {each.approval for each in round_.proposals.all()} == {approval}


def test_one_pair_can_be_approved_alone(cast, round_):
    first, second = round_.proposals.all()
    approve(round_, cast.wren, [first])
    assert Offer.objects.get().young_adult == first.young_adult
    assert round_.proposals.to_approve().get() == second


def test_a_quick_approval_is_noticed_and_kept(cast, round_, time_machine):
    noon = timezone.now().replace(hour=12, minute=0)
    time_machine.move_to(noon, tick=False)
    approval = approve(round_, cast.wren, before=lambda: time_machine.shift(5))
    assert (approval.hurried, round(approval.seconds)) == (True, 5)
    assert "2 pairs approved in 5 seconds" in approving.how_it_was_read(approval)


def test_an_approval_that_took_its_time_is_not(cast, round_, time_machine):
    time_machine.move_to(timezone.now().replace(hour=12, minute=0), tick=False)
    approval = approve(round_, cast.wren, before=lambda: time_machine.shift(7))
    assert not approval.hurried
    assert approving.how_it_was_read(approval) == ""


def test_a_place_taken_meanwhile_stops_the_sending_until_it_is_read_again(cast, round_):
    other = round_.proposals.first()

    def take():
        make_offer(intake=other.intake, young_adult=make_young_adult("Quick"), status="accepted")

    with pytest.raises(NotNow, match="Something has changed since you read this"):
        approve(round_, cast.wren, before=take)
    assert (Offer.objects.filter(status="offered").count(), Approval.objects.count()) == (0, 0)
    plan = approving.plan(round_, round_.proposals.values_list("pk", flat=True), by=cast.wren)
    assert [each.sentence for each in plan.skipped] == [
        f"{other.young_adult.first_name}: All places are taken."
    ]
    assert len(plan.sending) == 1


def test_an_offer_made_meanwhile_is_skipped_and_said(cast, round_):
    busy = round_.proposals.first()
    make_offer(young_adult=busy.young_adult)
    plan = approving.plan(round_, [busy.pk], by=cast.wren)
    assert plan.sending == []
    assert "has had another offer since this round began" in plan.skipped[0].sentence


def test_a_rule_that_came_to_stand_in_the_way_is_skipped_and_said(cast, round_):
    changed = round_.proposals.first()
    changed.young_adult.preferences.days = [5, 6]
    changed.young_adult.preferences.save()
    (skipped,) = approving.plan(round_, [changed.pk], by=cast.wren).skipped
    assert "new since the round began" in skipped.sentence


def test_nothing_is_sent_without_a_preview_that_was_read(cast, round_):
    with pytest.raises(NotNow, match="Read what will be sent first"):
        approving.approve(round_, [round_.proposals.first().pk], by=cast.wren, sealed="made up")


def test_the_same_pair_is_not_sent_twice(cast, round_):
    chosen = list(round_.proposals.all())
    sealed = approving.seal(approving.plan(round_, [each.pk for each in chosen], by=cast.wren))
    for again in (False, True):
        if again:
            with pytest.raises(NotNow):
                approving.approve(round_, [each.pk for each in chosen], by=cast.wren, sealed=sealed)
        else:
            approving.approve(round_, [each.pk for each in chosen], by=cast.wren, sealed=sealed)
    assert Offer.objects.count() == 2


def test_a_pair_that_was_ruled_out_is_proposed_no_more(cast, round_):
    proposal = round_.proposals.first()
    version = lifecycle.forbid(proposal, by=cast.wren, why="They know each other")
    assert version.number == 2
    assert (proposal.young_adult_id, proposal.intake_id) not in set(map(tuple, version.pairs))
    assert len(version.pairs) == 2
    proposal.refresh_from_db()
    assert proposal.gone == 2
    decision = Decision.objects.get()
    assert (decision.why, decision.by) == ("They know each other", cast.wren)


def test_taking_it_back_gives_the_first_proposal_again(cast, round_):
    before = pairs(round_)
    lifecycle.forbid(round_.proposals.first(), by=cast.wren, why="They know each other")
    lifecycle.take_back(Decision.objects.get(), by=cast.wren)
    assert round_.versions.count() == 3
    assert len(pairs(round_)) == len(before)
    with pytest.raises(NotNow, match="taken back already"):
        lifecycle.take_back(Decision.objects.get(), by=cast.wren)


def test_a_locked_pair_and_a_sent_pair_stay_whatever_is_proposed(cast, round_):
    first, second = round_.proposals.all()
    lifecycle.keep(first, by=cast.wren)
    lifecycle.forbid(second, by=cast.wren, why="They know each other")
    assert pairs(round_)[first.young_adult.first_name] == first.intake.pledge.title
    approve(round_, cast.wren, [first])
    third = round_.proposals.to_approve().get()
    lifecycle.leave_out(third, by=cast.wren)
    assert pairs(round_)[first.young_adult.first_name] == first.intake.pledge.title
    assert third.young_adult.first_name not in pairs(round_)
    with pytest.raises(NotNow, match="offered already"):
        lifecycle.forbid(first, by=cast.wren, why="Too late")


def test_who_is_left_out_gives_their_place_to_somebody_else(cast, round_):
    left = round_.proposals.first()
    (waiting,) = round_.without.all()
    lifecycle.leave_out(left, by=cast.wren)
    assert waiting.young_adult.first_name in pairs(round_)
    assert left.young_adult.first_name not in pairs(round_)
    assert not round_.without.exists()


def test_nobody_decides_in_a_round_that_is_over(cast, round_):
    proposal = round_.proposals.first()
    lifecycle.close(round_, by=cast.wren)
    with pytest.raises(NotNow, match="closed"):
        lifecycle.keep(proposal, by=cast.wren)
    with pytest.raises(NotNow, match="closed"):
        approving.plan(round_, [proposal.pk], by=cast.wren)


def test_who_has_an_offer_is_in_no_round(cast, places):
    make_offer(young_adult=cast.sam.young_adult, status="accepted")
    make_offer(young_adult=cast.noor.young_adult, status="waiting")
    assert set(pairs(proposed(cast.wren))) == {"Lou"}


@pytest.mark.parametrize("status", ["not_now", "lapsed", "declined"])
def test_what_somebody_put_off_is_not_proposed_to_them_again(cast, status):
    make_offer(young_adult=cast.sam.young_adult, status=status)
    assert pairs(proposed(cast.wren, people=[cast.sam.young_adult.pk])) == {}


@pytest.mark.parametrize("status", ["paused", "closed", "withdrawn", "submitted"])
def test_only_live_pledges_are_in_a_round(cast, status):
    make_pledge(status=status)
    assert pairs(proposed(cast.wren)) == {}


def test_a_round_over_chosen_people_and_places_sees_no_others(cast, places):
    sam = cast.sam.young_adult
    found = proposed(cast.wren, people=[sam.pk], intakes=[places[1].pk])
    assert pairs(found) == {"Sam": "Gardener"}
    assert not found.without.exists()


def test_an_empty_round_says_so_and_fails_nobody(cast):
    found = proposed(cast.wren)
    assert (found.status, pairs(found)) == ("proposed", {})
    assert {each.why["key"] for each in found.without.all()} == {"none.no_option"}


def test_the_input_comes_back_as_it_was(cast, places):
    make_young_adult("Dev", preferences={"days": None, "interests": {}}, permission_to_work="restricted_paid")
    make_offer(intake=places[0], young_adult=cast.sam.young_adult, status="declined")
    round_ = proposed(cast.wren)
    kept, sha256 = keeping.pack(keeping.unpack(round_.input))
    assert sha256 == round_.input_sha256
    assert keeping.unsqueeze(kept) == keeping.unsqueeze(round_.input)
    assert proposing.compute(keeping.unpack(kept)).sha256 == RoundVersion.objects.get().sha256


def test_rounds_of_one_day_draw_the_same_lots(cast, places):
    assert proposed(cast.wren).seed == proposed(cast.morgan).seed


def test_a_round_that_was_abandoned_is_not_worked_out(cast, places):
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    lifecycle.abandon(opened, by=cast.wren)
    jobs.work_out(round_id=opened.pk)
    opened.refresh_from_db()
    assert (opened.status, Proposal.objects.count()) == ("abandoned", 0)


def test_a_round_that_cannot_be_worked_out_says_so(cast, places):
    make_pledge(pay=2_000_000_000)
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    opened.refresh_from_db()
    assert (opened.status, opened.steps.last().why) == ("abandoned", jobs.COULD_NOT)
    assert Proposal.objects.count() == 0
