"""An offer's page after a yes: what was said, asked and settled."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from offers import breaking, lifecycle, promise_reports
from offers.models import Breakdown, CheckIn, Reason
from tests.factories import make_offer


@pytest.fixture
def page(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    CheckIn.objects.create(offer=offer, point="first_day", answer="good", answered_at=timezone.now())
    CheckIn.objects.create(offer=offer, point="week_one")
    promise_reports.report(offer, "pay", "No travel money", by=cast.sam)
    lifecycle.pause(offer, by=cast.wren)

    def read():
        client.force_login(cast.ade)
        return " ".join(client.get(reverse("desk:offer", args=[offer.pk])).content.decode().split())

    return read


def test_it_says_how_it_goes_and_leads_to_what_is_still_to_do(page):
    said = page()
    assert "<span>First day</span><span>Good</span>" in said
    assert "no answer yet" in said
    assert "No travel money" in said
    assert "Say what came of it" in said
    assert "Say what comes next" in said


def test_what_was_settled_is_kept_in_words(page, cast):
    breaking.settle(Breakdown.objects.get(), "change", by=cast.ade, words="From ten", host_told=True)
    said = page()
    assert "Paused, then: it goes on, with something changed (the host knows)" in said
    assert "From ten" in said
    assert "Say what comes next" not in said


def test_the_reason_of_an_answer_is_said_in_words(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    lifecycle.decline(offer, by=cast.ade, reason="too_far", consent="On the phone")
    client.force_login(cast.wren)
    page = client.get(reverse("desk:offer", args=[offer.pk])).content.decode()
    assert "How they said so: On the phone" in page
    assert str(Reason.TOO_FAR.label) in page


def test_it_says_on_which_days_they_were_there(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    today = timezone.localdate()
    for days, what in ((3, "here"), (2, "not_here"), (1, "not_theirs")):
        offer.attendance.create(day=today - dt.timedelta(days=days), what=what)
    for person in (cast.wren, cast.ade):
        client.force_login(person)
        page = " ".join(client.get(reverse("desk:offer", args=[offer.pk])).content.decode().split())
        part = page.partition("Attendance, as the host marked it")[2].partition("</ul>")[0]
        assert part.index("Not one of their days") < part.index("Not here") < part.index(">Here<")
