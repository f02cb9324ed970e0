"""What is forgotten after the rulebook's time, and what is not yet."""

import datetime as dt

import pytest
from django.utils import timezone

from notifications import jobs, receiving, retention, tasks
from notifications.models import Delivery, Notification, ReceivedText, Task
from notifications.telling import notify
from tests.notifications.kinds import NEWS

pytestmark = pytest.mark.django_db
OLD = dt.timedelta(days=366)
NOT_YET = dt.timedelta(days=364)


def heard(age, number="+447700900123"):
    return ReceivedText.objects.create(
        provider_id=f"{number} {age}", number=number, words="Hello", received_at=timezone.now() - age
    )


@pytest.mark.parametrize(("age", "kept"), [(OLD, 0), (NOT_YET, 1)])
def test_notices_go_with_the_number_that_they_went_to(cast, post, age, kept):
    notify(cast.sam, NEWS, f"{cast.sam.pk}.1", "/")
    Notification.objects.update(made_at=timezone.now() - age)
    jobs.forget_what_is_old(timestamp=0)
    assert (Notification.objects.count(), Delivery.objects.count()) == (kept, kept)


@pytest.mark.parametrize(("age", "kept"), [(OLD, 0), (NOT_YET, 1)])
def test_texts_that_people_sent_go(cast, age, kept):
    heard(age)
    retention.forget_what_is_old()
    assert ReceivedText.objects.count() == kept


def test_a_text_that_still_waits_for_somebody_stays(cast):
    receiving.text({"id": "1", "source_number": "447700900123", "message": "Call me"})
    ReceivedText.objects.update(received_at=timezone.now() - OLD)
    retention.forget_what_is_old()
    assert ReceivedText.objects.count() == 1
    for task in Task.objects.open():
        tasks.done(task, by=task.owner)
    retention.forget_what_is_old()
    assert ReceivedText.objects.count() == 0


def test_done_tasks_go_and_open_ones_stay(cast):
    for occasion, done_at in [(1, timezone.now() - OLD), (2, None)]:
        key, due_at = f"{cast.sam.pk}.{occasion}", timezone.now() - OLD
        Task.objects.create(
            owner=cast.ade, kind="test_news", key=key, link="/", due_at=due_at, done_at=done_at
        )
    retention.forget_what_is_old()
    assert [task.done_at for task in Task.objects.all()] == [None]


def test_many_are_forgotten_part_by_part(cast, monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for days in range(5):
        heard(OLD + dt.timedelta(days=days))
    retention.forget_what_is_old()
    assert ReceivedText.objects.count() == 0


def test_whoever_is_forgotten_leaves_no_texts_behind(cast):
    heard(NOT_YET)
    heard(NOT_YET, "+447700900456")
    assert retention.erase_texts_from(["+447700900123"]) == 1
    assert [text.number for text in ReceivedText.objects.all()] == ["+447700900456"]
