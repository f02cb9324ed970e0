"""English of our own on a young adult’s pages: a Flesch–Kincaid grade of at most 4.5, hard sentences named.

What hosts and young adults typed is not ours, so the pages are made with short words of theirs.
"""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from accounts import links
from offers import lifecycle
from offers.models import CheckIn, Interview, Offer, OfferStep
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


@pytest.mark.parametrize("point", CheckIn.Point.values)
@pytest.mark.parametrize("answer", ["", "help"])
def test_what_is_asked_and_tapped_after_a_yes_is_easy_to_read(cast, client, point, answer):
    today = timezone.localdate()
    intake = make_intake(pledge=make_pledge(places=None, **WORDS_OF_OTHERS), starts_in_days=0, fill_by=today)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult, status="confirmed")
    at = timezone.now() if answer else None
    CheckIn.objects.create(offer=offer, point=point, answer=answer, answered_at=at)
    client.force_login(cast.sam)
    check(client.get(f"/my/offers/{offer.pk}/").content.decode())
    check(client.get("/my/").content.decode())
    client.post(f"/my/offers/{offer.pk}/easy/", {"easy": "yes"})
    client.post(f"/my/offers/{offer.pk}/late/")
    client.post(f"/my/offers/{offer.pk}/cannot-come/")
    check(client.get(f"/my/offers/{offer.pk}/").content.decode())


def test_the_end_is_easy_to_read(cast, client):
    intake = make_intake(pledge=make_pledge(places=None, **WORDS_OF_OTHERS))
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult, status="completed")
    client.force_login(cast.sam)
    for _ in ("before it is asked for", "after"):
        for page in ("", "certificate/", "reference/", "promise/"):
            check(client.get(f"/my/offers/{offer.pk}/{page}").content.decode())
        client.post(f"/my/offers/{offer.pk}/reference/")
        client.post(f"/my/offers/{offer.pk}/promise/", {"about": "pay"})


@pytest.mark.parametrize("result", ["", "offered", "not_this_time"])
@pytest.mark.parametrize("days", [None, -1, 1])
@pytest.mark.parametrize("status", ["accepted", "confirmed", "completed", "did_not_attend"])
def test_an_interview_is_easy_to_read_however_far_it_is(cast, client, status, days, result):
    pledge = make_pledge(
        places=None, kind="priority_interview", interview_within_days=20, **WORDS_OF_OTHERS, criteria=["Fit"]
    )
    intake = make_intake(pledge=pledge)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)
    at = timezone.now() + dt.timedelta(days=days) if days else None
    Interview.objects.create(offer=offer, at=at, result=result, feedback="Good." if result else "")
    client.force_login(cast.sam)
    check(client.get(f"/my/offers/{offer.pk}/").content.decode())
    check(client.get("/my/").content.decode())


@pytest.mark.parametrize("kind", ["apprenticeship", "priority_interview", "mentoring"])
def test_choosing_what_is_told_is_easy_to_read(cast, client, kind):
    intake = make_intake(pledge=make_pledge(places=None, kind=kind, **WORDS_OF_OTHERS))
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    client.force_login(cast.sam)
    for form in ({"tell": ["shares_care_experience"], "see": "yes"}, {"tell": ["shares_care_experience"]}):
        client.post(f"/my/offers/{offer.pk}/told/", form)
        check(client.get(f"/my/offers/{offer.pk}/told/").content.decode())
    check(client.get(f"/my/offers/{offer.pk}/").content.decode())


def test_looking_around_and_asking_for_help_are_easy_to_read(cast, client):
    client.force_login(cast.sam)
    check(client.get("/my/around/").content.decode())
    support = make_pledge(kind="other_support", **WORDS_OF_OTHERS)
    check(client.get(f"/my/around/{support.pk}/").content.decode())
    pledge = make_pledge(**WORDS_OF_OTHERS)
    for _ in ("before", "after"):
        for page in ("around/", f"around/{pledge.pk}/", "wishes/", "not-safe/"):
            check(client.get(f"/my/{page}").content.decode())
        client.post(f"/my/around/{pledge.pk}/interested/")
        client.post("/my/wishes/", {"kind": "mentoring", "sector": "animal-care"})
        client.post("/my/not-safe/")
    for refused in ("wishes/", f"offers/{make_offer(young_adult=cast.sam.young_adult).pk}/ask/"):
        check(client.post(f"/my/{refused}", {"words": ""}).content.decode())
