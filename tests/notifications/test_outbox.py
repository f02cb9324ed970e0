"""The demonstration's outbox: every message as it looks on the phone, and texting back."""

import pytest
from django.urls import reverse

from accounts import invitations, jobs
from demo.notify.standing_by import standing_by
from notifications import sending
from notifications.models import Delivery, Task
from notifications.telling import notify
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.waiting import wait_until
from tests.notifications.kinds import NEWS
from tests.people import make_cast

OUTBOX = reverse("demo:outbox")


@pytest.fixture(autouse=True)
def day(monkeypatch, settings):
    """Settings that standing_by changes are put back, and there is no night."""
    for name in (
        "PUBLIC_URL",
        "NOTIFY_URL",
        "NOTIFY_API_KEY",
        "NOTIFY_TEXT_TEMPLATE",
        "NOTIFY_EMAIL_TEMPLATE",
    ):
        setattr(settings, name, "")
    settings.NOTIFY_CALLBACK_TOKEN, settings.MESSAGE_PROVIDERS = "", {}
    monkeypatch.setattr("notifications.quiet.after_quiet_hours", lambda moment, hours: moment)


def tell_sam(cast):
    notify(cast.sam, NEWS, f"{cast.sam.pk}.1", "/")
    notify(cast.wren, NEWS, f"{cast.wren.pk}.1", "/")
    for delivery in Delivery.objects.all():
        sending.send(delivery.pk)


@pytest.mark.django_db
def test_without_the_demonstration_it_says_how_to_start_it(client):
    assert "Start the demonstration" in client.get(OUTBOX).content.decode()
    assert client.post(reverse("demo:reply")).status_code == 404


@pytest.mark.django_db
def test_what_is_no_number_gets_a_sentence(client):
    with standing_by("http://localhost:1"):
        answer = client.post(reverse("demo:reply"), {"number": "x", "words": "YES"}, follow=True)
    assert "Must not contain letters or symbols" in answer.content.decode()


@pytest.mark.django_db
def test_an_invitation_is_there_too_though_no_notify_carries_it(client, settings):
    settings.EMAIL_BACKEND = "demo.mailbox.EmailBackend"
    cast = make_cast()
    with standing_by("http://localhost:1"):
        invitation = invitations.invite("robin@example.org", "Robin", "ete_worker", by=cast.morgan)
        jobs.send_invitation(invitation.pk)
        page = client.get(OUTBOX).content.decode()
    assert "E-mail to robin@example.org" in page
    assert 'href="http://localhost:1/accounts/invitation/' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_messages_are_shown_as_on_the_phone_and_can_be_answered(windows, asgi_server, width):
    cast = make_cast()
    with standing_by(asgi_server.url):
        tell_sam(cast)
        page = windows.open(OUTBOX, width=width)
        page.get_by_text("There is news. http").first.wait_for()
        assert axe_violations(page) == []
        page.get_by_role("button", name="Text back “YES”").click()
        page.get_by_text("The personal adviser has it as a task.").wait_for()
        wait_until(Task.objects.exists)
