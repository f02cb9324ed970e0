"""Pages about organisations in a real browser: no barrier, and nothing wider than the window."""

import datetime as dt
from collections import defaultdict

import pytest
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import expect

from champions import declaring, legal, lifecycle, signing_up
from champions.models import Champion, Organisation, PostYear
from champions.sign_up_links import issue_token
from tests.access.test_access import rows
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK
from tests.factories import make_pledge
from tests.partners import agree, bring_to, make_partnership
from tests.people import make_cast, make_champion, make_organisation

SMALLEST = 320


@pytest.fixture
def cast(asgi_server):
    return make_cast()


def make_every_state(cast):
    """One who waits for a call, one that looks like Priya's bakery, a link that is not pressed yet."""
    said = {"name": "Anna Lane", "could_offer": ["interview_practice", "tools"], "words": "Old bikes"}
    asked = {}
    for name, email in (
        ("Weald Cycles", "anna@weald.example.org"),
        ("The Marsh Bakery Ltd", "eve@gmail.com"),
        ("Tea Rooms", "tea@tea.example.org"),
    ):
        asked[name] = signing_up.ask({**said, "organisation_name": name, "email": email}, came_from=name)
    signing_up.confirm(issue_token(asked["Weald Cycles"]))
    bakery = make_partnership(Organisation.objects.get(name="Marsh Bakery"))
    bring_to(bakery, cast, ["apply"])
    beans = make_partnership(make_organisation("Bean & Co", "voluntary_partner", "private"))
    Champion.objects.create(user=cast.dana, organisation=beans.organisation)
    lifecycle.apply(beans, by=cast.wren)
    agree(beans, by=cast.dana, is_public=True)
    lifecycle.publish("conduct", "Be kind, always.", "Shorter", by=cast.morgan, read=1)
    parks = Organisation.objects.get(name="Parks")
    last_day = timezone.localdate() + dt.timedelta(days=30)
    for kind in ("references", "data_protection"):
        lifecycle.documents.send(parks, kind, by=cast.chidi, expires_on=last_day, words="Ask Jo.")
    lifecycle.documents.accept(parks.documents.get(kind="references"), by=cast.wren)
    declaring.declare(parks, "feedback", by=cast.chidi)
    legal.promise(parks, "C-1", "Visits", 3, None, by=cast.wren)
    make_champion("Robin", parks)
    make_pledge(places=2)
    return {
        "post": Champion.objects.get(user=cast.chidi).pk,
        "bakery": bakery.organisation_id,
        "beans": beans.organisation_id,
        "alike": signing_up.confirm(issue_token(asked["The Marsh Bakery Ltd"])).pk,
        "link": issue_token(asked["Tea Rooms"]),
        "weald": Organisation.objects.get(name="Weald Cycles").pk,
        "parks": parks.pk,
        "waiting": parks.documents.get(kind="data_protection").pk,
        "asked": lifecycle.ask_for_block(beans, by=cast.wren, why="Nobody answers the phone").pk,
        "year": PostYear.objects.create(champion=Champion.objects.get(user=cast.chidi)).pk,
    }


PAGES = {
    "visitor": ("/join/", "/join/sent/", "/join/{link}/", "/join/nothing/", "/join/partners/"),
    "wren": (
        "/champions/sign-ups/",
        "/champions/sign-ups/{alike}/",
        "/organisations/{weald}/",
        "/organisations/{weald}/offer/",
        "/organisations/{weald}/legal-class/",
        "/organisations/{weald}/social-value/",
        "/organisations/{weald}/signature/",
        "/champions/texts/",
        "/champions/",
        "/champions/invite/",
        "/organisations/{parks}/",
        "/organisations/{parks}/documents/",
        "/organisations/documents/{waiting}/refuse/",
        "/organisations/{parks}/charter/",
        "/organisations/{parks}/change/",
        "/organisations/{parks}/delivered/",
        "/organisations/{weald}/merge/",
        "/organisations/{beans}/",
        "/organisations/{beans}/block/",
    ),
    "morgan": (
        "/champions/texts/conduct/",
        "/champions/years/",
        "/organisations/block-requests/{asked}/",
    ),
    "chidi": (
        "/organisations/people/years/{year}/",
        "/organisations/{parks}/",
        "/organisations/{parks}/documents/",
        "/organisations/{parks}/documents/send/",
        "/organisations/{parks}/charter/",
        "/organisations/{parks}/reminders/",
        "/organisations/{parks}/still-up-for-it/",
        "/organisations/{parks}/invite/",
        "/organisations/people/{post}/end/",
        "/organisations/people/{post}/hand-over/",
    ),
    "priya": ("/organisations/{bakery}/", "/organisations/{bakery}/agree/"),
    "dana": (
        "/organisations/",
        "/organisations/{beans}/",
        "/organisations/{beans}/terms/",
        "/organisations/{beans}/pause/",
        "/organisations/{beans}/leave/",
        "/organisations/{beans}/in-public/",
    ),
}


