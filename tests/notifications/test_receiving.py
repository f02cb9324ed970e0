"""What comes back from outside: only with the token, each once, and no text is an answer by itself."""

import json
import uuid

import pytest
from django.urls import reverse

from notifications import sending
from notifications.models import Choice, Delivery, Notification, ReceivedText, Task
from notifications.tasks import to_do
from notifications.telling import notify
from tests.notifications.kinds import NEWS

pytestmark = pytest.mark.django_db

RECEIPTS, TEXTS = reverse("notifications:receipts"), reverse("notifications:texts")
TOKEN = "a-token-that-only-notify-and-we-know"
SAMS, NOORS = "447700900123", "447700900124"


@pytest.fixture(autouse=True)
def our_token(settings, monkeypatch):
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN
    monkeypatch.setattr("notifications.quiet.after_quiet_hours", lambda moment, hours: moment)


@pytest.fixture
def people(cast):
    cast.noor.young_adult.phone = f"+{NOORS}"
    cast.noor.young_adult.save()
    return cast


def call(client, path, body, token=TOKEN):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    body = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(path, body, content_type="application/json", headers=headers).status_code


def text(words, number=SAMS, id_=None):
    return {
        "id": id_ or str(uuid.uuid4()),
        "source_number": number,
        "destination_number": "447700900999",
        "message": words,
        "date_received": "2026-11-24T12:00:00.000000Z",
    }


@pytest.mark.parametrize("path", [RECEIPTS, TEXTS])
@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "é"])
def test_without_the_token_nothing_happens(client, people, path, token):
    assert call(client, path, text("STOP"), token.encode().decode("latin-1")) == 401
    assert ReceivedText.objects.count() == 0


def test_while_no_token_is_set_the_door_is_shut(client, people, settings):
    settings.NOTIFY_CALLBACK_TOKEN = ""
    assert call(client, TEXTS, text("STOP"), "") == 401


@pytest.mark.parametrize("path", [RECEIPTS, TEXTS])
def test_the_door_is_for_posts(client, path):
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("body", ["", "no json", "[]", "3", "null", b"\xff"])
def test_what_is_no_callback_is_refused_and_breaks_nothing(client, people, body):
    assert call(client, TEXTS, body) == 400
    assert call(client, RECEIPTS, body) == 400


@pytest.mark.parametrize("reference", [None, "", "x", "1ea15ebf-9768-4e1c-b37c-8e940bd15e5a", "a\x00b"])
def test_a_receipt_for_something_unknown_is_taken_without_a_word(client, reference):
    assert call(client, RECEIPTS, {"id": "1", "reference": reference, "status": "delivered"}) == 204


def test_a_receipt_twice_changes_the_status_once(client, people, post):
    notify(people.sam, NEWS, f"{people.sam.pk}.1", "/")
    delivery = Delivery.objects.get()
    sending.send(delivery.pk)
    delivery.refresh_from_db()
    body = {"id": "abc", "reference": str(delivery.reference), "status": "delivered"}
    assert [call(client, RECEIPTS, body) for _ in range(3)] == [204] * 3
    assert [step.verb for step in delivery.steps.all()] == ["send", "arrive"]


@pytest.mark.parametrize(
    "words",
    [
        "STOP",
        "stop",
        " Stop. ",
        "Stop it please",
        "UNSUBSCRIBE",
        "STOP\nSam",
        "“Stop”",
        "Stop-please",
        "STOP\u00a0ALL",
    ],
)
def test_stop_ends_all_texts_at_once_and_the_adviser_hears_of_it(client, people, post, words):
    notify(people.sam, NEWS, f"{people.sam.pk}.1", "/")
    under_way = Delivery.objects.get()
    call(client, TEXTS, text(words))
    sending.send(under_way.pk)
    notify(people.sam, NEWS, f"{people.sam.pk}.2", "/")
    assert [it.channel for it in Delivery.objects.exclude(pk=under_way.pk)] == ["email"]
    assert post.sent == []
    (todo,) = to_do(people.ade)
    assert "Sam texted" in todo.sentence
    assert "No more texts are sent." in todo.sentence


def test_stop_holds_for_everybody_with_this_number_and_start_takes_it_back(client, people):
    people.noor.young_adult.phone = f"+{SAMS}"
    people.noor.young_adult.save()
    call(client, TEXTS, text("STOP"))
    stopped = Choice.objects.exclude(texts_stopped_at=None)
    assert set(stopped.values_list("user__name", flat=True)) == {"Sam", "Noor"}
    call(client, TEXTS, text("START"))
    assert stopped.count() == 0


@pytest.mark.parametrize("words", ["YES", "yes please", "No", "NO.", "Yes/Sam"])
def test_yes_or_no_by_text_answers_nothing_but_is_a_task_and_gets_the_next_step(client, people, post, words):
    call(client, TEXTS, text(words))
    (todo,) = to_do(people.ade)
    assert todo.sentence == f"Sam texted “{words}”. Call or confirm."
    reply = Notification.objects.get()
    assert (reply.recipient, reply.kind) == (people.sam, "text_heard")
    sending.send(Delivery.objects.get().pk)
    assert post.sent[0].body.startswith("Thank you. To answer for sure, open this: https://")


def test_a_number_that_two_share_reaches_both_advisers_and_gets_no_link(client, people):
    people.noor.young_adult.phone = f"+{SAMS}"
    people.noor.young_adult.save()
    call(client, TEXTS, text("YES"))
    assert {task.owner for task in Task.objects.all()} == {people.ade, people.amina}
    assert to_do(people.ade)[0].sentence.startswith("Noor or Sam texted")
    assert Notification.objects.count() == 0


def test_the_same_text_twice_is_one_task_and_two_texts_are_two(client, people):
    twice = text("Hello?")
    for _ in range(2):
        assert call(client, TEXTS, twice) == 204
    call(client, TEXTS, text("Anyone there?"))
    assert [todo.sentence for todo in to_do(people.ade)] == [
        "Sam texted “Hello?”. Call them back.",
        "Sam texted “Anyone there?”. Call them back.",
    ]


@pytest.mark.parametrize("words", ["", "👋", "x" * 10_000, "a\x00b", "<script>", "’"])
def test_whatever_somebody_texts_is_kept_up_to_a_limit(client, people, words):
    assert call(client, TEXTS, text(words)) == 204
    assert ReceivedText.objects.get().words == words.replace("\x00", "")[:1000]


def test_a_text_from_an_unknown_number_is_kept_and_disturbs_nobody(client, people):
    assert call(client, TEXTS, text("Hi", number="447700900777")) == 204
    assert (ReceivedText.objects.count(), Task.objects.count()) == (1, 0)
