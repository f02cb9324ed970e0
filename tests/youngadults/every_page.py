"""Every page that a young adult reads, taken from the table of all pages: a new page is here by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.urls import reverse

from offers.models import Offer
from pledges.models import Pledge
from tests.access import things
from tests.access.asking import Row, rows
from tests.people import Cast

THEIRS = ("my:", "youngadults:", "notifications:inbox", "notifications:choices", "notifications:screens")
NOT_PAGES = {"youngadults:manifest", "youngadults:worker", "my:calendar"}
NOT_PAGES |= {"my:data_for_machines", "my:data_to_read"}
FOR_OTHERS = {"youngadults:check_letter"}
AT_THE_DOOR = {"youngadults:get_link", "youngadults:link", "youngadults:code"}

WORDS_OF_OTHERS = {
    "title": "Tree work",
    "description": "Plant trees.",
    "site_name": "The park",
    "directions": "Bus 71.",
    "meets": "Jo",
    "times": "9 to 3",
}


def pages_of_sam() -> list[Row]:
    """Those that open for Sam; behind the door, and not for others to read."""
    return [row for row in pages_of_young_adults() if row.answers["sam"] == 200 and not at_the_door(row)]


def pages_at_the_door() -> list[Row]:
    return [row for row in pages_of_young_adults() if at_the_door(row)]


def pages_of_young_adults() -> Iterator[Row]:
    for row in rows():
        is_theirs = row.page.startswith(THEIRS) and row.page not in NOT_PAGES | FOR_OTHERS
        if is_theirs and row.method == "GET" and 200 in (row.answers["sam"], row.answers["visitor"]):
            yield row


def at_the_door(row: Row) -> bool:
    return row.page in AT_THE_DOOR


def address_of(row: Row, cast: Cast) -> str:
    """With short words of the host's in it, so that what is read is ours."""
    arguments = [] if row.about == "-" else getattr(things, row.about)(cast)
    Pledge.objects.update(**WORDS_OF_OTHERS)
    Offer.objects.update(reasons=[])
    return reverse(row.page, args=arguments)


class OwnWords(HTMLParser):
    """What stands on a page, without what is marked as English or as typed by people."""

    OTHERS = (
        "written",
        "letter",
        "in-english",
        "govuk-summary-list__value",
        "card__title",
        "masthead__council",
    )

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"br", "input", "img", "meta", "link", "hr", "path", "circle", "use"}:
            return
        given = dict(attrs)
        typed = any(name in (given.get("class") or "").split() for name in self.OTHERS)
        left_out = tag in {"script", "style", "head", "strong", "textarea"} or bool(given.get("lang"))
        if tag == "html":
            typed = left_out = False
        self.stack.append((tag, typed or left_out))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(left_out for _, left_out in self.stack):
            self.words.append(data)


def latin_words(source: str) -> list[str]:
    parser = OwnWords()
    parser.feed(source)
    text = re.sub(r"\S+@\S+|\S+\.org\S*|/\S+/", " ", " ".join(parser.words))
    return re.findall(r"[A-Za-z]{3,}", text)
