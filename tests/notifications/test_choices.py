"""How somebody wants to be told: channel by channel, when, and a pause; for everyone, only for oneself."""

import datetime as dt

import pytest
from django.urls import reverse

from notifications.models import Choice
from notifications.reaching import ways_to
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.notifications.kinds import NEWS

pytestmark = pytest.mark.django_db
CHOICES = reverse("notifications:choices")
USUAL = {"quiet_from": "20:00", "quiet_until": "08:00", "how_often": "as-it-comes"}


@pytest.fixture
def sams(client, cast):
    client.force_login(cast.sam)
    return client


def test_everyone_may_choose_for_themselves(client, cast):
    for _name, person in cast:
        client.force_login(person)
        assert client.get(CHOICES).status_code == 200
        assert client.post(CHOICES, {**USUAL, "channels": ["email"]}).status_code == 302
        assert Choice.objects.get(user=person).channels == ["email"]
    assert Choice.objects.count() == 10


def test_a_visitor_is_sent_to_sign_in(client):
    assert client.get(CHOICES).status_code == 302


def test_the_usual_is_shown_until_somebody_chooses(sams):
    initial = sams.get(CHOICES).context["form"].initial
    assert initial == {
        "channels": ["text"],
        "how_often": "as-it-comes",
        "quiet_from": "20:00",
        "quiet_until": "08:00",
        "paused": False,
    }


@pytest.mark.parametrize(
    ("channels", "kept"),
    [(["text", "email"], ["text", "email"]), (["call"], ["call"]), (["letter"], ["letter"]), (["none"], [])],
)
def test_a_choice_is_kept_and_shown_again(sams, cast, channels, kept):
    hours = {"quiet_from": "22:00", "quiet_until": "10:00"}
    sams.post(CHOICES, {**USUAL, **hours, "channels": channels, "paused": "on"})
    choice = Choice.objects.get(user=cast.sam)
    assert (choice.channels, choice.quiet_from, choice.quiet_until) == (kept, dt.time(22), dt.time(10))
    assert choice.paused
    assert sams.get(CHOICES).context["form"].initial["channels"] == channels


@pytest.mark.parametrize("name", ["sam", "wren", "chidi"])
@pytest.mark.parametrize(("how_often", "gathered"), [("daily", True), ("as-it-comes", False)])
def test_everyone_chooses_how_often(client, cast, name, how_often, gathered):
    person = getattr(cast, name)
    client.force_login(person)
    client.post(CHOICES, {**USUAL, "channels": ["email"], "how_often": how_often})
    assert Choice.objects.get(user=person).gathered is gathered
    assert client.get(CHOICES).context["form"].initial["how_often"] == how_often


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"channels": []}, "Choose how we should tell you."),
        ({"channels": ["none", "text"]}, "Choose “None of these”, or some of the others."),
        ({"channels": ["pigeon"]}, "pigeon"),
        (
            {"channels": ["text"], "quiet_until": "20:00"},
            "Choose two different times, or pause all messages.",
        ),
        ({"channels": ["text"], "quiet_from": "25:00"}, "25:00"),
        ({"channels": ["text"], "how_often": "never"}, "never"),
        ({"channels": ["text"], "how_often": ""}, "Choose how often."),
        ({"channels": ["text"], "quiet_from": "x\x00"}, "There is a problem"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_changes_nothing(sams, answers, sentence):
    answer = sams.post(CHOICES, {**USUAL, **answers})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Choice.objects.count() == 0


def test_numbers_and_addresses_are_mostly_hidden(sams):
    page = sams.get(CHOICES).content.decode()
    assert "the number that ends in 123" in page
    assert "900123" not in page
    assert "sam@example.org" not in page


def test_a_channel_without_an_address_is_not_offered(client, cast):
    client.force_login(cast.wren)
    assert [value for value, _ in client.get(CHOICES).context["form"].fields["channels"].choices] == [
        "email",
        "none",
    ]


def test_choosing_keeps_that_texts_were_stopped(sams, cast):
    Choice.objects.create(user=cast.sam, texts_stopped_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    assert "You asked us to stop texts" in sams.get(CHOICES).content.decode()
    sams.post(CHOICES, {**USUAL, "channels": ["text"]})
    assert ways_to([cast.sam.pk])[cast.sam.pk].channels(NEWS) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_page_passes_axe_and_says_what_is_wrong(windows, cast, width):
    page = windows.open(CHOICES, person=cast.sam, width=width)
    assert axe_violations(page) == []
    page.get_by_label("Text message to").uncheck()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    assert axe_violations(page) == []
