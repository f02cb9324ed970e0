"""From posting to "host again": a champion of the council, and a partner business.

The host's steps are made in a browser; what others do in between, by the functions behind their pages.
"""

import pytest
from playwright.sync_api import expect

from offers import lifecycle as offers
from offers.models import Attendance, HostAgain
from pledges import lifecycle as pledges
from pledges.models import Pledge
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, PHONE
from tests.journeys.hosting import add_dates, begin, follow, papers_in_order, press, the_first_day_comes


def answer_what_and_where(page):
    follow(page, "What they would do")
    page.locator("[name=description]").fill("Walk with us. Mend a path. Ask what you like.")
    page.locator("[name=sector]").select_option("environment-and-land")
    page.locator("[name=meets]").fill("Jo, who runs the team")
    press(page, "Save and continue")
    follow(page, "Where")
    page.locator("[name=postcode]").fill("ME14 1LQ")
    page.locator("#found").get_by_text("how to get there without a car").wait_for()
    page.locator("[name=directions]").fill("Bus 71 stops at the gate.")
    page.locator("#found").get_by_text("how to get there without a car").wait_for(state="detached")
    press(page, "Save and continue")


def answer_the_law(page):
    """Unpaid: what would be work is stopped while it is being typed, with a way to put it right."""
    follow(page, "Pay and travel")
    page.get_by_label("To do work that somebody would otherwise do").check()
    page.locator("#found").get_by_text("must be paid, whatever it is called").wait_for()
    page.get_by_label("To watch and ask: shadowing").check()
    for name in ("must_keep_hours", "on_rota", "job_promised"):
        page.locator(f"[name={name}][value=no]").check()
    page.locator("#found").get_by_text("we cannot tell yet").wait_for(state="detached")
    press(page, "Save and continue")


@pytest.mark.parametrize(
    ("person", "house", "width"), [("chidi", "Parks", DESK), ("priya", "Marsh Bakery", PHONE)]
)
def test_a_host_posts_hosts_and_would_again(cast, windows, person, house, width):
    papers_in_order(house)
    host = getattr(cast, person)
    page = windows.open("/host/", person=host, width=width)
    begin(page, "Work experience", "A week outside")
    answer_what_and_where(page)
    answer_the_law(page)
    add_dates(page)
    follow(page, "See it as a young adult will")
    expect(page.locator("#preview-card").get_by_text("Bus 71 stops at the gate.")).to_be_visible()
    follow(page, "Back to the pledge")
    press(page, "Send for approval")
    pledge = Pledge.objects.get()
    assert (pledge.status, pledge.organisation.name) == ("submitted", house)
    pledges.approve(pledge, by=cast.wren)
    offer = offers.offer(pledge.intakes.get(), cast.sam.young_adult, by=cast.wren)
    offers.accept(offer, by=cast.sam)

    page.goto("/host/")
    expect(page.get_by_text("1 yes to confirm")).to_be_visible()
    assert axe_violations(page) == []
    press(page, "Confirm, and stop new offers")
    offer.refresh_from_db()
    assert (offer.status, Pledge.objects.get().status) == ("confirmed", "paused")
    follow(page, "One page for whoever looks after them")
    assert axe_violations(page) == []
    main = page.get_by_role("main").inner_text()
    assert "What not to ask" in main
    assert cast.sam.young_adult.last_name not in main

    the_first_day_comes()
    page.goto("/host/")
    press(page, "They started")
    follow(page, "Mark their days")
    assert axe_violations(page) == []
    press(page, "Not here")
    expect(page.get_by_text("You do not need a reason.")).to_be_visible()
    press(page, "Here")
    assert Attendance.objects.get().what == "here"
    page.goto(f"/host/offers/{offer.pk}/")
    follow(page, "They completed it")
    press(page, "They completed it")
    page.goto("/host/")
    follow(page, "Would you host again?")
    page.get_by_label("Yes", exact=True).check()
    assert axe_violations(page) == []
    press(page, "Send")
    assert HostAgain.objects.get().answer == "yes"
    offer.refresh_from_db()
    assert offer.status == "completed"


def test_a_host_who_must_cancel_sees_what_will_be_read_first(cast, windows):
    papers_in_order("Marsh Bakery")
    page = windows.open("/host/", person=cast.priya, width=PHONE)
    begin(page, "Work experience", "A week in the bakery")
    answer_what_and_where(page)
    answer_the_law(page)
    add_dates(page)
    press(page, "Send for approval")
    pledge = Pledge.objects.get()
    pledges.approve(pledge, by=cast.wren)
    offer = offers.offer(pledge.intakes.get(), cast.sam.young_adult, by=cast.wren)
    offers.accept(offer, by=cast.sam)
    page.goto(f"/host/offers/{offer.pk}/")
    follow(page, "It can’t happen")
    page.get_by_label("The person who would run it is away").check()
    press(page, "See what they will read")
    expect(page.get_by_text("This is not because of you.").first).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_label("Stop new offers of this for now as well").check()
    press(page, "Send this and cancel")
    offer.refresh_from_db()
    assert (offer.status, Pledge.objects.get().status) == ("withdrawn_by_host", "paused")
    window = windows.open(f"/my/offers/{offer.pk}/", person=cast.sam, width=PHONE)
    expect(window.get_by_text("the person who runs it is away").first).to_be_visible()
