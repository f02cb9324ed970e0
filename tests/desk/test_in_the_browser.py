"""The desk in a real browser: approving and offering by keyboard, lists that change by themselves, axe."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching import offering
from offers import lifecycle as offers
from offers.models import Offer, Question
from pledges import lifecycle as pledges
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.keys import walked
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db(transaction=True)


def press(page, name, role="button"):
    """Reach something with the Tab key alone, and press it."""
    target = page.get_by_role(role, name=name).first
    expect(target).to_be_visible()
    for _ in range(200):
        if target.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Space" if role == "checkbox" else "Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key never reaches {name}")


def test_a_worker_approves_and_offers_by_keyboard_alone(windows, cast):
    pledge = make_pledge(status="draft")
    page = windows.open(reverse("desk:today"), person=cast.wren)
    wait_until_live(page)
    pledges.submit(pledge, by=cast.chidi)
    expect(page.get_by_role("heading", name="Apprentice ranger")).to_be_visible()
    press(page, "Read and approve Apprentice ranger", "link")
    press(page, "Approve")
    expect(page.get_by_text("is live. Its champions have been told.")).to_be_visible()
    press(page, "Sam Samson", "checkbox")
    press(page, "Preview offers")
    expect(page.get_by_text("1 text.")).to_be_visible()
    press(page, "Send 1 offer")
    expect(page.get_by_text("Sent to Sam.")).to_be_visible()
    wait_until_live(page)
    offer = Offer.objects.get()
    assert (offer.status, offer.offered_by) == ("offered", cast.wren)
    offers.accept(offer, by=cast.sam)
    expect(page.get_by_text("Said yes", exact=True)).to_be_visible()


def test_a_list_that_somebody_is_ticking_waits_for_them(windows, cast):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    page = windows.open(reverse("desk:pledge", args=[intake.pledge_id]), person=cast.wren)
    page.get_by_role("checkbox", name="Sam Samson").check()
    expect(page.locator("#live-state")).to_have_text("Live")
    offering.offer(intake, cast.noor.young_adult, by=cast.morgan)
    page.get_by_role("button", name="Show what is new").click()
    expect(page.get_by_role("checkbox", name="Noor Noorson")).to_have_count(0)
    expect(page.get_by_role("checkbox", name="Sam Samson")).to_be_checked()


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_full_pages_pass_axe_and_fit_the_window_and_the_busiest_are_walked_by_keys(windows, cast, width):
    page = windows.open("/", person=cast.wren, width=width)
    full = addresses(cast)
    for number, url in enumerate(full):
        page.goto(url)
        page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
        assert axe_violations(page) == [], url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        if number in WALKED:
            assert walked(page) == [], url


WALKED = (0, 2, 4)
"""Today, a pledge, the preview: where keys have most to do. All others are walked in test_every_page.py."""


def addresses(cast):
    """Every page of the desk, with something of every kind on it."""
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    make_intake(pledge=intake.pledge, starts_in_days=80)
    make_pledge(status="submitted", title="An unbelievably long title " * 4)
    people = [
        make_young_adult("Dev", preferences={"days": None, "adjustments": ["hearing"]}),
        make_young_adult("Vee", permission_to_work="volunteer_only"),
        make_young_adult("Bartholomew-Featherstonehaugh"),
        cast.noor.young_adult,
    ]
    offer = offering.offer(intake, cast.sam.young_adult, by=cast.wren)
    question = Question.objects.create(offer=offer, text="Can I bring my dog? " * 40)
    chosen = "&".join(f"person={person.pk}" for person in [*people, cast.sam.young_adult])
    return [
        reverse("desk:today"),
        reverse("desk:pledges"),
        reverse("desk:pledge", args=[intake.pledge_id]),
        reverse("desk:pause", args=[intake.pledge_id]),
        f"{reverse('desk:preview', args=[intake.pk])}?{chosen}",
        reverse("desk:young_adults"),
        reverse("desk:young_adult", args=[cast.sam.young_adult.pk]),
        reverse("desk:offers"),
        reverse("desk:organisations"),
        reverse("desk:offer", args=[offer.pk]),
        reverse("desk:move", args=[offer.pk, "decline"]),
        reverse("desk:question", args=[question.pk]),
    ]
