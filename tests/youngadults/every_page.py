"""Every page that a young adult reads, taken from the table of all pages: a new page is here by itself.

Beside those that open there are those that come when something cannot be, taken from the same table, and the
pages that have several faces: each question of the start, an offer in each status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from offers.models import Offer
from pledges.models import Pledge
from tests.access import things
from tests.access.asking import Row, rows
from tests.factories import make_offer
from tests.people import Cast

THEIRS = ("my:", "you_said:", "youngadults:", "notifications:inbox", "notifications:choices")
THEIRS += ("notifications:screens",)
NOT_PAGES = {"youngadults:manifest", "youngadults:worker", "my:calendar"}
NOT_PAGES |= {"my:data_for_machines", "my:data_to_read"}
FOR_OTHERS = {"youngadults:check_letter"}
FOR_EVERYBODY = {"privacy", "accessibility", "credits", "accounts:me"}
"""In a young adult's frame when one of them opens them."""
BY_ALLAUTH = ["/accounts/sessions/", "/accounts/logout/"]
"""Theirs too; not in the table, because the addresses are not ours."""
AT_THE_DOOR = {"youngadults:get_link", "youngadults:link", "youngadults:code", "youngadults:new_link"}
AT_THE_DOOR |= {"youngadults:show_code"}
REFUSED = {404, 409, 410, 422}
QUESTIONS = ["name", "when", "like", "work", "not", "far", "hours", "helps"]
STATUSES = ["offered", "waiting", "not_now", "declined", "lapsed", "accepted", "confirmed", "started"]
STATUSES += ["paused", "did_not_attend", "completed", "ended_early", "cancelled_by_young_adult"]
STATUSES += ["cancelled_by_host", "withdrawn_by_service", "withdrawn_by_host"]

WORDS_OF_OTHERS = {
    "title": "Tree work",
    "description": "Plant trees.",
    "site_name": "Parks",
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
        if is_theirs(row) and row.method == "GET" and 200 in (row.answers["sam"], row.answers["visitor"]):
            yield row


def refusals() -> list[Row]:
    """What a young adult reads when something was sent that cannot be, or comes too late, or is not there."""
    theirs = (row for row in rows() if is_theirs(row) and not at_the_door(row))
    return [row for row in theirs if row.answers["sam"] in REFUSED]


def refusals_at_the_door() -> list[Row]:
    """The same before signing in, and what the door says after something was sent."""
    door = [row for row in rows() if is_theirs(row) and at_the_door(row)]
    sent = [row for row in door if row.method == "POST" and row.answers["visitor"] == 200]
    return [*sent, *(row for row in door if row.answers["visitor"] in REFUSED)]


def is_theirs(row: Row) -> bool:
    known = row.page.startswith(THEIRS) or row.page in FOR_EVERYBODY
    return known and row.page in answered_to_them() - NOT_PAGES - FOR_OTHERS


@cache
def answered_to_them() -> set[str]:
    """The pages of which at least one row is more to a young adult, or at the door, than "not found"."""
    return {row.page for row in rows() if {row.answers["sam"], row.answers["visitor"]} & {200, 409, 410, 422}}


def at_the_door(row: Row) -> bool:
    return row.page in AT_THE_DOOR


def address_of(row: Row, cast: Cast) -> str:
    """With short words of the host's in it, so that what is read is ours."""
    arguments = [] if row.about == "-" else getattr(things, row.about)(cast)
    Pledge.objects.update(**WORDS_OF_OTHERS)
    Offer.objects.update(reasons=[])
    return reverse(row.page, args=arguments)


def more_faces(cast: Cast) -> list[str]:
    """Addresses of the pages that look different each time: they open for Sam."""
    starts = [reverse("youngadults:question", args=[name]) for name in QUESTIONS]
    abouts = [reverse("youngadults:about_question", args=[name]) for name in QUESTIONS]
    asking = [reverse("youngadults:ask_us", args=[kind]) for kind in ("correct", "object", "forget")]
    offers = [make_offer(young_adult=cast.sam.young_adult, status=status) for status in STATUSES]
    Pledge.objects.update(**WORDS_OF_OTHERS)
    only_sent = [reverse("youngadults:pause")]
    return [*starts, *abouts, *asking, *only_sent, *BY_ALLAUTH, *(f"/my/offers/{it.pk}/" for it in offers)]


def answer_to(row: Row, client: Client, cast: Cast) -> str:
    """The page as it comes back, whatever its status."""
    send = client.post if row.method == "POST" else client.get
    return send(address_of(row, cast), {"nothing": "of use"}).content.decode()


class OwnWords(HTMLParser):
    """What stands on a page, without what is marked as English or as typed by people."""

    OTHERS = (
        "written",
        "letter",
        "in-english",
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
