"""A phone without a connection: what was opened is still read, an answer waits, nothing stays on leaving."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from accounts import links
from offers import lifecycle
from tests.bed.browser import PHONE
from tests.bed.waiting import wait_until
from tests.factories import make_offer

EVERYTHING_KEPT = """async () => ({
    caches: (await caches.keys()).length,
    storage: localStorage.length + sessionStorage.length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
A_LONG_TIME = 400 * 24 * 60 * 60 * 1000  # milliseconds
NOTHING = {"caches": 0, "storage": 0, "workers": 0}


@pytest.fixture
def offer(cast):
    return make_offer(young_adult=cast.sam.young_adult, reasons=["You like to be outside."])


def sign_in(windows, cast, *, own_phone: bool) -> Page:
    """By a link, as on a phone."""
    page = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    if own_phone:
        page.get_by_label("This phone is mine alone").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Hello Sam").wait_for()
    return page


def wait_for_worker(page: Page, path: str = "/my/") -> None:
    until(page, f"!!(await caches.match('{path}')) && !!navigator.serviceWorker.controller")


def until(page: Page, true: str) -> None:
    """What the page must wait for itself is asked again and again."""
    wait_until(lambda: page.evaluate(f"(async () => {true})()"), page=page, otherwise=lambda: true)


@pytest.fixture
def page(windows, cast, offer) -> Page:
    """Sam's own phone, on which the home page and the offer were opened."""
    page = sign_in(windows, cast, own_phone=True)
    wait_for_worker(page)
    page.goto(f"/my/offers/{offer.pk}/")
    wait_for_worker(page, f"/my/offers/{offer.pk}/")
    return page


@pytest.fixture
def no_connection(page, windows):
    """Beside that pages are not reached, the socket is not, and says so."""
    page.context.set_offline(True)
    yield
    windows.problems[:] = [
        problem for problem in windows.problems if "ERR_INTERNET_DISCONNECTED" not in problem
    ]


def test_what_was_opened_is_read_again_and_says_how_old_it_is(page, no_connection, offer):
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Apprentice ranger")
    expect(page.locator("#kept")).to_contain_text("You are not online. This is how it was at:")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    page.goto("/my/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Sam")


def test_an_answer_waits_on_the_phone_and_is_sent_when_back(page, no_connection, offer):
    page.reload()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("#kept")).to_contain_text("Your answer waits on this phone.")
    offer.refresh_from_db()
    assert offer.status == "offered"
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("Your answer was sent.")
    offer.refresh_from_db()
    assert offer.status == "accepted"
    page.get_by_role("link", name="Open the page").click()
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()


def test_an_answer_that_comes_too_late_says_so(page, no_connection, cast, offer):
    page.reload()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("#kept")).to_contain_text("Your answer waits on this phone.")
    lifecycle.withdraw(offer, by=cast.wren)
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("Your answer came too late.")


def test_an_answer_that_waited_too_long_for_the_sign_in_is_not_said_to_be_sent(
    page, no_connection, cast, offer
):
    page.reload()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("#kept")).to_contain_text("Your answer waits on this phone.")
    Session.objects.all().delete()
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("You are signed out, so your answer was not sent.")
    expect(page.locator("#kept")).not_to_contain_text("Your answer was sent.")
    offer.refresh_from_db()
    assert offer.status == "offered"
    until(page, "!(await caches.has('kept'))")


def test_signing_out_clears_all_of_it(page):
    page.locator("details.who summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/l/")
    assert page.evaluate(EVERYTHING_KEPT) == NOTHING


def test_when_the_sign_in_is_over_all_of_it_goes(page, cast):
    cast.sam.is_active = False
    cast.sam.save()
    page.goto("/my/")
    expect(page).to_have_url("/l/?next=/my/")
    assert page.evaluate(EVERYTHING_KEPT) == NOTHING


def test_what_is_too_old_is_not_shown_without_a_connection_either(page, no_connection):
    page.evaluate(
        """async () => {
            const cache = await caches.open("kept")
            for (const path of await cache.keys()) {
                const page = await cache.match(path)
                if (!page.headers.get("x-kept-until")) continue
                const headers = new Headers(page.headers)
                headers.set("x-kept-until", "2020-01-01T00:00:00Z")
                await cache.put(path, new Response(await page.text(), { headers }))
            }
        }"""
    )
    with pytest.raises(Exception, match="ERR_"):
        page.reload()
    page.context.set_offline(False)
    page.goto("/l/")
    until(page, "!(await caches.has('kept'))")


def test_a_page_that_stays_open_closes_with_the_sign_in_and_all_of_it_goes(page, cast, offer):
    page.clock.install()
    page.reload()
    page.evaluate("localStorage.setItem('waiting', '[]')")
    Session.objects.all().delete()
    page.clock.fast_forward(A_LONG_TIME)
    page.get_by_role("heading", name="Get a link to sign in").wait_for()
    assert page.evaluate(EVERYTHING_KEPT) == NOTHING


def test_leaving_quickly_clears_it_and_leaves_nothing_to_go_back_to(page, offer):
    page.evaluate("localStorage.setItem('waiting', '[]')")
    page.route(
        "https://www.bbc.co.uk/**",
        lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"),
    )
    page.goto("/accounts/me/")  # a page that is not kept itself
    page.get_by_role("link", name="Leave quickly").click()
    page.get_by_role("heading", name="Weather").wait_for()
    page.goto("/l/")
    until(page, "!(await caches.has('kept'))")
    assert page.evaluate("localStorage.length") == 0


def test_a_phone_that_others_use_keeps_nothing(windows, cast, offer):
    page = sign_in(windows, cast, own_phone=False)
    page.goto(f"/my/offers/{offer.pk}/")
    page.wait_for_timeout(500)
    assert page.evaluate(EVERYTHING_KEPT) == NOTHING
