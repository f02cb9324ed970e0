"""No data and no credit left: a text says no, and that is enough. At the adviser's desk, and on a phone."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from notifications.models import Notification
from tests.bed.browser import PHONE
from tests.factories import make_offer
from tests.journeys.on_a_phone import reads

TOKEN = "a-token-that-only-notify-and-we-know"


@pytest.fixture(autouse=True)
def our_token(settings):
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN


def text(words: str) -> None:
    """As Notify hands on what was texted from Sam's phone."""
    body = {
        "id": "5b2a7f0e-3f4e-4d53-9b1c-0d1c3c7c1d11",
        "source_number": "447700900123",
        "destination_number": "447700900999",
        "message": words,
        "date_received": "2026-11-24T12:00:00.000000Z",
    }
    headers = {"Authorization": f"Bearer {TOKEN}"}
    send = {"data": json.dumps(body), "content_type": "application/json", "headers": headers}
    assert Client().post(reverse("notifications:texts"), **send).status_code in (200, 204)


def test_a_text_says_no_the_adviser_calls_and_writes_it_down_and_later_it_can_be_read(cast, windows):
    cast.noor.young_adult.phone = "+447700900124"  # a number that two share gets no reply
    cast.noor.young_adult.save()
    offer = make_offer(young_adult=cast.sam.young_adult)
    text("NO thanks")
    assert Notification.objects.get(recipient=cast.sam).kind == "text_heard"
    offer.refresh_from_db()
    assert offer.status == "offered"  # a text can come from anybody who holds the phone

    adviser = windows.open(reverse("notifications:tasks"), person=cast.ade)
    expect(adviser.get_by_role("link", name="Sam texted “NO thanks”. Call or confirm.")).to_be_visible()
    adviser.goto(reverse("desk:offer", args=[offer.pk]))
    adviser.get_by_role("link", name="They said no thanks").click()
    adviser.get_by_label("How did they say so?").fill("I called back, and they said it again")
    adviser.get_by_role("button", name="They said no thanks").click()
    expect(adviser.get_by_text("How they said so: I called back")).to_be_visible()

    page = windows.open("/inbox/", person=cast.sam, width=PHONE)
    page.get_by_role("link", name="Your answer about Apprentice ranger was written down for you.").click()
    reads(
        page,
        "You said no thanks",
        "That is fine. We won’t ask you about this one again.",
        "Changed your mind?",
    )
