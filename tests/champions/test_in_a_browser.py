"""Pages about organisations in a real browser: no barrier, and nothing wider than the window."""

import datetime as dt

import pytest
from django.utils import timezone

from champions import declaring, lifecycle, signing_up
from champions.models import Champion, Organisation
from champions.sign_up_links import issue_token
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK
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
        "/organisations/{parks}/",
        "/organisations/{parks}/documents/",
        "/organisations/{parks}/change/",
        "/organisations/{weald}/merge/",
    ),
    "morgan": ("/champions/texts/conduct/",),
    "chidi": (
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


@pytest.mark.parametrize("width", [SMALLEST, DESK])
def test_the_pages_have_no_barrier_and_fit_the_window(cast, windows, width):
    check(cast, windows, width, QUICK)


@pytest.mark.wide
@pytest.mark.parametrize("width", [SMALLEST, DESK])
def test_every_page_has_no_barrier_and_fits_the_window(cast, windows, width):
    check(cast, windows, width, PAGES)


def check(cast, windows, width, pages):
    keys = make_every_state(cast)
    for name, addresses in pages.items():
        page = windows.open("/accessibility/", person=getattr(cast, name, None), width=width)
        for address in addresses:
            page.goto(address.format(**keys))
            assert page.locator("h1").count() == 1, address
            assert axe_violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") == width, address
