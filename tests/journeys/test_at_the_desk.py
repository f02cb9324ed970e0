"""The service's own days in a real browser: an ETE worker's, an adviser's, and what goes wrong."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from offers import lifecycle, safety
from offers.models import DutyTurn, Offer
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer, make_pledge
from tests.journeys.at_the_desk import row, told
from youngadults import caseloads
from youngadults.models import Look

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_ete_worker_fills_a_place_and_the_waiting_list_moves_by_a_click(windows, cast):
    intake = make_intake(pledge=make_pledge(places=None), places=1, starts_in_days=8)
    page = windows.open(reverse("desk:today"), person=cast.wren)
    row(page, "Apprentice ranger: 1 place left").get_by_role("link", name="Find people").click()
    page.get_by_role("checkbox", name="Sam Samson").check()
    page.get_by_role("checkbox", name="Noor Noorson").check()
    page.get_by_role("button", name="Preview offers").click()
    expect(page.get_by_text("2 texts.")).to_be_visible()
    expect(page.get_by_text("There are more open offers than places left.")).to_be_visible()
    page.get_by_role("button", name="Send 2 offers").click()
    expect(page.get_by_text("Sent to Noor, Sam.")).to_be_visible()
    wait_until_live(page)

    sam, noor = (Offer.objects.get(young_adult=it.young_adult) for it in (cast.sam, cast.noor))
    lifecycle.accept(sam, by=cast.sam)
    expect(page.get_by_text("Said yes", exact=True)).to_be_visible()
    lifecycle.accept(noor, by=cast.noor)
    expect(page.get_by_text("Said yes, waiting for a place")).to_be_visible()

    page.goto(reverse("desk:today"))
    wait_until_live(page)
    lifecycle.cancel(sam, by=cast.sam)
    row(page, "Noor Noorson: Apprentice ranger").get_by_role("link", name="See the waiting list").click()
    page.get_by_role("link", name="Give them the free place").click()
    page.get_by_role("button", name="Give them the free place").click()
    expect(page.get_by_text("Said yes", exact=True).first).to_be_visible()
    assert "place_found" in told(cast.noor)
    assert intake.offers.holding_a_place().get() == noor


def test_an_adviser_answers_for_somebody_who_is_told_by_their_own_channel(windows, cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open(reverse("desk:offer", args=[offer.pk]), person=cast.ade)
    page.get_by_role("link", name="They said yes").click()
    page.get_by_role("button", name="They said yes").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_label("How did they say so?").fill("On the phone, in their own words")
    page.get_by_role("button", name="They said yes").click()
    expect(page.get_by_text("How they said so: On the phone, in their own words")).to_be_visible()
    assert told(cast.sam) == ["answered_for_you"]
    assert Look.objects.filter(young_adult=cast.sam.young_adult, by=cast.ade).exists()


def test_an_adviser_refers_somebody_hears_of_a_missed_day_and_hands_over(windows, cast):
    desk = windows.open(reverse("desk:today"), person=cast.wren)
    wait_until_live(desk)
    page = windows.open(reverse("desk:my_caseload"), person=cast.ade)
    page.get_by_role("link", name="Refer Sam Samson").click()
    # Under a minute: four fields, of which none must be filled in, and two presses.
    fields = page.locator("main form").locator("select, textarea, input:not([type=hidden])")
    expect(fields).to_have_count(4)
    expect(page.locator("main form [required]")).to_have_count(0)
    page.get_by_label("What would they like?").select_option("hospitality-and-food")
    page.get_by_label("In their words").fill("Not before ten")
    page.get_by_role("button", name="Refer them").click()
    expect(row(desk, "Ade refers Sam Samson")).to_contain_text("Hospitality and food. “Not before ten”")

    offer = make_offer(
        intake=make_intake(starts_in_days=0), young_adult=cast.sam.young_adult, status="confirmed"
    )
    page.goto(reverse("desk:today"))
    expect(page.locator("#live-state")).to_have_text("Live")
    lifecycle.did_not_attend(offer, by=cast.chidi)
    missed = row(page, "Sam Samson: Apprentice ranger").filter(has_text="Talk to them first")
    expect(missed).to_be_visible()
    missed.get_by_role("link", name="Say what comes next").click()
    page.get_by_label("It stops here").check()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Written down.")).to_be_visible()

    page.goto(reverse("desk:summary", args=[cast.sam.young_adult.pk]))
    expect(page.get_by_role("heading", name="Agreed at the review")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_visible()

    page.goto(reverse("desk:my_caseload"))
    expect(page.get_by_role("link", name="Sam Samson", exact=True)).to_be_visible()
    expect(page.locator("#live-state")).to_have_text("Live")
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.morgan, why="Moved")
    expect(page.get_by_text("Nobody on your caseload")).to_be_visible()


def test_a_concern_reaches_the_duty_list_and_the_host_learns_nothing(windows, cast):
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    other = make_intake(pledge=make_pledge(places=None, title="Gardener"))
    page = windows.open(reverse("desk:today"), person=cast.wren)
    expect(page.locator("#live-state")).to_have_text("Live")
    safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer, words="He shouts at me")
    row(page, "Sam Samson does not feel safe").get_by_role("link", name="Read it").click()
    expect(page.get_by_text("He shouts at me")).to_be_visible()
    page.get_by_role("button", name="I take this on").click()
    page.get_by_role("link", name="Close it").click()
    page.get_by_label("What was done?").fill("Met Sam, moved to another team")
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("Met Sam, moved to another team")).to_be_visible()

    manager = windows.open(f"{reverse('desk:pledge', args=[other.pledge_id])}", person=cast.morgan)
    expect(manager.get_by_text("New offers to this host are paused for now.")).to_be_visible()
    assert "shouts" not in manager.content()
    host = windows.open(reverse("host:home"), person=cast.chidi)
    assert not re.search("paused|safe|hold|concern", host.locator("main").inner_text().lower())
    assert told(cast.chidi) == []


def test_somebody_who_does_not_reply_lapses_without_blame_and_can_be_asked_again(windows, cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open(reverse("desk:today"), person=cast.wren)
    expect(page.locator("#live-state")).to_have_text("Live")
    lifecycle.lapse(offer)
    silent = row(page, "Sam Samson: Apprentice ranger")
    expect(silent).to_contain_text("Check how to reach them.")
    silent.get_by_role("link", name="Reach them").click()
    page.get_by_role("link", name="Offer it again").click()
    page.get_by_role("button", name="Send 1 offer").click()
    expect(page.get_by_text("Sent to Sam.")).to_be_visible()
    offer.refresh_from_db()
    assert offer.status == "offered"
