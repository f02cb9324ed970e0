"""Our provider with the real client against the local Notify, over HTTP, with receipts that come back over
HTTP.
"""

import pytest
from django.core.mail import send_mail
from notifications_python_client.errors import HTTPError

from demo.notify.keys import LIVE
from demo.notify.server import Callbacks, running
from demo.notify.templates import EMAIL, TEXT
from notifications import asking, sending
from notifications.models import Delivery, Task
from notifications.providers import Result, govuk_notify
from notifications.telling import notify, notify_many
from tests.bed.waiting import wait_until
from tests.notifications.kinds import NEWS
from tests.people import make_cast

TOKEN = "a-token-that-only-notify-and-we-know"


@pytest.fixture
def server(settings):
    with running() as server:
        settings.MESSAGE_PROVIDERS = dict.fromkeys(("text", "email"), "notifications.providers.govuk_notify")
        settings.NOTIFY_URL = server.notify.root
        settings.NOTIFY_API_KEY = str(LIVE)
        settings.NOTIFY_TEXT_TEMPLATE, settings.NOTIFY_EMAIL_TEMPLATE = TEXT.id, EMAIL.id
        settings.NOTIFY_CALLBACK_TOKEN = TOKEN
        yield server


def tell(person, occasion=1):
    notify(person, NEWS, f"{person.pk}.{occasion}", "/")
    return Delivery.objects.latest("pk")


@pytest.fixture(autouse=True)
def no_night(monkeypatch):
    """The test may run at night, and the real clock must go on: Notify looks at it."""
    monkeypatch.setattr("notifications.quiet.after_quiet_hours", lambda moment, hours: moment)


def the(delivery):
    delivery.refresh_from_db()
    return delivery


@pytest.mark.django_db
def test_a_text_and_an_e_mail_leave_with_our_words_and_reference(cast, server):
    notify_many([(cast.sam, f"{cast.sam.pk}.1", "/"), (cast.wren, f"{cast.wren.pk}.1", "/")], NEWS)
    for delivery in Delivery.objects.all():
        sending.send(delivery.pk)
    taken = {it.to: it for it in server.notify.sent}
    text, mail = taken["447700900123"], taken["wren@example.org"]
    assert text.content["body"].startswith("There is news. http")
    assert mail.content["subject"] == "There is news."
    references = {str(it.reference): it.provider_id for it in Delivery.objects.all()}
    assert references == {text.reference: text.id, mail.reference: mail.id}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "status"),
    [("+447700900123", "sending"), ("+441632960123", "permanent_failure")],
)
def test_a_number_that_notify_refuses_is_dead(cast, server, number, status):
    cast.sam.young_adult.phone = number
    cast.sam.young_adult.save()
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert the(delivery).status == status


@pytest.mark.django_db
def test_what_notify_is_too_busy_for_waits(cast, server):
    server.notify.a_minute = 0
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert (the(delivery).status, delivery.steps.last().why) == ("temporary_failure", "Notify answered 429")
    assert delivery.due_at is not None


@pytest.mark.django_db
def test_a_wrong_key_is_ours_to_mend(cast, server, settings):
    settings.NOTIFY_API_KEY = str(LIVE)[:-4] + "0000"
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert (the(delivery).status, delivery.steps.last().why) == (
        "technical_failure",
        "Notify answered 403 (AuthError)",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["silent", "500", "503"])
def test_no_answer_is_no_reason_to_send_twice(cast, server, trouble):
    delivery = tell(cast.sam)
    server.trouble = trouble
    sending.send(delivery.pk)
    assert the(delivery).status == "sending"
    server.trouble = ""
    asking.ask(delivery)
    sending.send(delivery.pk)
    assert len(server.notify.sent) == 1


@pytest.mark.django_db
def test_while_notify_is_away_nothing_is_decided(cast, server):
    delivery = tell(cast.sam)
    server.trouble = "503"
    sending.send(delivery.pk)
    asking.ask(the(delivery))
    assert the(delivery).status == "sending"


@pytest.mark.django_db
def test_asking_by_reference_finds_what_became_of_it(cast, server):
    server.notify.fates["447700900123"] = "permanent-failure"
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    wait_until(lambda: server.notify.sent[0].status == "permanent-failure")
    assert govuk_notify.look_up(the(delivery).reference).result is Result.PERMANENT


@pytest.mark.django_db
def test_nothing_listening_is_no_answer(cast, server, settings):
    settings.NOTIFY_URL = "http://127.0.0.1:9"
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert the(delivery).status == "sending"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("fate", "status"),
    [
        ("delivered", "delivered"),
        ("temporary-failure", "temporary_failure"),
        ("permanent-failure", "permanent_failure"),
        ("technical-failure", "technical_failure"),
    ],
)
def test_receipts_come_back_to_our_door(server, asgi_server, fate, status):
    cast = make_cast()
    callbacks = Callbacks(f"{asgi_server.url}/inbox/callbacks/receipts/", TOKEN, 0.01)
    server.notify.tell_receipt = callbacks.tell
    server.notify.fates["447700900123"] = fate
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    wait_until(lambda: the(delivery).status == status)
    # The answer comes after what it is about; on a busy machine Notify may have to call more than once.
    wait_until(lambda: [code for code, _ in callbacks.told if code][-1:] == [204])
    assert {code for code, _ in callbacks.told} <= {0, 204}


@pytest.mark.django_db(transaction=True)
def test_a_text_that_comes_back_is_read_by_the_adviser_and_answered(server, asgi_server):
    cast = make_cast()
    server.notify.tell_received = Callbacks(f"{asgi_server.url}/inbox/callbacks/texts/", TOKEN, 0.01).tell
    server.notify.receive("07700900123", "Yes please")
    wait_until(lambda: Task.objects.count() == 2)  # Sam and Noor share a phone
    assert {task.owner for task in Task.objects.all()} == {cast.ade, cast.amina}


def test_callbacks_are_tried_again_after_no_answer_and_never_after_a_refusal(monkeypatch):
    answers = iter([0, 503, 429, 204])
    callbacks = Callbacks("http://127.0.0.1:9/", TOKEN, 0)
    monkeypatch.setattr(callbacks, "post", lambda body: next(answers))
    callbacks.try_until_heard({})
    assert [status for status, _ in callbacks.told] == [0, 503, 429, 204]
    answers = iter([400, 204])
    callbacks.try_until_heard({})
    assert [status for status, _ in callbacks.told][4:] == [400]
    answers = iter([500] * 9)
    callbacks.try_until_heard({})
    assert len(callbacks.told) == 5 + 6


def test_what_a_room_mails_by_itself_leaves_by_notify_too(server, settings):
    settings.EMAIL_BACKEND = "notifications.mail_by_notify.EmailBackend"
    assert (
        send_mail("Choose a new password", "Here is a link.", None, ["wren@example.org", "dana@example.org"])
        == 1
    )
    taken = [(it.to, it.content["subject"], it.content["body"]) for it in server.notify.sent]
    words = ("Choose a new password", "Here is a link.")
    assert taken == [("wren@example.org", *words), ("dana@example.org", *words)]


def test_mail_that_notify_does_not_take_is_not_lost_in_silence(server, settings):
    settings.EMAIL_BACKEND = "notifications.mail_by_notify.EmailBackend"
    settings.NOTIFY_EMAIL_TEMPLATE = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(HTTPError):
        send_mail("A code", "123 456", None, ["wren@example.org"])
    assert send_mail("A code", "123 456", None, ["wren@example.org"], fail_silently=True) == 0
    assert server.notify.sent == []
