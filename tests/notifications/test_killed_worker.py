"""A worker that is killed in the middle of its work: nothing is lost, and nothing is sent twice."""

import signal
import time
from collections import Counter

import pytest
from django.utils import timezone

from demo.notify.keys import LIVE
from demo.notify.server import Callbacks, running
from demo.notify.templates import EMAIL, TEXT
from notifications import jobs
from notifications.models import Delivery, Notification
from notifications.telling import notify_many
from tests.bed.waiting import wait_until
from tests.notifications import worker
from tests.notifications.kinds import URGENT
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)

MESSAGES = 40
TOKEN = "a-token-that-only-notify-and-we-know"
SECONDS_FOR_NOTIFY_TO_TAKE_ONE = 0.05


@pytest.fixture
def post_office(settings, asgi_server):
    """A slow Notify, whose receipts come back to the real application."""
    settings.NOTIFY_CALLBACK_TOKEN = TOKEN
    with running() as server:
        server.notify.tell_receipt = Callbacks(
            f"{asgi_server.url}/inbox/callbacks/receipts/", TOKEN, 0.1
        ).tell
        take = server.notify.take

        def take_slowly(*request):
            taken = take(*request)
            time.sleep(SECONDS_FOR_NOTIFY_TO_TAKE_ONE)
            return taken

        server.notify.take = take_slowly
        use(server, settings)
        yield server.notify


def use(server, settings):
    settings.MESSAGE_PROVIDERS = dict.fromkeys(("text", "email"), "notifications.providers.govuk_notify")
    settings.NOTIFY_URL, settings.NOTIFY_API_KEY = server.notify.root, str(LIVE)
    settings.NOTIFY_TEXT_TEMPLATE, settings.NOTIFY_EMAIL_TEMPLATE = TEXT.id, EMAIL.id


def test_killed_again_and_again_a_worker_sends_everything_once(post_office, settings):
    cast = make_cast()
    notify_many([(cast.wren, f"{cast.wren.pk}.{number}", "/") for number in range(MESSAGES)], URGENT)
    for enough in (5, 15):
        process = worker.start(settings)
        wait_until(lambda enough=enough: len(post_office.sent) >= enough)
        process.send_signal(signal.SIGKILL)
        process.wait()
    # What was found in "sending" is asked about once its time has come; here that time is now.
    time.sleep(SECONDS_FOR_NOTIFY_TO_TAKE_ONE * 4)
    Delivery.objects.under_way().update(due_at=timezone.now())
    jobs.look_after_deliveries(timestamp=0)
    process = worker.start(settings)
    try:
        wait_until(lambda: Delivery.objects.filter(status="delivered").count() == MESSAGES)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert Notification.objects.filter(kind="test_urgent").count() == MESSAGES
    sent = Counter(message.content["body"] for message in post_office.sent)
    assert len(sent) == MESSAGES
    assert set(sent.values()) == {1}
