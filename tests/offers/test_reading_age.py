"""English of our own on a young adult’s pages: a Flesch–Kincaid grade of at most 4.5, hard sentences named.

What hosts and young adults typed is not ours, so the pages are made with short words of theirs.
"""

import re
from html.parser import HTMLParser

import pytest

from accounts import links
from offers import lifecycle
from offers.models import Offer, OfferStep
from tests.factories import make_intake, make_offer, make_pledge
from youngadults.models import Look

HIGHEST_GRADE = 4.5
HARDEST_SENTENCE = 8.0
WORDS_OF_OTHERS = {
    "title": "Tree work",
    "description": "Plant trees.",
    "site_name": "The park",
    "directions": "Bus 71.",
    "meets": "Jo",
    "times": "9 to 3",
}
BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "dt",
    "dd",
    "label",
    "legend",
    "button",
    "a",
    "summary",
    "br",
    "div",
    "span",
}


class Words(HTMLParser):
    """The text of the page's main part, each block ended as a sentence is."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.inside += tag == "main"
        self.text += "\n" * (tag in BLOCKS - {"a", "span"})

    def handle_endtag(self, tag):
        self.inside -= tag == "main"
        self.text += "\n" * (tag in BLOCKS - {"a", "span"})

    def handle_data(self, data):
        self.text += data * bool(self.inside)


def sentences_of(source: str) -> list[str]:
    """Those of three words or more: labels and headings are not read as sentences."""
    parser = Words()
    parser.feed(source)
    lines = (" ".join(line.split()) for line in parser.text.split("\n"))
    found = (part for line in lines for part in re.split(r"(?<=[.?!:])\s", line))
    return [sentence for sentence in found if len(words_of(sentence)) >= 3]


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z’']+", text)


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is silent at the end."""
    word = re.sub(r"[’']", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouysxzcg]es$", word)
    return max(1, groups - bool(silent and groups > 1))


def grade(sentences: list[str]) -> float:
    words = [word for sentence in sentences for word in words_of(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("yes", 1),
        ("offer", 2),
        ("place", 1),
        ("asked", 1),
        ("adviser", 3),
        ("started", 2),
        ("table", 2),
        ("we", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, number):
    assert syllables(word) == number


def test_a_hard_text_is_found_hard():
    hard = ["The organisation will communicate confirmation of participation in due course."]
    assert grade(hard) > 12
    assert grade(["We tell you by Friday."]) < 4.5


def check(source: str) -> None:
    sentences = sentences_of(source)
    hard = [
        sentence
        for sentence in sentences
        if len(words_of(sentence)) > 5 and grade([sentence]) > HARDEST_SENTENCE
    ]
    assert hard == []
    assert grade(sentences) <= HIGHEST_GRADE, sorted(sentences, key=lambda one: -grade([one]))[:5]


@pytest.mark.parametrize("status", sorted(set(Offer.Status.values) - {"shortlisted", "removed"}))
def test_an_offer_is_easy_to_read_in_every_status(cast, client, status):
    offer = make_offer(
        intake=make_intake(pledge=make_pledge(places=None, **WORDS_OF_OTHERS)),
        young_adult=cast.sam.young_adult,
        status=status,
    )
    if status in {"not_now", "declined", "cancelled_by_young_adult", "ended_early"}:
        OfferStep.objects.create(record=offer, verb="x", from_status="x", to_status=status, by=cast.sam)
    client.force_login(cast.sam)
    check(client.get(f"/my/offers/{offer.pk}/").content.decode())
    check(client.get("/my/").content.decode())


def test_the_other_pages_are_easy_to_read_too(cast, client):
    intake = make_intake(pledge=make_pledge(places=None, **WORDS_OF_OTHERS))
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    link = f"/l/{links.make(cast.sam)}/"
    for address in ("/l/", link, "/l/made-up/"):
        check(client.get(address).content.decode())
    check(client.post("/l/", {"reach": "07700 900123"}).content.decode())
    client.post(link, {"first_name": "x", "day_of_birth": "1"})
    check(client.post(link, {"first_name": "x", "day_of_birth": "1"}).content.decode())
    client.force_login(cast.sam)
    check(client.get("/my/").content.decode())
    for number, kind in enumerate(Look.Page.values):
        Look.objects.create(young_adult=cast.sam.young_adult, by=(cast.ade, cast.wren)[number % 2], page=kind)
    check(client.get("/my/looks/").content.decode())
    check(client.get("/my/advisers/").content.decode())
    for page in ("ask/", "told/"):
        check(client.get(f"/my/offers/{offer.pk}/{page}").content.decode())
    lifecycle.accept(offer, by=cast.sam)
    check(client.get(f"/my/offers/{offer.pk}/stop/").content.decode())
