"""Offers to many in a real browser: the page answers at once, says how far it is, then the result."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from desk import jobs
from desk.models import Sending
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, PHONE
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db(transaction=True)


def do_what_is_queued():
    sending = Sending.objects.get()
    jobs.work(sending_id=sending.pk, status=sending.status)


def test_from_all_who_fit_to_the_result_without_reloading(windows, cast, monkeypatch):
    monkeypatch.setattr("desk.views.offering.READ_AT_ONCE", 1)
    monkeypatch.setattr("matching.suggestions.SHOWN", 1)
    make_young_adult("Bartholomew-Featherstonehaugh", preferences={"rank_apprenticeship": 0})
    make_young_adult("Dev", preferences={"days": None})
    intake = make_intake(pledge=make_pledge(places=None), places=5)
    page = windows.open(reverse("desk:pledge", args=[intake.pledge_id]), person=cast.wren)

    def is_well():
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 800})
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="Preview offers to all 2 who fit").click()
    expect(page.get_by_text("0 of 2 people looked at")).to_be_visible()
    expect(page.locator("#live-state")).to_have_text("Live")
    is_well()
    do_what_is_queued()
    expect(page.get_by_role("button", name="Send 2 offers")).to_be_visible()
    is_well()
    page.get_by_role("button", name="Send 2 offers").click()
    expect(page.get_by_text("Every offer leaves in one go, or none does.")).to_be_visible()
    expect(page.locator("#live-state")).to_have_text("Live")
    do_what_is_queued()
    expect(page.get_by_text("2 offers sent.")).to_be_visible()
    is_well()
    expect(page.get_by_role("link", name="Sam Samson")).to_be_visible()
