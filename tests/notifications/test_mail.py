"""E-mails by SMTP, against a mail server on a port: what it says of a message, and what is made of it."""

import pytest

from notifications import outages, sending
from notifications.models import Delivery
from notifications.telling import notify
from tests.bed.mail_server import running
from tests.notifications.kinds import URGENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    settings.MESSAGE_PROVIDERS = {"email": "notifications.providers.mail"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 10
    with running() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


def sent_to(person):
    notify(person, URGENT, f"{person.pk}.1", "/")
    delivery = Delivery.objects.get()
    sending.send(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def test_what_the_server_takes_is_delivered_with_our_reference_as_its_id(cast, server):
    delivery = sent_to(cast.wren)
    assert delivery.status == "delivered"
    (letter,) = server.letters
    assert f"Message-ID: <{delivery.reference}@example.org>" in letter
    assert "To: wren@example.org" in letter


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"RCPT TO": "550 nobody here"}, "permanent_failure"),
        ({"RCPT TO": "451 later, please"}, "temporary_failure"),
        # Our own address is what it will not have: theirs is as good as before.
        ({"MAIL FROM": "553 not you"}, "technical_failure"),
        ({"DATA": "554 looks like spam"}, "technical_failure"),
        ({"DATA": "452 full"}, "temporary_failure"),
        # It hung up with the letter in its hands, and can never be asked.
        ({"DATA": ""}, "sending"),
    ],
)
def test_each_way_of_failing_is_kept_apart(cast, server, answers, status):
    server.answers = answers
    delivery = sent_to(cast.wren)
    assert delivery.status == status
    assert not any("@" in step.why for step in delivery.steps.all())


def test_a_server_that_does_not_answer_is_away_and_the_message_waits(cast, server, settings):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody listens there
    delivery = sent_to(cast.wren)
    assert delivery.status == "temporary_failure"
    assert delivery.due_at
    assert outages.away() == ["email"]

    settings.EMAIL_PORT = there
    Delivery.objects.update(due_at=delivery.made_at)
    sending.send(delivery.pk)
    assert len(server.letters) == 1
    assert outages.away() == []


def test_a_server_that_is_too_busy_to_begin_has_taken_nothing(cast, server):
    server.answers = {"": "421 too busy"}
    assert sent_to(cast.wren).status == "temporary_failure"
