"""Every young adult's page in a real browser: widths, languages, with and without scripts, keys, zoom."""

from __future__ import annotations

import pytest

from accounts import links
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, PHONE
from tests.youngadults.every_page import address_of, pages_at_the_door, pages_of_sam

SMALL, ZOOMED = 320, 640
"""The smallest phone that is sold, and a window of 1280 px at 200 %."""

TARGETS = "main button, main input:not([type=hidden]), summary, .leave"
SMALL_TARGETS = f"""[...document.querySelectorAll("{TARGETS}")]
    .filter(element => element.getClientRects().length)
    .filter(element => {{
        const {{ width, height }} = element.getBoundingClientRect()
        return Math.min(width, height) < 24
    }})
    .map(element => element.outerHTML)"""
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
NOT_REACHED = f"""[...document.querySelectorAll("{CONTROLS}")]
    .filter(element => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
    .filter(element => element.type !== "radio" || element.checked)
    .filter(element => !element.dataset.reached)
    .map(element => element.outerHTML)"""


def look_at(page, address):
    page.goto(address)
    assert axe_violations(page) == [], address
    assert page.evaluate(SIDEWAYS) <= 0, address
    assert page.evaluate(SMALL_TARGETS) == [], address


def addresses(cast):
    return [address_of(row, cast) for row in pages_of_sam()]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_pages_about_oneself_pass_axe_and_fit(cast, windows, width):
    page = windows.open("/my/about/", person=cast.sam, width=width)
    for address in ("about/", "start/like/", "reach/", "data/", "letter/", "requests/forget/"):
        look_at(page, f"/my/{address}")


@pytest.mark.wide
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("language", ["en-gb", "ar"])
@pytest.mark.parametrize("width", [SMALL, PHONE, ZOOMED, DESK])
def test_every_page_passes_axe_and_fits(cast, windows, width, language, scripts):
    cast.sam.language = language
    cast.sam.save()
    pages = addresses(cast)
    page = windows.open(pages[0], person=cast.sam, width=width, scripts=scripts)
    assert page.evaluate("document.body.classList.contains('js-enabled')") == scripts
    for address in pages:
        look_at(page, address)
    wanted = {"Accept-Language": language}
    door = windows.open("/l/", width=width, scripts=scripts, extra_http_headers=wanted)
    for row in pages_at_the_door():
        look_at(door, address_of(row, cast))


@pytest.mark.wide
@pytest.mark.parametrize("language", ["en-gb", "ar"])
def test_every_control_is_reached_by_keys_alone(cast, windows, language):
    cast.sam.language = language
    cast.sam.save()
    pages = addresses(cast)
    page = windows.open(pages[0], person=cast.sam, width=PHONE)
    for address in pages:
        page.goto(address)
        for _ in range(page.locator(CONTROLS).count() + 5):
            page.keyboard.press("Tab")
            page.evaluate("document.activeElement.dataset.reached = 'yes'")
        assert page.evaluate(NOT_REACHED) == [], address


GIVES_AWAY = (
    "care",
    "leaver",
    "covenant",
    "social",
    "samson",
    "sam",
    "council",
    "asylum",
    "placement",
    "neet",
)


def test_no_title_or_address_says_why_or_who(cast, client):
    client.force_login(cast.sam)
    for row in [*pages_of_sam(), *pages_at_the_door()]:
        address = address_of(row, cast)
        title = client.get(address).content.decode().partition("<title>")[2].partition("</title>")[0]
        said = f"{address} {title}".lower().replace("/my/", "/")
        assert [
            word for word in GIVES_AWAY if word in said.replace("-", " ").split() or f"{word}-" in said
        ] == []
        assert "care" not in said, address


def test_nothing_is_left_behind_after_signing_out(cast, windows):
    page = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    page.get_by_label("This phone is mine alone").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Hello Sam").wait_for()
    for address in ("/my/data/", "/my/about/", "/inbox/"):
        page.goto(address)
    page.locator("details.who summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "messages"}
    left = page.evaluate(
        """async () => JSON.stringify([
            {...localStorage}, {...sessionStorage}, await caches.keys(), document.cookie,
            (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length,
        ])"""
    )
    assert "sam" not in left.lower().replace("samesite", "")
    assert left.startswith("[{},{},[]")
    page.go_back()
    page.wait_for_load_state()
    assert page.get_by_text("Sam").count() == 0
