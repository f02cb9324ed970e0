"""From posting to "host again" where a kind differs: mentor, apprenticeship, interview, other support.

Work experience is in test_from_posting_to_host_again. The host's steps are made in a browser; what others do
in between, by the functions behind their pages.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from notifications.models import Notification
from offers import interviews
from offers import lifecycle as offers
from offers.models import CriterionCheck, HostAgain, Interest, Interview
from pledges import lifecycle as pledges
from pledges.models import Pledge
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, PHONE
from tests.journeys.hosting import (
    add_dates,
    answer,
    begin,
    follow,
    papers_in_order,
    press,
    the_first_day_comes,
)


def on_the_preview(page) -> str:
    follow(page, "See it as a young adult will")
    card = page.locator("#preview-card").inner_text()
    follow(page, "Back to the pledge")
    return card


def said_yes(page, cast):
    """Sent by the host, approved by Wren, offered to Sam, who said yes."""
    press(page, "Send for approval")
    pledge = Pledge.objects.get()
    pledges.approve(pledge, by=cast.wren)
    offer = offers.offer(pledge.intakes.get(), cast.sam.young_adult, by=cast.wren)
    offers.accept(offer, by=cast.sam)
    page.goto("/host/")
    expect(page.get_by_text("1 yes to confirm")).to_be_visible()
    return offer


def would_again(page, said: str) -> None:
    page.goto("/host/")
    follow(page, "Would you host again?")
    page.get_by_label(said, exact=True).check()
    press(page, "Send")


def test_a_mentor_meets_first_misses_nobody_and_would_again(cast, windows):
    papers_in_order("Parks")
    page = windows.open("/host/", person=cast.chidi, width=PHONE)
    begin(page, "Mentoring", "Somebody to talk to")
    what = {"description": "We walk and talk. You ask what you like.", "sector": "environment-and-land"}
    answer(page, "What it is about", **what, meets="Jo, who runs the team", meets_first=True)
    answer(page, "Where", remote=True)
    answer(page, "When", how_often="An hour every two weeks")
    add_dates(page)
    card = on_the_preview(page)
    assert "You meet first. Then you both choose." in card
    assert "An hour every two weeks" in card
    offer = said_yes(page, cast)
    press(page, "Confirm the first day")
    the_first_day_comes()
    page.goto("/host/")
    press(page, "They started")
    follow(page, "Mark their days")
    press(page, "Not here")
    assert Notification.objects.filter(kind="not_here", recipient=cast.ade).exists()
    page.goto(f"/host/offers/{offer.pk}/")
    follow(page, "They completed it")
    press(page, "They completed it")
    would_again(page, "Yes")
    assert HostAgain.objects.get().answer == "yes"


@pytest.mark.wide
def test_an_apprenticeship_is_paid_by_law_and_ends_early(cast, windows):
    papers_in_order("Marsh Bakery")
    page = windows.open("/host/", person=cast.priya, width=DESK)
    begin(page, "Apprenticeship", "Apprentice baker")
    what = {"description": "Bake bread with us. Jo shows you how.", "sector": "hospitality-and-food"}
    answer(page, "What they would do", **what, meets="Jo, who runs the oven")
    course = {"standard": "ST0191 Baker", "level": 2, "months": 12, "training_provider": "Medway College"}
    answer(page, "The apprenticeship", **course, is_foundation=True)
    answer(page, "Where", postcode="ME14 1LQ", directions="Bus 71 stops at the door.")
    answer(page, "When", weekly_hours=30)
    follow(page, "Pay and travel")
    page.locator("[name=pay]").fill("5.00")
    expect(page.locator("#found").get_by_text("legal minimum").first).to_be_visible()
    page.locator("[name=pay]").fill("13.50")
    expect(page.locator("#found").get_by_text("legal minimum")).to_have_count(0)
    press(page, "Save and continue")
    add_dates(page)
    card = on_the_preview(page)
    for line in ("Level 2", "It lasts 12 months.", "You learn with Medway College.", "up to 24"):
        assert line in card
    offer = said_yes(page, cast)
    press(page, "Confirm the first day")
    the_first_day_comes()
    page.goto("/host/")
    press(page, "They started")
    follow(page, "It ended early")
    press(page, "It ended early")
    offer.refresh_from_db()
    assert offer.status == "ended_early"
    would_again(page, "Yes, with some changes")
    assert HostAgain.objects.get().answer == "changed"


def test_a_promised_interview_is_kept_with_feedback(cast, windows):
    papers_in_order("Parks")
    page = windows.open("/host/", person=cast.chidi, width=PHONE)
    begin(page, "Priority interview", "Front desk")
    what = {"description": "Greet people. Answer the phone.", "sector": "administration"}
    answer(page, "The job", **what, meets="Jo, who runs the desk")
    promise = {"criteria": "Likes people\nHas used a computer", "interview_within_days": 20}
    same = "A phone counts as a computer"
    answer(page, "The interview", **promise, equivalences=same, is_guaranteed=True, promises_feedback=True)
    answer(page, "Where", postcode="ME14 1LQ", directions="Bus 71 stops at the door.")
    answer(page, "Pay and travel", pay="13.50")
    add_dates(page)
    card = on_the_preview(page)
    for line in ("If you have all of this, you get an interview:", "Has used a computer", "at most 20 days"):
        assert line in card
    offer = said_yes(page, cast)
    page.goto(f"/host/offers/{offer.pk}/interview/")
    page.get_by_role("group", name="Likes people").get_by_label("They have it", exact=True).check()
    other = page.get_by_role("group", name="Has used a computer")
    other.get_by_label("They have something like it").check()
    page.locator("[name=instead_1]").fill("Uses a phone every day")
    press(page, "Keep")
    interviews.confirm_equal(CriterionCheck.objects.get(met="equal"), True, by=cast.wren)
    page.reload()
    expect(page.get_by_text("They have everything. So they are interviewed.")).to_be_visible()
    follow(page, "Set the day")
    page.locator("[name=on]").fill((timezone.localdate() + dt.timedelta(days=10)).isoformat())
    page.locator("[name=time]").fill("10:30")
    press(page, "Set the day")
    follow(page, "Say how it went")
    page.get_by_label("We offer them the job").check()
    press(page, "Send it")
    expect(page.get_by_text("Write how it went: you promised feedback").first).to_be_visible()
    page.locator("[name=feedback]").fill("You were kind to everybody. Bring a pen next time.")
    press(page, "Send it")
    assert Interview.objects.get().feedback.startswith("You were kind")
    window = windows.open(f"/my/offers/{offer.pk}/", person=cast.sam, width=PHONE)
    expect(window.get_by_text("You were kind to everybody.").first).to_be_visible()
    would_again(page, "Yes")


def test_other_support_is_published_and_asked_for_without_telling_who(cast, windows):
    page = windows.open("/host/", person=cast.priya, width=PHONE)
    begin(page, "Other support", "A set of kitchen knives")
    how = "Show this page at the counter and ask for Jo."
    answer(page, "What it is", description="Good knives, to keep.", how_to_get_it=how)
    card = on_the_preview(page)
    assert how in card
    assert "£0" not in card
    press(page, "Send for approval")
    pledge = Pledge.objects.get()
    pledges.approve(pledge, by=cast.wren)
    window = windows.open("/my/around/", person=cast.sam, width=PHONE)
    follow(window, "A set of kitchen knives")
    expect(window.get_by_text(how)).to_be_visible()
    assert axe_violations(window) == []
    press(window, "I’m interested")
    assert Interest.objects.get().pledge == pledge
    assert Notification.objects.filter(kind="interested", recipient=cast.wren).exists()
    page.goto("/host/")
    assert "Sam" not in page.get_by_role("main").inner_text()
    pledge.stands_until = timezone.localdate() + dt.timedelta(days=3)
    pledge.save()
    page.reload()
    follow(page, "A set of kitchen knives")
    press(page, "Copy")
    assert Pledge.objects.latest("pk").stands_until is None
