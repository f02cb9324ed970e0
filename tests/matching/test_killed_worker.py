"""A worker that is killed while it works a round out: the round is begun again, or says that it stopped."""

import signal
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from matching import jobs, lifecycle
from matching.models import Round
from notifications.models import Notification
from offers.models import Offer
from tests.bed.waiting import wait_until
from tests.factories import make_intake, make_pledge
from tests.matching import worker
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def opened():
    cast = make_cast()
    make_intake(pledge=make_pledge(places=None, title="Ranger"))
    return lifecycle.open_round(by=cast.wren, scope="Everything")


@contextmanager
def nobody_can_be_read():
    """Another connection holds the table of young adults, so that the worker stands still in the middle."""
    options = {**connection.get_connection_params(), "autocommit": False}
    options = {name: it for name, it in options.items() if name not in ("cursor_factory", "context")}
    with psycopg.connect(**options) as other:
        other.execute("lock table youngadults_youngadult in access exclusive mode")
        yield
        other.rollback()


def now(round_):
    return Round.objects.values_list("status", "progress").get(pk=round_.pk)


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def its_heart_stopped_long_ago():
    """A dead worker is noticed after 45 seconds without a beat; here that time is over."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 minute'")


def test_a_killed_worker_s_round_is_begun_again_and_worked_out(opened):
    with nobody_can_be_read():
        process = worker.start()
        wait_until(lambda: now(opened) == ("opened", "Reading who and what"))
        jobs.look_after_rounds(timestamp=0)
        assert now(opened) == ("opened", "Reading who and what")
        kill(process)
    its_heart_stopped_long_ago()
    jobs.look_after_rounds(timestamp=0)
    assert now(opened) == ("opened", jobs.TAKEN_UP_AGAIN)
    process = worker.start()
    try:
        wait_until(lambda: now(opened) == ("proposed", ""))
    finally:
        kill(process)
    assert opened.versions.count() == opened.proposals.count() == 1
    assert (Offer.objects.count(), Notification.objects.count()) == (0, 0)


def dies(opened):
    """As a killed worker leaves it: the job is being done, by nobody."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'doing' where status = 'todo'")
    jobs.look_after_rounds(timestamp=0)


def test_after_three_times_the_round_says_plainly_that_it_stopped(opened):
    for _ in range(2):
        dies(opened)
        assert now(opened) == ("opened", jobs.TAKEN_UP_AGAIN)
    dies(opened)
    assert now(opened) == ("abandoned", "")
    assert opened.steps.last().why == jobs.STOPPED


def test_a_round_whose_job_was_lost_is_begun_again(opened):
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    jobs.look_after_rounds(timestamp=0)
    assert now(opened) == ("opened", jobs.TAKEN_UP_AGAIN)
    jobs.work_out(round_id=opened.pk)
    assert now(opened) == ("proposed", "")


def test_a_round_that_waits_for_a_worker_is_left_alone(opened):
    jobs.look_after_rounds(timestamp=0)
    assert now(opened) == ("opened", "Waiting to begin")
