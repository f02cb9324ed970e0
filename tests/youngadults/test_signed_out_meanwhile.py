"""The sign-in ends while a page is open: no tap is taken for sent, help is at hand, no page is white."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from accounts import links
from accounts.only_sent import page_above
from offers import lifecycle
from offers.models import Offer, SafetyConcern
from tests.bed.browser import PHONE
from tests.factories import make_offer


def test_a_yes_after_the_sign_in_has_ended_is_said_to_be_not_sent_and_can_be_tapped_again(cast, windows):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open(f"/my/offers/{offer.pk}/", person=cast.sam, width=PHONE, java_script_enabled=False)
    Session.objects.all().delete()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get a link to sign in")
    expect(page.locator("#told")).to_contain_text("You are signed out, so your answer was not sent.")

    # the link that is sent then leads to where they were going
    page.goto(f"/l/{links.make(cast.sam, leads_to=f'/my/offers/{offer.pk}/yes/')}/")
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was sent")
    page.get_by_role("link", name="Open the page").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()


def test_who_looks_for_help_and_is_signed_out_reads_the_numbers_at_the_door(cast, client):
    for send in (client.get, client.post):
        page = send(reverse("my:not_safe"), follow=True).content.decode()
        assert 'href="tel:999"' in page
        assert 'href="tel:116123"' in page
    assert 'href="tel:999"' not in client.get("/l/?next=/my/").content.decode()
    assert not SafetyConcern.objects.exists()


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/my/offers/3/yes/", "/my/offers/3/"),
        ("/my/letter/make/", "/my/letter/"),
        ("/my/wishes/3/take-back/", "/my/wishes/"),
        ("/my/pause/", "/my/"),
        ("/language/", "/"),
    ],
)
def test_a_button_hangs_on_the_nearest_page_above_it(address, above):
    assert page_above(address) == above


def test_what_is_only_sent_says_so_to_whoever_opens_it(cast, client):
    client.force_login(cast.chidi)
    answer = client.get(reverse("pledges:copy", args=[1]))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Nothing was sent" in answer.content.decode()


def test_another_language_is_chosen_on_the_page_of_an_offer_that_has_gone(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    lifecycle.withdraw(offer, by=cast.wren)
    client.force_login(cast.sam)
    page = client.post(f"/my/offers/{offer.pk}/yes/").content.decode()
    assert f'name="next" value="/my/offers/{offer.pk}/"' in page
    assert Offer.objects.get().status == "withdrawn_by_service"
