"""What the young adult's journeys share: a phone whose page is live, a tap, and who was told."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from notifications.models import Notification
from offers import lifecycle
from offers.models import Offer
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live


def phone(windows, person, path, **options) -> Page:
    page = windows.open(path, person=person, width=PHONE, **options)
    if options.get("java_script_enabled", True):
        wait_until_live(page)
    return page


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def told(kind: str) -> list[str]:
    notices = Notification.objects.filter(kind=kind).select_related("recipient")
    return sorted(notice.recipient.name for notice in notices)


def started(cast, offer: Offer) -> Offer:
    lifecycle.accept(offer, by=cast.sam)
    lifecycle.confirm(offer, by=cast.chidi)
    return lifecycle.start(offer, by=cast.chidi)


def reads(page: Page, *sentences: str) -> None:
    """All of it stands there, each somewhere."""
    for sentence in sentences:
        expect(page.get_by_text(sentence).first).to_be_visible()
