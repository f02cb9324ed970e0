"""What the preview shows is what is sent: the same card, the same text, the same line."""

import re
import uuid

from django.test import Client

from notifications.composing import compose
from notifications.models import Delivery, Notification
from offers import lifecycle
from offers.notices import OFFERED
from tests.factories import make_intake, make_pledge


def inside(html: str, start: str, end: str) -> str:
    found = html[html.index(start) + len(start) :]
    return " ".join(re.sub(r"<[^>]+>", " ", found[: found.index(end)]).split())


def test_the_card_is_the_one_that_the_young_adult_opens(cast):
    pledge = make_pledge(places=None, support=["meals"], bring="Boots", ask_for="Jo", remote=False)
    intake = make_intake(pledge=pledge)
    host, sams = Client(), Client()
    host.force_login(cast.chidi)
    shown = host.get(f"/host/pledges/{pledge.pk}/preview/").content.decode()
    cast.sam.young_adult.__class__.objects.update(easting=None, northing=None)
    offer = lifecycle.offer(intake, cast.sam.young_adult, by=cast.wren)
    sams.force_login(cast.sam)
    opened = sams.get(f"/my/offers/{offer.pk}/").content.decode()
    list_of = '<dl class="govuk-summary-list">', "</dl>"
    card, why, said = inside(opened, *list_of).partition(" Why you? ")
    assert inside(shown, *list_of) == card
    assert (why, said) == (" Why you? ", "Wren thought that this could fit you.")
    assert "Mote Park" in inside(shown, *list_of)


def without_link(words: str) -> str:
    return re.sub(r"https?://\S+", "LINK", words)


def test_the_text_and_the_line_are_those_that_are_sent(cast):
    intake = make_intake()
    host = Client()
    host.force_login(cast.chidi)
    html = host.get(f"/host/pledges/{intake.pledge_id}/preview/").content.decode()
    offer = lifecycle.offer(intake, cast.sam.young_adult, by=cast.wren)
    notice = Notification.objects.get(recipient=cast.sam, kind="offer_made")
    delivery = Delivery.objects.get(notification=notice, channel="text")
    sent = compose([delivery], uuid.uuid4(), "+447700900123").body
    assert without_link(inside(html, 'id="preview-text">', "</p>")) == without_link(sent)
    assert inside(html, 'id="preview-line">', "</p>") == OFFERED.line(offer)


def test_before_there_are_dates_the_preview_says_that_they_are_made_up(cast):
    pledge = make_pledge(status="draft", places=None)
    host = Client()
    host.force_login(cast.chidi)
    html = host.get(f"/host/pledges/{pledge.pk}/preview/").content.decode()
    assert "these are only examples" in html
    assert pledge.intakes.count() == 0


def test_a_preview_tells_nothing_of_anybody(cast):
    offer = lifecycle.offer(make_intake(), cast.sam.young_adult, by=cast.wren, reasons=["Likes trees"])
    host = Client()
    host.force_login(cast.chidi)
    html = host.get(f"/host/pledges/{offer.pledge.pk}/preview/").content.decode()
    for secret in (cast.sam.young_adult.first_name, "Likes trees", "miles", "from you"):
        assert secret not in html
