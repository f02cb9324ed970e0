"""The pages after a yes and of looking around, on a phone and a laptop: axe, no sideways scrolling, targets,
and nothing on them that tells somebody else holding the phone.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from offers import choices, lifecycle, not_safe, promise_reports, references, wanting
from offers.models import CheckIn
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.factories import make_intake, make_offer, make_pledge

SMALL_TARGETS = """[...document.querySelectorAll("main button, main input:not([type=hidden]), main summary")]
    .filter(element => element.getClientRects().length)
    .filter(element => Math.min(element.getBoundingClientRect().width,
                                element.getBoundingClientRect().height) < 24)
    .map(element => element.outerHTML)"""
SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"
GIVES_AWAY = re.compile(r"\b(care|cared|leaver|18\+|neet|placement|pledge|covenant)\b", re.IGNORECASE)

TRADES = re.compile("Animal care|Social care")
"""Two lines of work among twenty-five, which say nothing of the reader."""


@pytest.fixture
def addresses(cast):
    """Every page of after a yes and of looking around, with as much on it as there can be."""
    sam, today = cast.sam.young_adult, timezone.localdate()
    intake = make_intake(
        pledge=make_pledge(places=None, ask_for="Jo", bring="Shoes"), starts_in_days=0, fill_by=today
    )
    today = make_offer(intake=intake, young_adult=sam)
    choices.choose_disclosure(today, {"shares_care_experience"}, by=cast.sam)
    lifecycle.accept(today, by=cast.sam)
    lifecycle.confirm(today, by=cast.chidi)
    CheckIn.objects.create(offer=today, point="first_day")
    promise_reports.settle(promise_reports.report(today, "pay", by=cast.sam), "They pay now.", by=cast.wren)
    done = make_offer(intake=make_intake(), young_adult=sam)
    for act, by in (("accept", "sam"), ("confirm", "chidi"), ("start", "chidi"), ("complete", "chidi")):
        getattr(lifecycle, act)(done, by=getattr(cast, by))
    references.write(references.ask(done, by=cast.sam), "Always on time.", by=cast.chidi)
    liked = make_pledge(title="Gardener")
    make_pledge(title="From home", remote=True)
    wanting.say_interested(sam, liked, by=cast.sam)
    wanting.wish(sam, "mentoring", "animal-care", "Dogs", by=cast.sam)
    not_safe.say(sam, by=cast.sam)
    mine = [f"/my/offers/{today.pk}/{page}" for page in ("", "told/", "promise/", "stop/", "ask/")]
    kept = [f"/my/offers/{done.pk}/{page}" for page in ("", "certificate/", "reference/")]
    end = CheckIn.objects.create(offer=done, point="end", answer="good", answered_at=timezone.now())
    kept.append(f"/my/check-ins/{end.pk}/change/")
    around = ["around/?kind=mentoring&miles=20", f"around/{liked.pk}/", "wishes/", "not-safe/", ""]
    return [*mine, *kept, *(f"/my/{page}" for page in around)]


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
@pytest.mark.parametrize("easy", ["yes", "no"])
def test_every_page_passes_axe_and_fits_and_gives_nobody_away(cast, windows, addresses, width, easy):
    page = windows.open(addresses[0], person=cast.sam, width=width)
    if easy == "yes":
        page.get_by_role("button", name="Show it with pictures").click()
        expect(page.locator(".pictures svg").first).to_be_visible()
        addresses = addresses[:1]
    for address in addresses:
        page.goto(address)
        assert axe_violations(page) == [], address
        assert page.evaluate(SIDEWAYS) <= 0, address
        assert page.evaluate(SMALL_TARGETS) == [], address
        shown = f"{page.title()} {page.url} {page.locator('main').inner_text()}"
        assert not GIVES_AWAY.search(TRADES.sub("", shown)), address


def test_the_host_writes_a_reference_on_a_page_that_passes_axe(cast, windows, addresses):
    done = make_offer(intake=make_intake(), young_adult=cast.sam.young_adult, status="completed")
    done.steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
    references.ask(done, by=cast.sam)
    page = windows.open(f"/host/offers/{done.pk}/reference/", person=cast.chidi, width=PHONE)
    assert axe_violations(page) == []
    page.get_by_label("What did they do").fill("Works with great care for plants.")
    page.get_by_role("button", name="Give it to them").click()
    page.get_by_text("Thank you. They can read it now.").wait_for()
