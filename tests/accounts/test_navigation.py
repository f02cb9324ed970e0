"""The navigation: a few rooms stand in the line, the others behind one word that says where you are."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.context import folded
from tests.bed.live import wait_until_live


def rooms(number: int, *, current: int | None = None, counts: dict[int, int] | None = None) -> list[dict]:
    return [
        {"label": f"Room {n}", "url": f"/{n}/", "count": (counts or {}).get(n, 0), "current": n == current}
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "in_sight", "behind"), [(0, 0, 0), (3, 3, 0), (7, 7, 0), (8, 6, 2), (12, 6, 6)]
)
def test_no_single_room_hides_behind_more(number, in_sight, behind):
    navigation = folded(rooms(number))
    assert len(navigation["first"]) == in_sight
    assert len(navigation.get("more", [])) == behind


def test_more_says_where_you_are_and_what_waits_there():
    navigation = folded(rooms(9, current=8, counts={0: 1, 7: 2, 8: 3}))
    assert navigation["here"] == "Room 8"
    assert navigation["count"] == 5


@pytest.mark.django_db(transaction=True)
def test_a_room_behind_more_opens_by_keyboard_alone(windows, asgi_server, cast):
    page = windows.open(reverse("desk:today"), person=cast.morgan, width=360)
    page.locator("#more-rooms summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="People", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#more-rooms summary")).to_have_text("People")
    wait_until_live(page)  # with its scripts, which hear of Escape
    page.locator("#more-rooms summary").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Rounds", exact=True)).to_be_hidden()
