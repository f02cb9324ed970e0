"""Every young adult's page in a real browser: widths, languages, with and without scripts, keys, zoom."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from accounts import links
from notifications.models import Notification
from rulebook import lists
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, ON_A_DESK, PHONE
from tests.factories import make_offer
from tests.youngadults.every_page import (
    address_of,
    answer_to,
    more_faces,
    pages_at_the_door,
    pages_of_sam,
    refusals,
    refusals_at_the_door,
)

SMALL, ZOOMED = 320, 640
"""The smallest phone that is sold, and a window of 1280 px at 200 %."""

CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
SMALL_TARGETS = f"""[...document.querySelectorAll("{CONTROLS}")]
    .filter(element => element.checkVisibility() && !element.closest(".govuk-skip-link"))
    // A link in the middle of a sentence is as high as its line.
    .filter(({{ tagName, innerText, parentElement: around }}) =>
        tagName !== "A" || around.innerText.trim() === innerText.trim())
    .filter(element => {{
        const {{ width, height }} = element.getBoundingClientRect()
        return Math.min(width, height) < 24
    }})
    .map(element => element.outerHTML)"""
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
BIGGER_LETTERS = """factor => {
    const html = document.documentElement
    html.style.fontSize = `${parseFloat(getComputedStyle(html).fontSize) * factor}px`
}"""
NOTE_WHAT_IS_REACHED = """document.addEventListener("focusin", ({ target }) => {
    const { outlineStyle, boxShadow } = getComputedStyle(target)
    target.dataset.reached = outlineStyle === "none" && boxShadow === "none" ? "unseen" : "yes"
})"""
NOT_REACHED = f"""[...document.querySelectorAll("{CONTROLS}")]
    .filter(element => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
    .filter(element => element.type !== "radio" || element.checked)
    // Of a tick the ring is drawn around its label.
    .filter(element => element.dataset.reached !==
        (["radio", "checkbox"].includes(element.type) ? element.dataset.reached ?? "yes" : "yes"))
    .map(element => `${{element.dataset.reached}}: ${{element.outerHTML}}`)"""


def look_at(page: Page, address: str) -> None:
    page.goto(address)
    check(page, address)


def check(page: Page, address: str) -> None:
    """axe; nothing sideways, also with letters twice as big; targets for a thumb; keys alone."""
    assert axe_violations(page) == [], address
    assert page.evaluate(SIDEWAYS) <= 0, address
    assert page.evaluate(SMALL_TARGETS) == [], address
    expect(page.locator(".leave"), address).to_be_visible()
    by_keys_alone(page, address)


def by_keys_alone(page: Page, address: str) -> None:
    page.evaluate(NOTE_WHAT_IS_REACHED)
    for _ in range(page.locator(CONTROLS).count() + 2):
        page.keyboard.press("Tab")
    assert page.evaluate(NOT_REACHED) == [], address


SEND = """([address, token]) => {
    const form = Object.assign(document.createElement("form"), { method: "post", action: address })
    form.append(Object.assign(document.createElement("input"), { name: "csrfmiddlewaretoken", value: token }))
    document.body.append(form)
    form.submit()
}"""


def send_nothing(page: Page, address: str) -> None:
    """As a form without a useful word in it."""
    token = next(it["value"] for it in page.context.cookies() if it["name"] == "csrftoken")
    with page.expect_navigation():
        page.evaluate(SEND, [address, token])


SCRIPTS_RUN = "document.body.classList.contains('js-enabled')"


def look_at_row(page: Page, row, cast) -> None:
    address = address_of(row, cast)
    if row.method == "POST":
        send_nothing(page, address)
    else:
        page.goto(address)
    check(page, f"{row.method} {address}")


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_pages_about_oneself_pass_axe_and_fit(cast, windows, width):
    page = windows.open("/my/about/", person=cast.sam, width=width)
    for address in ("about/", "start/like/", "reach/", "data/", "letter/", "requests/forget/"):
        look_at(page, f"/my/{address}")


MAKE_IT_BAD = """() => {
    const add = (tag, styles, words) => {
        const element = Object.assign(document.createElement(tag), { textContent: words })
        Object.assign(element.style, styles)
        document.body.append(element)
        return element
    }
    add("button", { width: "10px", height: "10px", padding: "0" }, "tiny")
    add("div", { width: "9000px" }, "far")
    add("a", { outline: "none", boxShadow: "none" }, "unseen").href = "#"
    add("img", {}, "").src = "/static/img/icon.svg"
}"""


def test_the_checks_find_what_is_wrong(windows, db):
    page = windows.open("/accessibility/", width=PHONE)
    page.evaluate(MAKE_IT_BAD)
    assert any("image-alt" in line for line in axe_violations(page))
    assert page.evaluate(SIDEWAYS) > 0
    assert any("tiny" in line for line in page.evaluate(SMALL_TARGETS))
    with pytest.raises(AssertionError, match="unseen"):
        by_keys_alone(page, "")


def choose(page: Page, language: str) -> None:
    page.locator("#tongues summary").click()
    with page.expect_navigation():
        page.locator(f"#tongues button[value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


LINES_OF_THE_HEAD = """[...document.querySelectorAll(".masthead__row > *")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.getBoundingClientRect())
    .map(({ top, bottom }) => Math.round((top + bottom) / 2))
    .sort((one, other) => one - other)
    .filter((middle, number, all) => number === 0 || middle - all[number - 1] > 12)
    .length"""


def test_the_head_takes_two_lines_on_the_smallest_phone_and_one_on_a_desk(cast, windows):
    """With two digits of messages at the bell."""
    key = make_offer(young_adult=cast.sam.young_adult).pk
    for number in range(12):
        Notification.objects.create(
            recipient=cast.sam, kind="offer_changed", key=f"{key}.{number}", link="/my/"
        )
    page = windows.open("/my/", person=cast.sam, width=SMALL)
    for language in ("en-gb", "ar", "prs", "ps", "vi", "sq"):
        choose(page, language)
        assert page.evaluate(LINES_OF_THE_HEAD) == 2, language
    page.set_viewport_size({"width": DESK, "height": 800})
    assert page.evaluate(LINES_OF_THE_HEAD) == 1


@pytest.mark.wide
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("language", ["en-gb", "ar"])
@pytest.mark.parametrize("width", [SMALL, PHONE, ZOOMED, DESK])
def test_every_page_passes_axe_fits_and_is_used_by_keys(cast, windows, width, language, scripts):
    cast.sam.language = language
    cast.sam.save()
    page = windows.open("/my/", person=cast.sam, width=width, scripts=scripts)
    assert page.evaluate(SCRIPTS_RUN) == scripts
    for row in [*pages_of_sam(), *refusals()]:
        look_at_row(page, row, cast)
    for address in more_faces(cast):
        look_at(page, address)
    door = windows.open("/l/", width=width, scripts=scripts)
    choose(door, language)
    for row in [*pages_at_the_door(), *refusals_at_the_door()]:
        look_at_row(door, row, cast)


@pytest.mark.wide
@pytest.mark.parametrize("language", ["en-gb", "ar", "vi"])
def test_letters_twice_as_big_push_nothing_sideways(cast, windows, language):
    """As a phone's own setting for bigger letters does, beside the browser's zoom."""
    cast.sam.language = language
    cast.sam.save()
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    for address in [*(address_of(row, cast) for row in pages_of_sam()), *more_faces(cast)]:
        page.goto(address)
        page.evaluate(BIGGER_LETTERS, 2)
        assert page.evaluate(SIDEWAYS) <= 0, address


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


SAYS_WHY = re.compile(
    r"\b(care|leavers?|covenant|social|asylum|placement|neet|corporate|foster)\b", re.IGNORECASE
)
KINDS_OF_WORK = {label for _, label in lists.SECTORS}


def on_screen(page: str) -> str:
    """What stands on a page, but for the kinds of work that anybody may choose."""
    words = re.sub(r"<(style|script)[^>]*>.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    for label in KINDS_OF_WORK:
        words = words.replace(label, " ")
    return " ".join(words.split())


def test_nothing_on_screen_says_why_somebody_is_here(cast, client):
    client.force_login(cast.sam)
    pages = {str(row): answer_to(row, client, cast) for row in [*pages_of_sam(), *refusals()]}
    pages |= {address: client.get(address).content.decode() for address in more_faces(cast)}
    door = Client()
    pages |= {str(row): answer_to(row, door, cast) for row in [*pages_at_the_door(), *refusals_at_the_door()]}
    assert {name: found for name, page in pages.items() if (found := SAYS_WHY.findall(on_screen(page)))} == {}


def test_before_signing_in_no_page_names_anybody(cast, client):
    for row in [*pages_at_the_door(), *refusals_at_the_door()]:
        said = on_screen(answer_to(row, client, cast))
        assert [name for name in ("Sam", "Noor", "Ade", "Wren", "900123") if name in said] == [], row


def test_the_search_would_find_what_says_it():
    assert SAYS_WHY.findall(on_screen("<p>For <b>care</b> leavers</p><p>Social care</p>")) == [
        "care",
        "leavers",
    ]


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
    page.wait_for_url("**/l/")
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
    expect(page.get_by_text("Sam")).to_have_count(0)
