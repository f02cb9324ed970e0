"""An offer against a rule: asked for on the preview, on the manager's Today, answered, heard of."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from desk.queue import groups
from matching import overriding
from matching.models import OverrideRequest
from matching.rulings import rulings
from offers.models import Offer
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult


@pytest.fixture
def wanted(cast):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    days = make_young_adult("Days", preferences={"days": [6]})
    ruling = rulings(intake, [days.pk])[days.pk]
    return overriding.ask(intake, ruling, by=cast.wren, why="They moved it to Sundays")


def rows(user):
    return [row.title for group in groups(user) for row in group.rows if row.key.startswith("override.")]


def test_it_stands_on_the_managers_today_and_on_nobody_elses(cast, wanted):
    assert rows(cast.morgan) == ["Days Daysson: Apprentice ranger, against a rule"]
    assert rows(cast.wren) == rows(cast.ade) == []


def test_nobody_is_told_on_the_phone_what_may_not_come(cast, client):
    intake = make_intake(pledge=make_pledge(places=None))
    days = make_young_adult("Days", preferences={"days": [6]})
    client.force_login(cast.wren)
    said = {"person": [days.pk], f"why-{days.pk}": "They moved it", "told": "On the phone"}
    answer = client.post(reverse("desk:send", args=[intake.pk]), said)
    assert answer.status_code == 422
    assert "Tell nobody before a manager has agreed." in answer.content.decode()
    assert not OverrideRequest.objects.exists()


def test_the_list_has_each_with_its_reason_and_the_pledge_says_who_waits(cast, client, wanted):
    client.force_login(cast.morgan)
    for page in (reverse("desk:service"), reverse("desk:overrides"), wanted.get_absolute_url()):
        said = client.get(page).content.decode()
        assert "They moved it to Sundays" in said
        assert "Days Daysson" in said
    client.force_login(cast.wren)
    assert (
        "Wait for a manager" in client.get(reverse("desk:pledge", args=[wanted.pledge.pk])).content.decode()
    )


def test_an_answer_that_comes_too_late_says_who_hears_of_it(cast, client, wanted):
    wanted.pledge.status = "paused"
    wanted.pledge.save()
    client.force_login(cast.morgan)
    answer = client.post(wanted.get_absolute_url(), {"agreed": "yes"})
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "This pledge is not live" in said
    assert "Could not be sent any more" in said
    assert not Offer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_manager_who_does_not_agree_says_why(windows, cast, wanted):
    page = windows.open(reverse("desk:today"), person=cast.morgan)
    page.get_by_role("link", name="Agree or not Days Daysson: Apprentice ranger, against a rule").click()
    page.get_by_label("No, I do not agree").check()
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Say why you do not agree.").first).to_be_visible()
    page.get_by_label("Anything to say?").fill("Ask Days first.")
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Wren reads why. Nobody else hears.")).to_be_visible()
    expect(page.get_by_text("Not agreed")).to_be_visible()
    worker = windows.open(reverse("notifications:inbox"), person=cast.wren)
    expect(
        worker.get_by_text("Morgan does not agree that “Apprentice ranger” is offered to Days:")
    ).to_be_visible()
    assert not Offer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_whoever_asked_takes_it_back_on_its_page(windows, cast, wanted):
    page = windows.open(wanted.get_absolute_url(), person=cast.wren)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back. Nobody was told of anything.")).to_be_visible()
