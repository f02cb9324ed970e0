"""A champion with a phone, a keyboard and no mouse; and what axe says of each page."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pledges import lifecycle
from pledges.models import Pledge
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_pledge


def tab_to(page, selector):
    """Move by the Tab key until the focus is there, as somebody without a mouse does."""
    for _ in range(120):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.keyboard
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key never came to {selector}")


def press(page, label):
    """Press a button or follow a link, by keyboard, and wait for the next page."""
    found = page.get_by_role("main").get_by_text(label, exact=True).first
    found.evaluate("element => element.setAttribute('data-wanted', '')")
    keyboard = tab_to(page, "[data-wanted]")
    with page.expect_navigation():
        keyboard.press("Enter")


def write(page, name, words):
    tab_to(page, f"[name={name}]").type(words)


def choose(page, name, label):
    """In a list: typing its first letters chooses an entry."""
    tab_to(page, f"select[name={name}]").type(label)


def tick(page, name, value):
    tab_to(page, f"[name={name}][value='{value}']").press("Space")


def test_an_apprenticeship_from_nothing_to_waiting_for_approval_by_keyboard_on_a_phone(cast, windows):
    page = windows.open("/pledges/", person=cast.chidi, width=PHONE)
    press(page, "Post your first pledge")
    tab_to(page, "[name=kind]").press("ArrowDown")
    press(page, "Continue")
    write(page, "title", "Apprentice ranger")
    press(page, "Begin")
    press(page, "What they would do")
    write(page, "description", "Plant trees with the rangers.")
    choose(page, "sector", "Environment")
    press(page, "Save and continue")
    press(page, "The apprenticeship")
    write(page, "standard", "ST0070 Business administrator")
    press(page, "Save and continue")
    press(page, "Where")
    write(page, "postcode", "me14 1lq")
    press(page, "Save and continue")
    press(page, "When")
    write(page, "weekly_hours", "30")
    tick(page, "days", "0")
    press(page, "Save and continue")
    press(page, "Pay and travel")
    write(page, "pay", "12.71")
    press(page, "Save and continue")
    press(page, "Dates and places")
    first = timezone.localdate() + dt.timedelta(days=40)
    # In which order day and month are typed is the browser's own affair.
    page.locator("[name=starts_on]").fill(first.isoformat())
    write(page, "places", "2")
    press(page, "Save")
    press(page, "Send for approval")
    page.get_by_text("Waiting for approval").first.wait_for()
    pledge = Pledge.objects.get()
    assert (pledge.kind, pledge.status, pledge.pay) == ("apprenticeship", "submitted", 1271)
    assert pledge.intakes.get().starts_on == first


def test_an_open_page_shows_an_approval_at_once(cast, windows):
    pledge = make_pledge(status="submitted")
    page = windows.open(f"/pledges/{pledge.pk}/", person=cast.chidi)
    wait_until_live(page)
    lifecycle.approve(pledge, by=cast.wren)
    page.get_by_text("looking for people it fits").wait_for()


def make_every_state(cast):
    back = make_pledge(status="submitted", title="Library assistant")
    lifecycle.refer_back(back, by=cast.wren, why="Which bus goes there?\nAnd who would they meet?")
    draft = make_pledge(
        status="draft", title="In the nursery", kind="work_experience", pay=0, purpose="", places=None
    )
    live = make_pledge(status="submitted", title="Apprentice ranger", support=["meals"])
    lifecycle.approve(live, by=cast.wren)
    make_intake(pledge=live, places=3, starts_in_days=90)
    return {"draft": draft.pk, "back": back.pk, "live": live.pk, "intake": live.intakes.first().pk}


ADDRESSES = (
    "/pledges/",
    "/pledges/new/",
    "/pledges/new/apprenticeship/",
    "/pledges/{live}/",
    "/pledges/{back}/",
    "/pledges/{draft}/",
    "/pledges/{draft}/edit/pay/",
    "/host/pledges/{live}/preview/",
    "/pledges/{live}/dates/{intake}/",
    "/pledges/{live}/withdraw/",
)
MORE = (
    "/pledges/new/work_experience/",
    "/pledges/{draft}/edit/what/",
    "/pledges/{draft}/edit/who/",
    "/pledges/{live}/edit/apprenticeship/",
    "/host/pledges/{draft}/preview/",
    "/pledges/{back}/edit/",
    "/pledges/{live}/dates/new/",
    "/pledges/{live}/dates/{intake}/remove/",
    "/pledges/{live}/close/",
)


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_pages_have_no_barrier_and_fit_the_window(cast, windows, width):
    check(cast, windows, width, ADDRESSES)


@pytest.mark.wide
@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
def test_every_page_has_no_barrier_and_fits_the_window(cast, windows, width):
    check(cast, windows, width, ADDRESSES + MORE)


def check(cast, windows, width, addresses):
    keys = make_every_state(cast)
    page = windows.open("/pledges/", person=cast.chidi, width=width)
    for address in addresses:
        page.goto(address.format(**keys))
        assert axe_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_errors_have_no_barrier_either(cast, windows):
    page = windows.open("/pledges/new/apprenticeship/", person=cast.chidi, width=PHONE)
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("There is a problem").wait_for()
    assert axe_violations(page) == []
    page.get_by_role("link", name="Fill in “Title”.").click()
    expect(page.locator("[name=title]")).to_be_focused()
