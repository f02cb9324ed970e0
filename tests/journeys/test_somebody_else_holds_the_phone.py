"""Somebody else holds the phone: no page says why, and a phone that was left names nobody.

Every page of the access table that a young adult opens is walked, with its title, its address, all words on
it, and what the browser holds; then they sign out, and all of it is looked for again.
"""

import re

import pytest
from django.test import Client

from accounts import links
from config import catalogues
from rulebook import lists
from tests.bed.browser import PHONE
from tests.youngadults.every_page import address_of, pages_at_the_door, pages_of_sam

SAYS_WHY = re.compile(
    r"\b(care|cares|cared|caring|leavers?|looked.after|in care|foster\w*|covenant|pledges?|placements?|asylum"
    r"|unaccompanied|social (?:workers?|services)|neet|former relevant|corporate parent)\b|\b18\+",
    re.IGNORECASE,
)
NAMES = ("Sam", "Samson", "Ade", "Parks", "Apprentice ranger", "Tree work")

# Typed by hand: words that a page must have, and what for.
ALLOWED = {
    "Animal care": "a line of work",
    "Social care": "a line of work",
    "That the council looked after you when you were younger": "the choice whether they are told so",
    "that the council looked after you when you were younger": "the choice as it stands",
    "They want you to know that the council looked after them when they were younger.": "what they then read",
    "I don’t want them to know the council looked after me": "a reason for a no, one of many to choose from",
}

WORDS = """() => {
    const page = document.body.cloneNode(true)
    for (const hidden of page.querySelectorAll("script, style, template, article.letter")) hidden.remove()
    return page.textContent
}"""
LEFT = """async () => JSON.stringify({
    storage: [{...localStorage}, {...sessionStorage}],
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map((one) => one.name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
    state: history.state,
    title: document.title,
    words: document.body.innerText,
})"""


def says_why(words: str) -> list[str]:
    for allowed in ALLOWED:
        words = words.replace(allowed, "")
    return [found.group() for found in SAYS_WHY.finditer(" ".join(words.split()))]


def names(words: str) -> list[str]:
    return [name for name in NAMES if re.search(rf"\b{name}\b", words, re.IGNORECASE)]


def test_the_search_would_find_it():
    assert names("For Sam, made by Ade") == ["Sam", "Ade"]
    assert says_why("Offers for care leavers") == ["care", "leavers"]
    assert says_why("The head of the 18+ service") == ["18+"]
    assert says_why("Animal care") == []


def test_no_page_says_why_and_what_is_left_after_signing_out_names_nobody(cast, windows):
    pages = [address_of(row, cast) for row in pages_of_sam()]
    page = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    page.get_by_label("This phone is mine alone").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Hello Sam").wait_for()
    for address in pages:
        page.goto(address)
        assert says_why(f"{page.title()} {page.url} {page.evaluate(WORDS)}") == [], address
    assert page.evaluate("caches.has('kept')")

    page.locator("details.who summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/l/")
    left = page.evaluate(LEFT)
    assert names(left) == []
    assert says_why(left) == []
    assert '"storage":[{},{}],"caches":[],"databases":[],"workers":0' in left
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "messages"}
    page.go_back()
    page.wait_for_load_state()
    assert names(page.content()) == []


@pytest.fixture
def door(cast) -> list[str]:
    return [address_of(row, cast) for row in pages_at_the_door()]


def test_the_door_says_neither_whose_it_is_nor_why(door):
    for address in door:
        page = Client().get(address).content.decode()
        assert names(page) == [], address
        words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
        assert says_why(words) == [], address


def test_behind_the_door_nobody_reads_anything_without_signing_in(cast):
    for row in (row for row in pages_of_sam() if row.answers["visitor"] != 200):
        answer = Client().get(address_of(row, cast))
        assert answer.status_code == 302, row
        assert answer["Location"].startswith(("/l/?", "/accounts/login/?")), row
        assert answer.content == b"", row


def test_no_sentence_of_ours_that_a_young_adult_reads_says_why():
    """Those of pages that no walk comes by, too: whatever can be translated, with the lines of notices."""
    found = {word: says_why(word) for word in catalogues.words()}
    assert {word: why for word, why in found.items() if why} == {}


# Typed by hand: how each language says "care" of this kind; a line of work has its own words for it.
CARE_IN_OTHER_WORDS = {
    "ar": r"رعاية",
    "prs": r"تحت مراقبت|سرپرستی",
    "ps": r"تر پاملرنې لاندې",
    "vi": r"được chăm sóc|bảo trợ",
    "sq": r"në përkujdesje|përkujdesja",
}


SAYS_NOTHING_OF_ANYBODY = {label for choices in (lists.SECTORS, lists.SUPPORT) for _, label in choices}


@pytest.mark.parametrize("code", CARE_IN_OTHER_WORDS)
def test_no_translation_says_it_either(code):
    spoken = re.compile(CARE_IN_OTHER_WORDS[code], re.IGNORECASE)
    wrong = [
        (entry.id, entry.string)
        for entry in catalogues.read(code)
        if entry.id and entry.id not in {*ALLOWED, *SAYS_NOTHING_OF_ANYBODY} and spoken.search(entry.string)
    ]
    assert wrong == []
