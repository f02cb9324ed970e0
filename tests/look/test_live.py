"""Pages that keep themselves up to date: sockets, lost sockets, none, and somebody who is writing."""

from __future__ import annotations

import pytest
from django.db import transaction
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from notifications.live import hint
from tests.bed.axe import axe_violations
from tests.look import pages
from tests.people import make_worker

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "Sam said yes."


@pytest.fixture(autouse=True)
def made_pages(settings):
    settings.ROOT_URLCONF = "tests.look.pages"
    pages.state = pages.State()


@pytest.fixture
def wren(transactional_db, django_db_serialized_rollback):
    return make_worker("Wren", "ete_worker")


@pytest.fixture
def page(windows, wren) -> Page:
    opened = windows.open("/look/moved-on/", person=wren)
    is_live(opened)  # so that this process listens, and can say what it heard since
    opened.goto("/look/")
    is_live(opened)
    opened.evaluate("window.neverReloaded = true")
    return opened


@pytest.fixture
def page_with_sockets(windows, wren) -> tuple[Page, list[WebSocketRoute]]:
    """A live page, and its sockets in the order of opening: closing one loses the connection."""
    sockets: list[WebSocketRoute] = []
    page = windows.open("/look/moved-on/", person=wren)
    page.route_web_socket("**/ws/*", lambda socket: (sockets.append(socket), socket.connect_to_server()))
    page.goto("/look/")
    is_live(page)
    page.evaluate("window.neverReloaded = true")
    return page, sockets


def is_live(page: Page) -> None:
    expect(page.locator("[data-live-state=live]")).to_be_visible()


def change(user, *topics: str) -> None:
    pages.state.words = NEW
    hint([user.pk], topics)


def test_a_region_shows_what_is_new_without_a_reload_and_says_so(page, wren):
    change(wren, "offer.1")

    expect(page.locator("#offer p").first).to_have_text(NEW)
    expect(page.locator("#live-say")).to_have_text("There is an answer.")
    expect(page.locator("#outside")).to_have_text("Nobody has answered.")
    assert page.evaluate("window.neverReloaded")
    assert axe_violations(page) == []


def test_a_topic_of_nobody_reads_nothing(page, wren):
    change(wren, "offer.12", "offer")
    hint([wren.pk], ["place.1"])

    expect(page.locator("#place")).to_have_text("No place is free.")
    assert pages.state.read_again == ["/look/place/"]


def test_a_burst_of_hints_is_read_once(page, wren):
    pages.state.words = NEW
    with transaction.atomic():  # so that all of them leave at one moment, however slow the machine is
        for number in range(20):
            hint([wren.pk], ["offer.1", "question.1", f"offer.{number + 2}"])

    expect(page.locator("#offer p").first).to_have_text(NEW)
    expect(page.locator("#question p")).to_have_text(NEW)
    assert len(pages.state.read_again) <= 3


def test_focus_and_opened_details_stay_where_they_are(page, wren):
    page.locator("#why summary").click()
    page.locator("#act").focus()
    change(wren, "offer.1")

    expect(page.locator("#offer p").first).to_have_text(NEW)
    expect(page.locator("#act")).to_be_focused()
    expect(page.locator("#why")).to_have_attribute("open", "")


def test_what_somebody_is_writing_is_not_taken_away(page, wren):
    page.get_by_label("Your answer").fill("It starts at")
    page.get_by_label("Tick").check()
    change(wren, "question.1")

    note = page.locator(".live-note")
    expect(note).to_contain_text("This page has changed.")
    expect(page.locator("#question p")).to_have_text("Nobody has answered.")

    note.get_by_role("button", name="Show what is new").click()

    expect(page.locator("#question p")).to_have_text(NEW)
    expect(page.get_by_label("Your answer")).to_have_value("It starts at")
    expect(page.get_by_label("Tick")).to_be_checked()
    expect(page.get_by_label("Other")).to_have_value("")
    expect(note).to_have_count(0)


