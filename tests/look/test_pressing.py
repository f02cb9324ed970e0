"""What pages.js adds: one press is sent once, no trace after "Leave quickly"; what stays without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.bed.axe import axe_violations
from tests.look import pages
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = 360
NEUTRAL = "https://www.bbc.co.uk/**"


@pytest.fixture(autouse=True)
def made_pages(settings):
    settings.ROOT_URLCONF = "tests.look.pages"
    pages.state = pages.State()


@pytest.fixture
def sam(transactional_db, django_db_serialized_rollback):
    return make_young_adult("Sam").user


def test_two_taps_on_yes_are_one_answer(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE)
    page.get_by_role("button", name="Yes").dblclick(no_wait_after=True)
    page.get_by_role("heading", name="Thank you").wait_for()

    assert pages.state.sent == 1


def test_after_coming_back_an_answer_can_be_given_again(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE)
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    page.go_back()
    page.get_by_role("button", name="Not now").click()
    page.get_by_role("heading", name="Thank you").wait_for()

    assert pages.state.sent == 2


def test_the_four_answers_have_one_size_and_one_colour(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE)
    answers = page.locator(".answers__button")

    looks = answers.evaluate_all(
        """buttons => buttons.map(button => {
            const {width, height} = button.getBoundingClientRect(), style = getComputedStyle(button);
            return [width, height, style.color, style.backgroundColor, style.fontWeight].join()
        })"""
    )
    expect(answers).to_have_text(["Yes", "Not now", "No thanks", "Ask a question"])
    assert len(set(looks)) == 1
    assert axe_violations(page) == []


def test_every_target_of_a_phone_page_is_big_enough_for_a_thumb(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE)

    small = page.locator("main a, main button, header a, header summary").evaluate_all(
        "targets => targets.filter(t => t.getBoundingClientRect().height < 44).map(t => t.outerHTML)"
    )
    assert small == []


def test_leaving_quickly_leaves_no_way_back(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE)
    page.route(NEUTRAL, lambda route: route.fulfill(body="Weather", content_type="text/html"))
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url(NEUTRAL)

    assert page.evaluate("history.length") == entries


def test_three_times_shift_leaves_too(windows, sam):
    page = windows.open("/look/slow/", person=sam)
    page.route(NEUTRAL, lambda route: route.fulfill(body="Weather", content_type="text/html"))
    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url(NEUTRAL)


def test_without_scripts_answers_leaving_and_signing_out_are_there(windows, sam):
    page = windows.open("/look/slow/", person=sam, width=PHONE, java_script_enabled=False)

    leave = page.get_by_role("link", name="Leave quickly")
    expect(leave).to_have_attribute("href", "/leave/")
    page.locator(".who summary").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_role("button", name="No thanks").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert pages.state.sent == 1
