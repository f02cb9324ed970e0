"""A whole queue worked through by keys alone, in a real browser; and everything without scripts too."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from offers.models import Question
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_queue_is_worked_through_by_keys_alone(windows, cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    sam = make_offer(young_adult=cast.sam.young_adult, status="declined")
    for text in ("First?", "Second?", "Third?"):
        Question.objects.create(offer=sam, text=text)
    make_offer(intake=make_intake(starts_in_days=0), young_adult=cast.noor.young_adult, status="confirmed")
    page = windows.open(reverse("desk:today"), person=cast.wren)
    expect(page.locator("[data-row]")).to_have_count(4)
    expect(page.locator("#live-state")).to_have_text("Live")

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.keyboard.press("j")
    expect(page.locator("[data-row-main]").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("textarea").first).to_be_focused()
    page.keyboard.type("Yes, just bring it. See jkl.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(3)
    wait_until_live(page)  # with its scripts, which hear of keys
    assert Question.objects.get(text="First?").answer == "Yes, just bring it. See jkl."

    page.keyboard.press("j")
    expect(page.locator("[data-row-main]").first).to_be_focused()
    page.keyboard.press("t")
    expect(page.get_by_text("You are on it.")).to_be_visible()
    wait_until_live(page)

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("l")
    expect(page.get_by_role("heading", name="Put it off")).to_be_visible()
    page.get_by_label("Why can it wait?").focus()
    page.keyboard.type("They call back")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(2)
    wait_until_live(page)

    for _ in range(3):
        page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-row-main]").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Noor Noorson")).to_be_visible()


def test_keys_can_be_switched_off_and_stay_off(windows, cast):
    page = windows.open(reverse("desk:today"), person=cast.wren)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Switch these keys off").check()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-row]')") is None
