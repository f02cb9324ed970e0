"""A manager agrees, or not, that a partner is blocked; until then nothing changes for it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from playwright.sync_api import expect

from champions import lifecycle
from champions.models import BlockRequest, Organisation
from desk.queue import groups
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from notifications.tasks import done, to_do
from offers import lifecycle as offers
from offers.models import Offer
from pledges import lifecycle as pledges
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import make_organisation, make_young_adult

WHY = "Three young adults were sent home"


@pytest.fixture
def agreed(cast):
    partnership = make_partnership(Organisation.objects.get(name="Marsh Bakery"))
    return bring_to(partnership, cast, ["apply", "agree"])


@pytest.fixture
def asked(agreed, cast):
    return lifecycle.ask_for_block(agreed, by=cast.wren, why=WHY)


def status_of(record):
    record.refresh_from_db()
    return record.status


def heard(user):
    return set(Notification.objects.filter(recipient=user).values_list("kind", flat=True))


def test_nothing_changes_for_the_partner_until_a_manager_agrees(agreed, asked, cast):
    pledge = make_pledge(organisation=agreed.organisation)
    assert (status_of(agreed), status_of(pledge)) == ("agreed", "live")
    assert "organisation_blocked" not in heard(cast.priya)
    assert [it.sentence for it in to_do(cast.morgan)] == [
        "Wren wants Marsh Bakery to be blocked. Agree, or not."
    ]
    titles = [row.title for group in groups(cast.morgan) for row in group.rows]
    assert titles.count("Marsh Bakery: block it") == 1


@pytest.mark.parametrize("who", ["wren", "ade", "priya", "chidi", "sam", "pat"])
def test_only_a_manager_agrees(asked, cast, who):
    for act in (lifecycle.agree_to_block, lifecycle.not_agree_to_block):
        with pytest.raises(NotPermitted):
            act(asked, by=getattr(cast, who), words="No")


@pytest.mark.parametrize("who", ["ade", "priya", "chidi", "sam", "pat"])
def test_only_the_service_asks(agreed, cast, who):
    with pytest.raises(NotPermitted):
        lifecycle.ask_for_block(agreed, by=getattr(cast, who), why=WHY)


def test_a_worker_neither_pauses_nor_ends_what_a_partner_agreed_to(agreed, cast):
    with pytest.raises(NotPermitted):
        lifecycle.pause(agreed, by=cast.wren)
    with pytest.raises(NotPermitted):
        lifecycle.pause(agreed, by=cast.morgan)
    with pytest.raises(NotPermitted):
        lifecycle.leave_us(agreed, by=cast.wren)


def test_what_a_block_does(agreed, asked, cast):
    pledge = make_pledge(organisation=agreed.organisation, title="Trees", places=None)
    intake = make_intake(pledge=pledge, places=9)
    statuses = ("shortlisted", "offered", "waiting", "not_now", "accepted", "confirmed", "started")
    made = {
        status: make_offer(
            intake=intake, young_adult=make_young_adult(status.title(), adviser=cast.ade), status=status
        )
        for status in statuses
    }
    lifecycle.agree_to_block(asked, by=cast.morgan, words="Yes, today.")
    assert (status_of(agreed), status_of(pledge)) == ("blocked", "paused")
    assert {status: status_of(offer) for status, offer in made.items()} == {
        "shortlisted": "removed",
        "offered": "withdrawn_by_service",
        "waiting": "withdrawn_by_service",
        "not_now": "not_now",
        "accepted": "accepted",
        "confirmed": "confirmed",
        "started": "started",
    }
    with pytest.raises(NotPermitted):
        offers.accept(made["not_now"], by=made["not_now"].young_adult.user)
    with pytest.raises(NotNow, match="not live"):
        offers.offer(intake, make_young_adult("New"), by=cast.wren)
    with pytest.raises(NotNow, match="paused by the council"):
        pledges.resume(pledge, by=cast.priya)
    with pytest.raises(NotNow, match="paused by the council"):
        lifecycle.resume(agreed, by=cast.priya)
    sentences = [it.sentence for it in to_do(cast.ade)]
    assert len(sentences) == 3
    said = "Marsh Bakery is blocked, and Started has a place there: “Trees”."
    assert f"{said} Find out with them whether it goes on." in sentences


def test_who_hears_what(agreed, asked, cast):
    lifecycle.agree_to_block(asked, by=cast.morgan, words="Yes, today.")
    assert "organisation_blocked" in heard(cast.priya)
    assert {"block_decided", "organisation_blocked"} <= heard(cast.wren)
    assert to_do(cast.morgan) == []
    step = agreed.steps.last()
    assert (step.verb, step.by, step.why) == ("block", cast.morgan, "")
    request = BlockRequest.objects.get()
    assert (request.asked_by, request.why, request.decided_by) == (cast.wren, WHY, cast.morgan)


def test_the_partner_reads_whom_to_ring_and_no_reason(agreed, asked, cast, client):
    page = reverse("organisations:organisation", args=[agreed.organisation_id])
    client.force_login(cast.priya)
    before = client.get(page).content.decode()
    lifecycle.agree_to_block(asked, by=cast.morgan, words="Yes, today.")
    after = client.get(page).content.decode()
    assert "Paused by the council" in after
    assert "Ring the 18+ service" in after
    for said in (WHY, "Yes, today.", "Blocking"):
        assert said not in before + after


def test_a_block_ends_by_a_manager_and_its_people_say_when_it_goes_on(agreed, asked, cast):
    pledge = make_pledge(organisation=agreed.organisation)
    lifecycle.agree_to_block(asked, by=cast.morgan)
    lift = lifecycle.ask_for_block(agreed, by=cast.wren, why="They have a new manager")
    assert lift.what == "lift"
    assert status_of(agreed) == "blocked"
    lifecycle.agree_to_block(lift, by=cast.morgan)
    assert status_of(agreed) == "paused"
    assert "organisation_block_lifted" in heard(cast.priya)
    lifecycle.resume(agreed, by=cast.priya)
    pledge.refresh_from_db()
    pledges.resume(pledge, by=cast.priya)


def test_a_second_block_asks_again_about_whoever_has_a_place(agreed, cast):
    intake = make_intake(pledge=make_pledge(organisation=agreed.organisation, places=None))
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="started")
    lifecycle.ask_for_block(agreed, by=cast.morgan, why=WHY)
    for it in to_do(cast.ade):
        done(it.task, by=cast.ade)
    lifecycle.ask_for_block(agreed, by=cast.morgan, why="They have a new manager")
    agreed.refresh_from_db()
    lifecycle.ask_for_block(agreed, by=cast.morgan, why=WHY)
    assert [it.task.kind for it in to_do(cast.ade)] == ["host_is_blocked"]


def test_a_manager_who_asks_has_agreed(agreed, cast):
    request = lifecycle.ask_for_block(agreed, by=cast.morgan, why=WHY)
    assert (request.status, request.decided_by, status_of(agreed)) == ("agreed", cast.morgan, "blocked")
    assert "block_decided" not in heard(cast.morgan)


def test_what_is_not_agreed_or_taken_back_changes_nothing(agreed, asked, cast):
    lifecycle.not_agree_to_block(asked, by=cast.morgan, words="Ring them first.")
    assert status_of(agreed) == "agreed"
    assert "block_decided" in heard(cast.wren)
    again = lifecycle.ask_for_block(agreed, by=cast.wren, why=WHY)
    with pytest.raises(NotPermitted):
        lifecycle.take_back_block(again, by=cast.morgan)
    lifecycle.take_back_block(again, by=cast.wren)
    with pytest.raises(NotNow, match="taken it back"):
        lifecycle.agree_to_block(again, by=cast.morgan)


def test_one_is_asked_for_at_a_time_and_the_database_holds_it(agreed, asked, cast):
    with pytest.raises(NotNow, match="has asked a manager"):
        lifecycle.ask_for_block(agreed, by=cast.wren, why=WHY)
    for wrong in ({"status": "agreed"}, {"decided_by": cast.morgan}, {"why": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BlockRequest.objects.filter(pk=asked.pk).update(**wrong)


def test_who_leaves_needs_no_block_and_who_is_blocked_is_not_merged_away(agreed, asked, cast):
    lifecycle.leave_us(agreed, by=cast.priya)
    assert status_of(asked) == "not_needed"
    with pytest.raises(NotNow, match="has left"):
        lifecycle.ask_for_block(agreed, by=cast.wren, why=WHY)


def test_who_is_blocked_is_not_merged_away(agreed, asked, cast):
    lifecycle.agree_to_block(asked, by=cast.morgan)
    other = make_organisation("Marsh Bakers")
    for pair in ((agreed.organisation, other), (other, agreed.organisation)):
        with pytest.raises(NotNow, match="paused by the council"):
            lifecycle.merge(*pair, by=cast.wren)


@pytest.mark.django_db(transaction=True)
def test_a_worker_asks_a_manager_agrees_and_the_partner_reads_it(windows, cast, agreed):
    make_offer(
        intake=make_intake(pledge=make_pledge(organisation=agreed.organisation, places=None)),
        young_adult=cast.sam.young_adult,
    )
    host = windows.open(agreed.organisation.get_absolute_url(), person=cast.priya)
    expect(host.get_by_text("Agreed locally").first).to_be_visible()
    page = windows.open(agreed.organisation.get_absolute_url(), person=cast.wren)
    page.get_by_role("link", name="Ask to block it").click()
    expect(page.get_by_text("1 young adult, asked or waiting")).to_be_visible()
    page.get_by_label("Why?").fill(WHY)
    page.get_by_role("button", name="Ask a manager").click()
    expect(page.get_by_text("A manager is asked.")).to_be_visible()
    manager = windows.open(reverse("desk:today"), person=cast.morgan)
    manager.get_by_role("link", name="Agree or not Marsh Bakery: block it").click()
    expect(manager.get_by_text(WHY)).to_be_visible()
    manager.get_by_label("Yes, I agree: it takes effect now").check()
    manager.get_by_role("button", name="Say so").click()
    expect(manager.get_by_text("Written down. Wren is told.")).to_be_visible()
    host.reload()
    expect(host.get_by_role("heading", name="Paused by the council")).to_be_visible()
    page.goto(reverse("notifications:inbox"))
    expect(page.get_by_text("Morgan agreed that Marsh Bakery is blocked.")).to_be_visible()
    assert Offer.objects.get().status == "withdrawn_by_service"
