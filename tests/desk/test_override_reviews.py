"""The head of service looks at each rule that was set aside."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from desk import overriding
from desk.models import OverrideReview
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from tests.factories import make_offer

ASIDE = {"code": "CAP", "rule": "3 offers are open already.", "why": "His uncle drives him"}


def set_aside(cast, by=None):
    return make_offer(young_adult=cast.sam.young_adult, overrides=[ASIDE], offered_by=by or cast.wren)


@pytest.mark.django_db(transaction=True)
def test_the_head_of_service_does_not_agree_and_the_worker_who_sent_it_reads_why(windows, cast):
    set_aside(cast)
    page = windows.open(reverse("desk:service"), person=cast.morgan)
    page.get_by_role("link", name="Agree or not for Sam Samson, Apprentice ranger").click()
    page.get_by_label("No, I do not agree").check()
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Say why you do not agree.").first).to_be_visible()
    page.get_by_label("Anything to say?").fill("Three are enough for now.")
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Not agreed")).to_be_visible()
    worker = windows.open(reverse("notifications:inbox"), person=cast.wren)
    expect(worker.get_by_text("was not agreed: Three are enough for now.")).to_be_visible()


def test_what_is_agreed_is_agreed_once_and_tells_nobody(cast, client):
    offer = set_aside(cast)
    overriding.review(offer, True, by=cast.morgan)
    with pytest.raises(NotNow):
        overriding.review(offer, False, "No", by=cast.morgan)
    assert not Notification.objects.filter(kind="override_not_agreed").exists()
    client.force_login(cast.morgan)
    page = client.get(reverse("desk:overrides")).content.decode()
    assert "Agreed" in page
    assert "Agree or not" not in page


def test_nobody_agrees_to_what_they_set_aside_themselves(cast):
    with pytest.raises(NotPermitted):
        overriding.review(set_aside(cast, cast.morgan), True, by=cast.morgan)
    with pytest.raises(NotPermitted):
        overriding.review(set_aside(cast), True, by=cast.wren)
    assert not OverrideReview.objects.exists()
