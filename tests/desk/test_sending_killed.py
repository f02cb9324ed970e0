"""A worker that is killed while it sends offers to many: nothing is half done, and nobody gets two."""

import signal
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from desk import jobs, lifecycle
from desk.models import Sending
from notifications.models import Delivery, Notification
from offers.models import Offer
from tests.bed.waiting import wait_until
from tests.factories import make_intake, make_pledge
from tests.matching import worker
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sending():
    cast = make_cast()
    intake = make_intake(pledge=make_pledge(places=None), places=5)
    people = [cast.sam.young_adult.pk, cast.noor.young_adult.pk]
    chosen = lifecycle.choose(intake, people, by=cast.wren)
    jobs.work(sending_id=chosen.pk, status="reading")
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    return lifecycle.send(Sending.objects.get(), by=cast.wren)


@contextmanager
def no_message_can_be_written():
    """Another connection holds the table of deliveries: the worker stands still in the middle of sending."""
    options = {**connection.get_connection_params(), "autocommit": False}
    options = {name: it for name, it in options.items() if name not in ("cursor_factory", "context")}
    with psycopg.connect(**options) as other:
        other.execute("lock table notifications_delivery in access exclusive mode")
        yield
        other.rollback()


def someone_waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_locks"
            " where not granted and relation = 'notifications_delivery'::regclass"
        )
        return cursor.fetchone()[0] > 0


def status():
    return Sending.objects.get().status


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def its_heart_stopped_long_ago():
    """A dead worker is noticed after 45 seconds without a beat; here that time is over."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 minute'")


def test_killed_in_the_middle_it_is_begun_again_and_everybody_gets_one(sending):
    with no_message_can_be_written():
        process = worker.start()
        wait_until(someone_waits_for_a_lock)
        kill(process)
    wait_until(lambda: not someone_waits_for_a_lock())
    assert (status(), Offer.objects.count(), Notification.objects.count()) == ("sending", 0, 0)
    its_heart_stopped_long_ago()
    jobs.look_after_sendings(timestamp=0)
    process = worker.start()
    try:
        wait_until(lambda: status() == "sent")
    finally:
        kill(process)
    told = Notification.objects.filter(kind="offer_made")
    assert (Offer.objects.count(), told.count(), Delivery.objects.count()) == (2, 2, 2)


def dies():
    """As a killed worker leaves it: the job is being done, by nobody."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing' where status = 'todo'")
    jobs.look_after_sendings(timestamp=0)


def test_after_three_times_it_says_plainly_that_it_stopped(sending):
    for _ in range(2):
        dies()
        assert status() == "sending"
    dies()
    assert (status(), Offer.objects.count()) == ("stopped", 0)
    assert sending.steps.last().why == jobs.STOPPED


def test_one_whose_job_was_lost_is_begun_again(sending):
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    jobs.look_after_sendings(timestamp=0)
    process = worker.start()
    try:
        wait_until(lambda: status() == "sent")
    finally:
        kill(process)
    assert Offer.objects.count() == 2


def test_one_that_waits_for_a_worker_is_left_alone(sending):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        before = cursor.fetchone()
    jobs.look_after_sendings(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        assert cursor.fetchone() == before
