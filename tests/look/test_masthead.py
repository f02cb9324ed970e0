"""The head of a page on a phone: whose service this is, what waits and who you are, in two lines at most."""

import pytest
from playwright.sync_api import expect

from notifications.models import Notification
from rulebook.changing import change
from tests.inspections.making import make_inspector

pytestmark = pytest.mark.django_db(transaction=True)

LINES = """() => [".masthead__council", ".masthead__service", ".who__role"]
    .flatMap((name) => [...document.querySelectorAll(name)])
    .filter((element) => element.checkVisibility())
    .flatMap((element) => { const range = document.createRange(); range.selectNodeContents(element)
        return [...range.getClientRects()] })
    .map(({ bottom }) => bottom)
    .sort((one, other) => one - other)
    .filter((bottom, number, all) => number === 0 || bottom - all[number - 1] > 10)
    .length"""
"""How many lines of words stand below each other, wherever they stand."""

ROLES = ["wren", "ade", "morgan", "chidi", "priya", "pat", "indira"]


@pytest.mark.parametrize("width", [320, 360])
def test_no_role_gets_a_head_of_more_than_two_lines(cast, windows, width):
    """With two digits at the bell and a council whose name is as long as most."""
    change("council.name", "North Kent and Thames Council", by=None, why="A new council")
    people = {**dict(cast), "indira": make_inspector().user}
    for who in ROLES:
        person = people[who]
        Notification.objects.bulk_create(
            Notification(recipient=person, kind="offer_changed", key=f"1.{number}", link="/")
            for number in range(12)
        )
        page = windows.open("/inbox/", person=person, width=width)
        expect(page.locator(".bell__count")).to_be_visible()
        assert page.evaluate(LINES) <= 2, who
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, who


@pytest.mark.parametrize("width", [320, 360])
def test_a_visitor_reads_the_whole_name_of_the_council(windows, width):
    page = windows.open("/", width=width)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for name in (".masthead__council", ".masthead__service"):
        cut = page.locator(name).evaluate("(element) => element.scrollWidth - element.clientWidth")
        assert cut <= 0, name
