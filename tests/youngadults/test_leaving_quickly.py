"""Leave quickly, then somebody presses the button to go back: nothing of what was read is there."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import expect

from tests.bed.browser import PHONE
from tests.bed.waiting import wait_until
from tests.factories import make_offer
from tests.youngadults.every_page import address_of, pages_of_sam

NEUTRAL = "https://www.bbc.co.uk/weather"


def test_going_back_after_leaving_quickly_leads_to_the_door(cast, windows):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    page.route(f"{NEUTRAL}**", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    page.goto(f"/my/offers/{offer.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Apprentice ranger")
    page.get_by_role("link", name="Leave quickly").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Weather")
    wait_until(lambda: not Session.objects.exists(), page=page, otherwise=lambda: "still signed in")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get a link to sign in")
    expect(page.get_by_text("Sam")).to_have_count(0)


@pytest.mark.parametrize("send", ["get", "post"])
def test_with_scripts_or_without_it_ends_the_sign_in_and_drops_what_is_kept(cast, send):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.sam)
    answer = getattr(client, send)("/leave/")
    assert answer.status_code == {"get": 302, "post": 204}[send]
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert client.get("/my/")["Location"] == "/l/?next=/my/"


def test_nobody_else_is_signed_out_by_it(cast, client):
    client.force_login(cast.wren)
    assert client.get("/leave/")["Location"] == NEUTRAL
    assert client.get("/desk/").status_code == 200


def test_every_page_leads_out_by_the_same_way(cast, client):
    client.force_login(cast.sam)
    for row in pages_of_sam():
        page = client.get(address_of(row, cast)).content.decode()
        assert f'href="/leave/" rel="noreferrer nofollow" data-leave="{NEUTRAL}"' in page, row
