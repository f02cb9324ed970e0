"""Two taps of one button at the same moment: real threads, a real database, said once and told once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from notifications.models import Notification
from offers import check_ins, heads_ups, not_safe, promise_reports, questions, wanting
from offers.models import CheckIn, HeadsUp, Hold, Interest, PromiseReport, Question, SafetyConcern, Wish
from tests.bed.waiting import PATIENCE
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_cast
from youngadults import requests
from youngadults.models import Request

TIMES = 10


def twice_at_once(act: Callable[[], object]) -> None:
    """Fails where either of the two does."""
    start = threading.Barrier(2)

    def run(_: int) -> None:
        try:
            start.wait(timeout=PATIENCE)
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as runners:
        list(runners.map(run, range(2)))


@pytest.fixture
def people(transactional_db):
    return make_cast()


@pytest.fixture
def offer(people):
    intake = make_intake(
        pledge=make_pledge(places=None), starts_in_days=0, places=TIMES, fill_by=timezone.localdate()
    )
    return make_offer(intake=intake, young_adult=people.sam.young_adult, status="started")


def test_late_is_told_once(people, offer):
    twice_at_once(lambda: heads_ups.say(offer, "late", by=people.sam))
    assert HeadsUp.objects.count() == 1
    assert Notification.objects.filter(kind="running_late").count() == 1


def test_not_safe_is_one_concern_and_one_hold(people, offer):
    for _ in range(TIMES):
        SafetyConcern.objects.update(status="in_hand")
        before = SafetyConcern.objects.count()
        twice_at_once(lambda: not_safe.say(people.sam.young_adult, by=people.sam, offer=offer))
        assert SafetyConcern.objects.count() == before + 1
    assert Hold.objects.standing().count() == 1


def test_a_promise_report_is_one(people, offer):
    twice_at_once(lambda: promise_reports.report(offer, "pay", by=people.sam))
    assert PromiseReport.objects.count() == 1


def test_a_point_is_asked_once_by_two_workers(people, offer):
    twice_at_once(lambda: check_ins.ask(offer, "first_day"))
    assert CheckIn.objects.count() == 1
    assert Notification.objects.filter(kind="check_in").count() == 1


def test_an_interest_and_a_wish_count_once(people):
    me, pledge = people.sam.young_adult, make_pledge()
    twice_at_once(lambda: wanting.say_interested(me, pledge, by=people.sam))
    twice_at_once(lambda: wanting.wish(me, "mentoring", "animal-care", by=people.sam))
    assert (Interest.objects.count(), Wish.objects.count()) == (1, 1)
    assert Notification.objects.filter(kind="wished", recipient=people.wren).count() == 1


def test_a_question_is_asked_once(people, offer):
    twice_at_once(lambda: questions.ask(offer, "Is there a bus?", by=people.sam))
    assert Question.objects.count() == 1
    assert Notification.objects.filter(kind="question_asked", recipient=people.wren).count() == 1


def test_what_is_asked_about_their_data_is_asked_once(people):
    twice_at_once(lambda: requests.ask(people.sam.young_adult, "correct", "My name is Sam", by=people.sam))
    assert Request.objects.count() == 1