QUICK = {
    "visitor": ("/join/", "/join/partners/"),
    "wren": ("/champions/", "/organisations/{weald}/"),
    "chidi": ("/organisations/{parks}/documents/",),
}

REFUSED = {
    "visitor": ("/join/",),
    "wren": (
        "/champions/invite/",
        "/champions/sign-ups/{alike}/",
        "/organisations/{weald}/legal-class/",
        "/organisations/{weald}/social-value/",
        "/organisations/{weald}/signature/",
        "/organisations/documents/{waiting}/refuse/",
        "/organisations/{parks}/change/",
        "/organisations/{parks}/delivered/",
        "/organisations/{weald}/merge/",
        "/organisations/{beans}/block/",
    ),
    "morgan": ("/champions/texts/conduct/", "/organisations/block-requests/{asked}/"),
    "chidi": (
        "/organisations/{parks}/documents/send/",
        "/organisations/{parks}/still-up-for-it/",
        "/organisations/{parks}/invite/",
        "/organisations/people/{post}/hand-over/",
    ),
    "priya": ("/organisations/{bakery}/agree/",),
    "dana": ("/organisations/{beans}/terms/",),
}
"""Sent with nothing in them, they come back and say what is missing."""

ELSEWHERE = {
    "champions:import_list",
    "champions:import_new",
    "champions:import_columns",
    "champions:import_show",
    "champions:import_take_back",
    "organisations:document",
}
"""Held to axe by tests/tabular/importing; the last is a file and no page."""


def test_no_page_of_the_room_is_missing_here():
    """Every page of the access table that opens for somebody is among those that axe looks at."""
    rooms = ("champions:", "join:", "organisations:")
    opens = {row.page for row in rows() if row.method == "GET" and 200 in row.answers.values()}
    numbers = defaultdict(lambda: "1")
    looked_at = {
        resolve(address.format_map(numbers)).view_name for pages in PAGES.values() for address in pages
    }
    missing = {page for page in opens if page.startswith(rooms)} - looked_at - ELSEWHERE
    assert not missing, f"Type an address of each into PAGES: {sorted(missing)}"


@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_the_pages_have_no_barrier_and_fit_the_window(cast, windows, width):
    check(cast, windows, width, QUICK)


@pytest.mark.wide
@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_every_page_has_no_barrier_and_fits_the_window(cast, windows, width):
    check(cast, windows, width, PAGES)


@pytest.mark.wide
@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_every_form_that_comes_back_has_no_barrier_and_fits_the_window(cast, windows, width):
    keys = make_every_state(cast)
    for name, addresses in REFUSED.items():
        page = windows.open("/accessibility/", person=getattr(cast, name, None), width=width)
        for address in addresses:
            page.goto(address.format(**keys))
            form = page.locator("main form:has(.govuk-form-group)").last
            form.locator("input[type=text], textarea").evaluate_all(EMPTY)
            form.locator("button:not([type=button])").last.click()
            expect(page.locator(".govuk-error-summary"), address).to_be_visible()
            assert axe_violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") == width, address


EMPTY = "boxes => boxes.forEach(box => (box.value = ''))"


def check(cast, windows, width, pages):
    keys = make_every_state(cast)
    for name, addresses in pages.items():
        page = windows.open("/accessibility/", person=getattr(cast, name, None), width=width)
        for address in addresses:
            page.goto(address.format(**keys))
            expect(page.locator("h1"), address).to_have_count(1)
            assert axe_violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") == width, address
