"""Unhappy paths that begin with an organisation, in real windows: it is silent, leaves, ends early, pauses.

Each shows what the young adult reads, what the worker has to do, and what the host sees. Its other paths:
tests/journeys/test_an_organisation_joins.py and test_from_posting_to_host_again.py.
"""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from champions import jobs as hosts_jobs
from champions.models import Organisation, Rhythm
from notifications.models import Task
from offers import jobs, lifecycle, promise_reports
from offers.models import Offer, OfferStep
from pledges.models import Pledge
from rulebook.calendar import add_working_days
from tests.bed.axe import axe_violations
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import Cast, make_cast


@pytest.fixture
def everyone(asgi_server) -> Cast:
    return make_cast()


def watching(windows, person, path, **more) -> Page:
    page = windows.open(path, person=person, **more)
    wait_until_live(page)
    return page


def press(page: Page, name: str, role: str = "button") -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role(role, name=name).first.click()


def an_offer(everyone, organisation=None, status="offered", **about) -> Offer:
    pledge = make_pledge(organisation=organisation, places=None, **about)
    intake = make_intake(pledge=pledge, starts_in_days=30)
    return make_offer(
        intake=intake, young_adult=everyone.sam.young_adult, status=status, offered_by=everyone.wren
    )


def test_a_host_says_nothing_after_a_yes(everyone, windows):
    offer = lifecycle.accept(an_offer(everyone), by=everyone.sam)
    OfferStep.objects.update(at=add_working_days(timezone.now(), -3))
    sam = watching(windows, everyone.sam, f"/my/offers/{offer.pk}/", width=PHONE)
    wren = watching(windows, everyone.wren, "/inbox/tasks/")
    jobs.remind_silent_hosts(timestamp=0)
    chidi = watching(windows, everyone.chidi, "/inbox/", width=PHONE)
    expect(chidi.get_by_text("still waits. Confirm the first day").first).to_be_visible()
    expect(sam.get_by_text("This can’t go ahead")).to_have_count(0)

    OfferStep.objects.update(at=add_working_days(timezone.now(), -6))
    jobs.remind_silent_hosts(timestamp=0)
    expect(sam.get_by_text("This is not because of you.").first).to_be_visible()
    press(wren, "Parks never confirmed", role="link")
    expect(wren.get_by_text("The host did not answer in time.").first).to_be_visible()
    chidi.goto(f"/host/offers/{offer.pk}/")
    expect(chidi.get_by_role("button", name="Confirm the first day")).to_have_count(0)


def test_a_partner_leaves_and_nobody_is_left_waiting(everyone, windows):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    bring_to(make_partnership(bakery), everyone, ["apply", "agree"])
    offer = lifecycle.accept(an_offer(everyone, bakery), by=everyone.sam)
    sam = watching(windows, everyone.sam, f"/my/offers/{offer.pk}/", width=PHONE)
    wren = watching(windows, everyone.wren, "/inbox/tasks/")
    priya = windows.open("/organisations/", person=everyone.priya, width=PHONE)
    press(priya, "Leave altogether", role="link")
    expect(priya.get_by_text("1 young adult with a place that has not begun")).to_be_visible()
    expect(priya.locator("main")).not_to_contain_text("Sam")
    assert axe_violations(priya) == []
    press(priya, "Leave")
    expect(sam.get_by_text("This is not because of you.").first).to_be_visible()
    press(wren, "Look for another with them", role="link")
    expect(wren.get_by_text("Marsh Bakery has left.").first).to_be_visible()
    priya.goto(f"/organisations/{bakery.pk}/")
    expect(priya.get_by_role("heading", name="Marsh Bakery")).to_have_count(0)
    offer.refresh_from_db()
    assert (offer.status, Pledge.objects.get().status) == ("withdrawn_by_host", "closed")
    assert Task.objects.filter(owner=everyone.ade, kind="host_has_left").count() == 1


