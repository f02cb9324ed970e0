"""What the desk says of texts: that somebody stopped them, and that this month's are used up."""

import datetime as dt

import pytest
from django.urls import reverse

from desk import lifecycle
from notifications import receiving
from notifications.models import Choice
from rulebook import remembering
from rulebook.models import Entry
from rulebook.writing import day
from tests.factories import make_intake

pytestmark = pytest.mark.django_db
USED_UP = "This month’s texts are used up."


@pytest.fixture
def sams(client, cast):
    """Sam's page at the desk, and how to open it."""
    sam = cast.sam.young_adult
    sam.phone = "+447700900123"
    sam.save()

    def page(person):
        client.force_login(person)
        return client.get(reverse("desk:young_adult", args=[sam.pk])).content.decode()

    return page


def text(words):
    receiving.text({"id": words, "source_number": "447700900123", "message": words})


def test_who_texted_stop_is_shown_so_until_they_text_start(sams, cast):
    for person in (cast.ade, cast.wren):
        assert "they texted STOP" not in sams(person)
    text("Stop")
    stopped = Choice.objects.get(user=cast.sam).texts_stopped_at
    for person in (cast.ade, cast.wren):
        assert f"Stopped: they texted STOP on {day(stopped, True)}" in sams(person)
    text("START")
    assert "they texted STOP" not in sams(cast.ade)


def pages(cast):
    intake = make_intake()
    sending = lifecycle.choose(intake, [cast.sam.young_adult.pk], by=cast.wren)
    return {
        "today": reverse("desk:today"),
        "tasks": reverse("notifications:tasks"),
        "preview": f"{reverse('desk:preview', args=[intake.pk])}?person={cast.sam.young_adult.pk}",
        "sending to many": sending.get_absolute_url(),
    }


@pytest.mark.parametrize("name", ["today", "tasks", "preview", "sending to many"])
def test_wherever_texts_are_counted_on_the_desk_says_that_they_are_used_up(client, cast, name):
    page = pages(cast)[name]
    client.force_login(cast.wren)
    assert USED_UP not in client.get(page).content.decode()
    Entry.objects.create(key="notice.texts_a_month", value=0, from_on=dt.date(2020, 1, 1), why="A test")
    remembering.forget()
    assert USED_UP in client.get(page).content.decode()
    Entry.objects.update(value=5)
    remembering.forget()
    assert USED_UP not in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["chidi", "sam"])
def test_whoever_may_have_chosen_texts_reads_beside_their_messages_that_none_go_out(client, cast, name):
    client.force_login(getattr(cast, name))
    pages = [reverse("notifications:inbox"), reverse("notifications:choices")]
    words = "We can send no more texts this month."
    assert [words in client.get(page).content.decode() for page in pages] == [False, False]
    Entry.objects.create(key="notice.texts_a_month", value=0, from_on=dt.date(2020, 1, 1), why="A test")
    remembering.forget()
    assert [words in client.get(page).content.decode() for page in pages] == [True, True]


@pytest.mark.parametrize("name", ["chidi", "sam"])
def test_hosts_and_young_adults_read_nothing_of_it(client, cast, name):
    Entry.objects.create(key="notice.texts_a_month", value=0, from_on=dt.date(2020, 1, 1), why="A test")
    client.force_login(getattr(cast, name))
    answer = client.get("/", follow=True)
    assert (answer.status_code, USED_UP in answer.content.decode()) == (200, False)
