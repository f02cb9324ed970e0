"""Rounds in a real browser: worked out while one looks, approved by keyboard alone, axe at both widths."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching import approving, jobs, lifecycle
from matching.models import Round
from offers.models import Offer
from pledges import lifecycle as pledges
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult
from youngadults import profile
from youngadults.models import Preferences, YoungAdult

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_round_appears_while_its_worker_looks_and_is_sent_after_a_preview(windows, cast):
    make_intake(pledge=make_pledge(places=None), places=2)
    page = windows.open(reverse("matching:open"), person=cast.wren)
    page.get_by_label("Find somebody by name").fill("samson")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Noor Noorson")).to_have_count(0)
    page.get_by_role("checkbox", name="Sam Samson").check()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_text("All pledges to fill; 1 young adult, chosen by name.")).to_be_visible()
    expect(page.get_by_text("Waiting to begin")).to_be_visible()
    wait_until_live(page)
    jobs.work_out(round_id=Round.objects.get().pk)
    expect(page.get_by_role("link", name="Sam Samson")).to_be_visible()
    expect(page.get_by_text("Filter", exact=True)).to_be_visible()
    page.get_by_role("checkbox", name="Sam Samson").check()
    page.get_by_role("button", name="Preview the ticked").click()
    expect(page.get_by_text("1 text.")).to_be_visible()
    assert Offer.objects.count() == 0
    page.get_by_role("button", name="Send 1 offer").click()
    expect(page.get_by_text("Sent to Sam.")).to_be_visible()
    expect(page.get_by_text("This is kept with the round.").first).to_be_visible()
    assert Offer.objects.get().offered_by == cast.wren


def test_lists_change_while_a_worker_looks_at_them(windows, cast):
    pledge = make_pledge(status="draft")
    sam = cast.sam.young_adult
    what_fits = windows.open(reverse("desk:young_adult", args=[sam.pk]), person=cast.wren)
    expect(what_fits.get_by_role("link", name="Apprentice ranger")).to_have_count(0)
    wait_until_live(what_fits)
    pledges.submit(pledge, by=cast.chidi)
    pledges.approve(pledge, by=cast.wren, version=pledge.version)
    expect(what_fits.get_by_role("link", name="Apprentice ranger").first).to_be_visible()
    who_fits = windows.open(reverse("desk:pledge", args=[pledge.pk]), person=cast.wren)
    expect(who_fits.get_by_role("checkbox", name="Sam Samson")).to_be_visible()
    wait_until_live(who_fits)
    weekend = {"days": [5, 6], "weekly_hours": 8, "available_from": None}
    profile.answer(sam, "hours", weekend, by=cast.sam)
    expect(who_fits.get_by_role("checkbox", name="Sam Samson")).to_have_count(0)


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_every_page_of_a_round_passes_axe_and_fits_the_window(windows, cast, width):
    page = windows.open("/", person=cast.wren, width=width)
    for url in addresses(cast):
        page.goto(url)
        page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
        assert axe_violations(page) == [], url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def addresses(cast):
    """Every page of rounds, with something of every kind on it."""
    for name in ("Lou", "Max", "Bartholomew-Featherstonehaugh"):
        make_young_adult(name)
    far, unasked = make_young_adult("Far", preferences={"max_travel_miles": 1}), make_young_adult("Unasked")
    YoungAdult.objects.filter(pk=far.pk).update(easting=6310, northing=1410)
    Preferences.objects.filter(young_adult=unasked).update(days=None)
    for title in ("Ranger", "Gardener", "An unbelievably long title " * 4):
        make_intake(pledge=make_pledge(places=None, title=title))
    opened = lifecycle.open_round(by=cast.wren, scope="All pledges to fill; everybody")
    waiting = lifecycle.open_round(by=cast.wren, scope="All pledges to fill; everybody")
    jobs.work_out(round_id=opened.pk)
    first, second, third = Round.objects.get(pk=opened.pk).proposals.all()
    lifecycle.keep(first, by=cast.wren)
    sealed = approving.seal(approving.plan(first.round, [first.pk], by=cast.wren))
    approving.approve(first.round, [first.pk], by=cast.wren, sealed=sealed)
    lifecycle.forbid(second, by=cast.wren, why="They know each other")
    pair = Round.objects.get(pk=opened.pk).proposals.to_approve().last()
    return [
        reverse("matching:rounds"),
        reverse("matching:open"),
        reverse("matching:propose_instead", args=[opened.pk, pair.young_adult_id, first.intake_id]),
        reverse("matching:round", args=[waiting.pk]),
        reverse("matching:round", args=[opened.pk]),
        reverse("matching:without", args=[opened.pk]),
        reverse("matching:why_not", args=[opened.pk, opened.without.first().young_adult_id]),
        reverse("matching:why_not", args=[opened.pk, pair.young_adult_id]),
        reverse("matching:fairness", args=[opened.pk]),
        reverse("matching:fair_over_time"),
        reverse("matching:policy"),
        reverse("matching:pair", args=[pair.pk]),
        reverse("matching:pair", args=[second.pk]),
        f"{reverse('matching:preview', args=[opened.pk])}?pair={pair.pk}&pair={first.pk}&pair={third.pk}",
    ]