def test_after_asking_once_the_next_change_waits_again(page, wren):
    page.get_by_label("Your answer").fill("It starts at")
    change(wren, "question.1")
    page.get_by_role("button", name="Show what is new").click()
    expect(page.locator("#question p")).to_have_text(NEW)

    pages.state.words = "Sam changed their mind."
    hint([wren.pk], ["question.1"])

    expect(page.locator(".live-note")).to_be_visible()
    expect(page.locator("#question p")).to_have_text(NEW)


def test_what_can_no_longer_be_seen_says_so_in_its_place(page, wren):
    pages.state.gone = True
    hint([wren.pk], ["place.1"])

    expect(page.locator(".live-note")).to_contain_text("You can no longer see this here.")
    expect(page.locator("#place")).to_be_empty()
    expect(page.locator("#offer")).to_contain_text("Nobody has answered.")


def test_being_signed_out_leads_to_signing_in(page, wren, windows):
    page.context.clear_cookies()
    hint([wren.pk], ["offer.1"])

    expect(page.locator(".live-note").first).to_contain_text("You have been signed out")
    again = page.get_by_role("link", name="Sign in again").first
    expect(again).to_have_attribute("href", "/accounts/login/?next=%2Flook%2F")


def test_a_socket_that_says_signed_out_opens_the_sign_in_page(page_with_sockets):
    page, sockets = page_with_sockets
    page.context.clear_cookies()
    sockets[0].close(code=4401)

    page.wait_for_url("**/accounts/login/?next=%2Flook%2F")


def test_a_socket_that_is_mistaken_about_it_does_not_send_anyone_to_and_fro(page_with_sockets):
    page, sockets = page_with_sockets
    sockets[0].close(code=4401)

    expect(page.locator("[data-live-state=reconnecting]")).to_be_visible()
    is_live(page)
    assert page.evaluate("window.neverReloaded")


def test_what_changed_while_the_connection_was_lost_is_read_when_it_is_back(page_with_sockets):
    page, sockets = page_with_sockets
    sockets[0].close(code=1001)
    expect(page.locator("[data-live-state=reconnecting]")).to_be_visible()
    pages.state.words = NEW  # and nobody hints

    is_live(page)
    expect(page.locator("#offer p").first).to_have_text(NEW)
    assert len(sockets) == 2


def test_what_changes_while_the_page_is_still_loading_is_not_lost(page, wren):
    scripts: list[Route] = []
    page.route("**/live*.js", lambda route: scripts.append(route))
    page.reload(wait_until="commit")
    while not scripts:
        page.wait_for_timeout(10)
    change(wren, "offer.1")
    scripts[0].continue_()

    expect(page.locator("#offer p").first).to_have_text(NEW)
    expect(page.locator("#place")).to_have_text("One place is free.")
    assert pages.state.read_again == ["/look/"]


def test_where_sockets_are_blocked_the_page_asks_every_30_seconds(windows, wren):
    page = windows.open("/look/moved-on/", person=wren)
    page.clock.install()
    page.route_web_socket("**/ws/*", lambda socket: socket.close(code=1011))
    page.goto("/look/")
    polling = page.locator("[data-live-state=polling]")
    for _ in range(20):
        page.clock.run_for(20_000)
        page.wait_for_timeout(100)
        if polling.count():
            break
    expect(polling).to_have_text("Checking every 30 seconds")

    pages.state.words = NEW
    expect(page.locator("#offer p").first).to_have_text("Nobody has answered.")
    page.clock.run_for(31_000)

    expect(page.locator("#offer p").first).to_have_text(NEW)


def test_the_bell_counts_and_a_notice_that_asks_is_shown_once(page, wren):
    pages.state.asking = {"id": 5, "sentence": "Sam asked a question.", "url": "/questions/5/"}
    hint([wren.pk], ["inbox"])

    expect(page.locator(".bell__count")).to_have_text("7")
    toast = page.get_by_role("region", name="Something needs your answer")
    expect(toast).to_contain_text("Sam asked a question.")
    expect(page.locator("#live-say")).to_have_text("Sam asked a question.")
    assert axe_violations(page) == []

    toast.get_by_role("button", name="Close").click()
    expect(toast).to_be_hidden()
    hint([wren.pk], ["inbox"])
    page.wait_for_timeout(500)
    expect(toast).to_be_hidden()
