"""The whole story in four windows of a real browser, sockets included: nobody reloads a page.

Chidi, champion in Parks, posts an apprenticeship. Wren, ETE worker, sees it arrive, approves it, opens it,
reads who fits and why, and offers it to Sam. Sam's phone shows the offer at once; Sam taps Yes. Wren and
Chidi see it at once, Chidi seeing only what Chidi may see. Dana, champion elsewhere, sees nothing of it.
"""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from offers.models import Offer
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.bed.server import Server
from tests.people import Cast, make_cast

SAMS_OWN = ["Samson", "07700", "900123", "ME15", "2005", "quiet space", "I like trees"]
"""What only the 18+ service knows of Sam: searched for in everything that reaches Chidi."""


@pytest.fixture
def everyone(asgi_server: Server) -> Cast:
    return make_cast()


def test_a_champion_posts_a_worker_matches_a_young_adult_says_yes_and_everyone_sees_it_live(
    everyone, windows
):
    chidi = listening(windows.open("/", person=everyone.chidi))
    wren = listening(windows.open("/", person=everyone.wren))
    sam = listening(windows.open("/", person=everyone.sam, width=PHONE))
    dana = listening(windows.open("/pledges/", person=everyone.dana))
    heard_by_chidi = messages_of(chidi)
    never_reloaded = [mark(window) for window in (wren, sam, dana)]

    post_an_apprenticeship(chidi)

    # Wren sees it arrive, without reloading, and approves it.
    expect(wren.get_by_text("Apprentice ranger").first).to_be_visible()
    never_reloaded[0]()
    # The notice leads there too, and comes and goes: the row stays.
    wren.get_by_role("link", name="Read and approve Apprentice ranger").click()
    wren.get_by_role("button", name="Approve").click()

    # Chidi's page, open all the while, says so.
    expect(chidi.get_by_text("looking for people it fits").first).to_be_visible()

    # Wren reads who fits and why, and offers it to Sam.
    expect(wren.get_by_text("Environment and land").first).to_be_visible()
    wren.get_by_role("checkbox", name="Sam").first.check()
    wren.get_by_role("button", name="Preview").first.click()
    wren.get_by_role("button", name="Send").first.click()
    expect(wren.get_by_text("Sent to Sam")).to_be_visible()
    listening(wren)
    at_pledge = mark(wren)

    # Sam's phone shows the offer at once; Sam reads it and taps Yes.
    expect(sam.get_by_text("Apprentice ranger").first).to_be_visible()
    never_reloaded[1]()
    expect(chidi.locator("body")).not_to_contain_text("Sam")
    sam.get_by_role("link", name="Apprentice ranger").first.click()
    expect(sam.get_by_text("It is OK to say no")).to_be_visible()
    sam.get_by_role("button", name="Yes").click()

    # Wren and Chidi see it at once; Chidi a first name and no more.
    expect(wren.get_by_text("Said yes").first).to_be_visible()
    at_pledge()
    expect(chidi.get_by_role("link", name="Sam said yes").first).to_be_visible()
    chidi.get_by_role("link", name="Sam said yes").first.click()
    expect(chidi.get_by_role("heading", name="Sam").first).to_be_visible()
    chidis_page = chidi.content()
    assert not [word for word in SAMS_OWN if word in chidis_page + "".join(heard_by_chidi)]
    listening(chidi)
    chidi.get_by_role("button", name="Confirm").first.click()

    # Sam reads that the place is theirs; Dana's window never heard of any of it.
    expect(sam.get_by_role("heading", name="Your place is set")).to_be_visible()
    never_reloaded[2]()
    expect(dana.locator("body")).not_to_contain_text("ranger")
    assert Offer.objects.get().status == "confirmed"


def listening(window: Page) -> Page:
    """Wait until the window's socket is open, so that what comes next must come live."""
    wait_until_live(window)
    return window


def messages_of(window: Page) -> list[str]:
    """Everything that arrives over the sockets of this window from its next page on."""
    heard: list[str] = []
    window.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))))
    return heard


def mark(window: Page):
    """Leave a mark in the page as it is; the answer is a check that the same page is still there."""
    window.evaluate("window.stillHere = true")

    def check() -> None:
        assert window.evaluate("window.stillHere === true"), f"{window.url} was loaded again"

    return check


def post_an_apprenticeship(chidi: Page) -> None:
    chidi.goto("/pledges/new/apprenticeship/")
    chidi.locator("[name=title]").fill("Apprentice ranger")
    chidi.get_by_role("button", name="Begin").click()
    chidi.get_by_role("link", name="Change it").click()
    chidi.locator("[name=description]").fill("Plant trees and look after paths with the rangers.")
    chidi.locator("[name=sector]").select_option(label="Environment and land")
    chidi.locator("[name=standard]").fill("ST0070 Business administrator")
    chidi.locator("[name=postcode]").fill("ME14 1LQ")
    chidi.locator("[name=weekly_hours]").fill("30")
    chidi.locator("[name=days][value='0']").check()
    chidi.locator("[name=pay]").fill("12.71")
    chidi.locator("[name=adjustments][value=quiet_space]").check()
    chidi.get_by_role("button", name="Save and continue").click()
    starts = timezone.localdate() + dt.timedelta(days=40)
    chidi.locator("[name=starts_on]").fill(starts.isoformat())
    chidi.locator("[name=places]").fill("1")
    chidi.get_by_role("button", name="Save").click()
    chidi.get_by_role("button", name="Send for approval").click()
    expect(chidi.get_by_text("Waiting for approval").first).to_be_visible()
    listening(chidi)