@pytest.mark.wide
def test_a_partner_pauses_and_what_is_running_goes_on(everyone, windows):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    bring_to(make_partnership(bakery), everyone, ["apply", "agree"])
    offer = an_offer(everyone, bakery, status="started")
    priya = windows.open("/organisations/", person=everyone.priya, width=PHONE)
    press(priya, "Pause for a while", role="link")
    press(priya, "Pause")
    expect(priya.get_by_text("Paused.", exact=True)).to_be_visible()
    sam = windows.open(f"/my/offers/{offer.pk}/", person=everyone.sam, width=PHONE)
    expect(sam.get_by_text("This can’t go ahead")).to_have_count(0)
    press(priya, "Go on")
    expect(priya.get_by_text("Resume each pledge when it is right again")).to_be_visible()
    assert Pledge.objects.get().status == "paused"


def test_a_host_ends_it_early_and_the_adviser_talks_to_them_the_same_day(everyone, windows):
    offer = lifecycle.accept(an_offer(everyone), by=everyone.sam)
    lifecycle.start(lifecycle.confirm(offer, by=everyone.chidi), by=everyone.chidi)
    ade = watching(windows, everyone.ade, "/inbox/tasks/")
    chidi = windows.open(f"/host/offers/{offer.pk}/", person=everyone.chidi, width=PHONE)
    press(chidi, "It ended early", role="link")
    press(chidi, "It ended early")
    expect(ade.get_by_text("Talk today.").first).to_be_visible()
    sam = windows.open(f"/my/offers/{offer.pk}/", person=everyone.sam, width=PHONE)
    expect(sam.get_by_text("We keep your place until")).to_be_visible()


def test_nobody_says_whether_they_are_still_up_for_it(everyone, windows):
    pledge = make_pledge()
    parks = Organisation.objects.get(name="Parks")
    today = timezone.localdate()
    Rhythm.objects.create(
        organisation=parks,
        renewed_on=today - dt.timedelta(days=400),
        asked_on=today - dt.timedelta(days=31),
    )
    wren = watching(windows, everyone.wren, "/inbox/tasks/")
    hosts_jobs.look_after_organisations(timestamp=0)
    expect(wren.get_by_text("Parks has not said whether it is still up for it").first).to_be_visible()
    chidi = windows.open("/organisations/", person=everyone.chidi, width=PHONE)
    expect(chidi.get_by_text("so your pledges are paused")).to_be_visible()
    press(chidi, "Tell us", role="link")
    chidi.get_by_label("Yes: ask us when you know somebody").check()
    press(chidi, "Tell us")
    expect(chidi.get_by_text("Thank you.")).to_be_visible()
    expect(wren.get_by_text("Parks has not said")).to_have_count(0)
    chidi.goto(f"/pledges/{pledge.pk}/")
    press(chidi, "Resume")
    pledge.refresh_from_db()
    assert pledge.status == "live"


@pytest.mark.wide
def test_a_mentor_does_not_come_twice_and_nobody_new_is_offered_them(everyone, windows):
    offer = an_offer(everyone, status="started", kind=Pledge.Kind.MENTORING, title="A mentor in Parks")
    sam = windows.open(f"/my/offers/{offer.pk}/", person=everyone.sam, width=PHONE)
    for already, status in ((0, "live"), (1, "paused")):
        sam.goto(f"/my/offers/{offer.pk}/")
        press(sam, "It’s not what was promised")
        sam.get_by_label("The person I was to meet").check()
        press(sam, "Send this too")
        expect(sam.get_by_text("Someone will talk to you about it by").first).to_be_visible()
        assert Pledge.objects.get().status == status
        report = offer.promise_reports.last()
        assert offer.promise_reports.count() == already + 1
        promise_reports.settle(report, "We have asked them both.", by=everyone.wren)
    chidi = windows.open(f"/pledges/{offer.pledge.pk}/", person=everyone.chidi)
    expect(chidi.get_by_text("Twice we heard that a promised meeting did not happen").first).to_be_visible()
    expect(chidi.locator("main")).not_to_contain_text("Sam")
