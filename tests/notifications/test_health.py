"""How the sending is doing: figures that are true, for those who look after it, and warnings that come in
time.
"""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from notifications import health, jobs, outages, sending, spending
from notifications.models import Delivery, Notification, OpenSockets, Outage, Task
from notifications.providers import Outcome, Result
from notifications.telling import notify
from rulebook.models import Entry
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.notifications.kinds import NEWS

pytestmark = pytest.mark.django_db
HEALTH, METRICS = reverse("notifications:health"), reverse("notifications:metrics")
TOKEN = "for-the-monitoring-only"


@pytest.fixture(autouse=True)
def no_night(monkeypatch):
    monkeypatch.setattr("notifications.quiet.after_quiet_hours", lambda moment, hours: moment)


def cap(texts):
    Entry.objects.create(key="notice.texts_a_month", value=texts, from_on=dt.date(2020, 1, 1), why="A test")


def send(person, occasion, outcome=None, post=None):
    notify(person, NEWS, f"{person.pk}.{occasion}", "/")
    delivery = Delivery.objects.latest("pk")
    if outcome:
        post.answers[:] = [outcome]
    sending.send(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def test_the_page_is_for_service_managers(client, cast):
    for name, person in cast:
        client.force_login(person)
        assert client.get(HEALTH).status_code == (200 if name == "morgan" else 403)


def test_the_metrics_are_for_whoever_shows_the_token(client, settings):
    assert client.get(METRICS).status_code == 401
    settings.METRICS_TOKEN = TOKEN
    assert client.get(METRICS, headers={"Authorization": "Bearer no"}).status_code == 401
    answer = client.get(METRICS, headers={"Authorization": f"Bearer {TOKEN}"})
    assert "messages_due 0\n" in answer.content.decode()


def test_what_waits_and_for_how_long(cast, post):
    notify(cast.sam, NEWS, f"{cast.sam.pk}.1", "/")
    notify(cast.noor, NEWS, f"{cast.noor.pk}.1", "/")
    Delivery.objects.filter(notification__recipient=cast.sam).update(
        due_at=timezone.now() - dt.timedelta(minutes=5)
    )
    now = health.now()
    assert (now.due, now.jobs_waiting, now.under_way) == (2, 2, 0)
    assert now.oldest_seconds // 60 == 5
    sending.send(Delivery.objects.earliest("pk").pk)
    now = health.now()
    assert (now.due, now.under_way) == (1, 1)


def test_what_is_stuck_on_its_way_or_has_to_be_tried_again_is_undelivered_too(cast, post):
    stuck = send(cast.sam, 1)
    again = send(cast.wren, 1, Outcome(Result.TEMPORARY), post)
    notify(cast.noor, NEWS, f"{cast.noor.pk}.1", "/")
    not_yet = Delivery.objects.filter(notification__recipient=cast.noor)
    not_yet.update(due_at=timezone.now() + dt.timedelta(hours=9))
    for delivery, minutes in ((stuck, 70), (again, 20)):
        delivery.sending_since = timezone.now() - dt.timedelta(minutes=minutes)
        delivery.save()
    assert health.now().oldest_seconds // 60 == 70
    Delivery.objects.filter(pk=stuck.pk).update(status="delivered", due_at=None)
    assert health.now().oldest_seconds // 60 == 20
    Delivery.objects.filter(pk=again.pk).update(status="technical_failure", due_at=None)
    assert (health.now().oldest_seconds, health.now().undelivered_since) == (0, None)


def test_open_pages_are_counted_in_all_processes_that_live():
    now = timezone.now()
    for process, number, seconds in (("one", 3, 0), ("another", 4, 1), ("gone", 100, 60)):
        said_at = now - dt.timedelta(seconds=seconds)
        OpenSockets.objects.create(process=process, number=number, said_at=said_at)
    assert health.now().sockets_open == 7
    assert "sockets_open 7\n" in health.as_metrics(health.now())


def test_failures_are_kept_apart_by_cause(cast, post):
    send(cast.sam, 1, Outcome(Result.PERMANENT), post)
    send(cast.noor, 1, Outcome(Result.TECHNICAL), post)
    send(cast.wren, 1, Outcome(Result.TEMPORARY), post)
    assert health.now().failures == {"temporary_failure": 1, "permanent_failure": 1, "technical_failure": 1}


def test_texts_are_counted_as_the_network_counts_them(cast, post, settings):
    settings.PUBLIC_URL = "https://" + "x" * 160
    assert send(cast.sam, 1).segments == 2
    send(cast.wren, 1)
    assert (spending.this_month().texts, spending.this_month().pence) == (2, 4)


def test_the_months_cap_stops_texts_and_the_adviser_hears_of_each(cast, post):
    cap(1)
    assert send(cast.sam, 1).status == "sending"
    stopped = send(cast.sam, 2)
    assert (stopped.status, stopped.steps.last().why) == (
        "technical_failure",
        "This month’s limit for texts is reached",
    )
    assert len(post.sent) == 1
    assert [task.owner for task in Task.objects.all()] == [cast.ade]


def test_e_mails_go_on_when_texts_are_used_up(cast, post):
    cap(0)
    assert send(cast.wren, 1).status == "sending"


def test_last_months_texts_do_not_count(cast, post):
    delivery = send(cast.sam, 1)
    Delivery.objects.filter(pk=delivery.pk).update(sending_since=timezone.now() - dt.timedelta(days=32))
    assert spending.this_month().texts == 0


@pytest.mark.parametrize(("texts", "warnings"), [(7, 0), (8, 1), (9, 1), (10, 2)])
def test_managers_are_warned_once_before_the_cap_and_once_at_it(cast, post, texts, warnings):
    cap(10)
    for occasion in range(texts):
        send(cast.sam, occasion)
        jobs.look_after_deliveries(timestamp=0)
    assert Notification.objects.filter(kind="texts_run_out", recipient=cast.morgan).count() == warnings


def test_an_outage_lasts_from_the_first_call_without_an_answer_to_the_first_with_one(cast, post):
    send(cast.sam, 1, Outcome(Result.UNKNOWN), post)
    send(cast.noor, 1, Outcome(Result.UNKNOWN), post)
    assert outages.away() == ["text"]
    send(cast.wren, 1)
    assert outages.away() == ["text"], "an e-mail says nothing about texts"
    send(cast.sam, 2)
    assert outages.away() == []
    assert Outage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_page_passes_axe_and_says_plainly_what_is_wrong(windows, cast, width):
    cap(0)
    Outage.objects.create(channel="text")
    page = windows.open(HEALTH, person=cast.morgan, width=width)
    expect(page.get_by_text("the provider does not answer")).to_be_visible()
    expect(page.get_by_text("texts are used up")).to_be_visible()
    assert axe_violations(page) == []
