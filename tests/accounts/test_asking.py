"""The page that asks before it acts is the same in every room, and loses nothing of what was typed."""

import pytest
from django.urls import reverse

from offers.models import Offer, OfferStep
from pledges.models import Pledge
from tests.factories import make_offer, make_pledge
from tests.inspections.making import make_check

pytestmark = pytest.mark.django_db

WORDS = "The park floods in winter."


def of_a_pledge(cast):
    pledge = make_pledge()
    Pledge.objects.filter(pk=pledge.pk).update(status="closed")
    return cast.chidi, reverse("pledges:withdraw", args=[pledge.pk]), {"why": WORDS}


def of_a_pledge_at_the_desk(cast):
    pledge = make_pledge()
    Pledge.objects.filter(pk=pledge.pk).update(status="closed")
    return cast.wren, reverse("desk:pause", args=[pledge.pk]), {"why": WORDS}


def of_a_check(cast):
    check = make_check(cast, status="called_off")
    return cast.morgan, reverse("inspections:call_off", args=[check.pk]), {"why": WORDS}


def of_an_offer(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    OfferStep.objects.create(record=offer, verb="accept", from_status="offered", to_status="accepted")
    Offer.objects.filter(pk=offer.pk).update(status="completed")
    return cast.chidi, reverse("host:ended", args=[offer.pk]), {"why": WORDS}


MOVED_ON = [of_a_pledge, of_a_pledge_at_the_desk, of_a_check, of_an_offer]


@pytest.mark.parametrize("where", MOVED_ON)
def test_a_page_that_was_overtaken_says_what_is_true_now_and_keeps_the_words(where, cast, client):
    person, address, typed = where(cast)
    client.force_login(person)
    late = client.post(address, typed)
    page = late.content.decode()
    assert late.status_code == 409
    assert 'class="govuk-error-summary"' in page
    assert "No, go back" in page
    assert WORDS in page


@pytest.mark.parametrize("where", MOVED_ON)
def test_nobody_is_asked_about_what_is_no_longer_open(where, cast, client):
    person, address, _ = where(cast)
    client.force_login(person)
    opened = client.get(address)
    assert opened.status_code == 409
    assert "This has just changed" in opened.content.decode()


def test_what_was_done_in_a_row_of_a_list_leads_back_to_it_and_nowhere_outside(cast, client):
    client.force_login(cast.wren)
    for came_from, leads_to in [
        ("/desk/", "/desk/"),
        ("//evil.example/", None),
        ("https://evil.example", None),
    ]:
        pledge = make_pledge()
        address = reverse("desk:pause", args=[pledge.pk])
        done = client.post(f"{address}?from={came_from}", {"why": WORDS})
        assert done.url == (leads_to or reverse("desk:pledge", args=[pledge.pk]))
