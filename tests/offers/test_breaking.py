"""The breakdown protocol: the adviser the same day, the place held, and what comes next."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.models import Task
from offers import breaking, deadlines, lifecycle
from offers.models import Breakdown
from tests.factories import make_offer


def broken(cast, status="started", act=lifecycle.end_early, by=None):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    act(offer, by=by or cast.chidi)
    return offer, Breakdown.objects.get()


@pytest.mark.parametrize(
    ("status", "act", "by"),
    [
        ("confirmed", lifecycle.did_not_attend, "chidi"),
        ("started", lifecycle.end_early, "chidi"),
        ("started", lifecycle.end_early, "sam"),
        ("started", lifecycle.pause, "wren"),
        ("confirmed", lifecycle.pause, "wren"),
    ],
)
def test_the_adviser_is_asked_to_talk_to_them_the_same_day(cast, status, act, by):
    offer, breakdown = broken(cast, status, act, getattr(cast, by))
    task = Task.objects.get(kind="broke_down")
    assert (task.owner, task.link) == (cast.ade, f"/desk/offers/{offer.pk}/")
    assert breakdown.began_with == offer.status


@pytest.mark.parametrize(
    ("now", "by"),
    [
        ("2026-11-23T10:00", "2026-11-23T17:00"),
        ("2026-11-23T17:30", "2026-11-24T17:00"),
        ("2026-11-21T10:00", "2026-11-23T17:00"),  # a Saturday
    ],
)
def test_the_same_day_is_a_working_day(db, now, by):
    at, until = (timezone.make_aware(dt.datetime.fromisoformat(it)) for it in (now, by))
    assert deadlines.today_by(at) == until


def test_an_adviser_who_pauses_it_needs_no_task(cast):
    broken(cast, act=lifecycle.pause, by=cast.ade)
    assert not Task.objects.filter(kind="broke_down").exists()


def test_going_on_ends_the_pause_and_the_task_solves_itself(cast):
    offer, breakdown = broken(cast, act=lifecycle.pause, by=cast.wren)
    breaking.settle(breakdown, "change", by=cast.ade, words="Starts at ten", host_told=True)
    offer.refresh_from_db()
    assert (offer.status, breakdown.what_next, breakdown.words) == ("started", "change", "Starts at ten")
    assert breaking.TALK_TODAY.still_true(breakdown) is False


def test_an_ete_worker_who_settles_on_trying_again_makes_the_place_firm(cast):
    offer, breakdown = broken(cast)
    breaking.settle(breakdown, "go_on", by=cast.wren)
    offer.refresh_from_db()
    assert offer.status == "confirmed"


def test_an_adviser_who_settles_on_trying_again_leaves_the_last_word_to_an_ete_worker(cast):
    offer, breakdown = broken(cast)
    breaking.settle(breakdown, "go_on", by=cast.ade)
    offer.refresh_from_db()
    assert offer.status == "ended_early"
    assert list(Breakdown.objects.wanting_to_try_again()) == [breakdown]
    lifecycle.confirm(offer, by=cast.wren)
    assert not Breakdown.objects.wanting_to_try_again().exists()


def test_stopping_frees_the_place_at_once(cast):
    offer, breakdown = broken(cast)
    assert offer.intake.offers.holding_a_place().count() == 1
    breaking.settle(breakdown, "stop", by=cast.ade)
    offer.intake.refresh_from_db()
    assert offer.intake.places_taken == 0


def test_stopping_during_a_pause_ends_it_with_the_reason_and_asks_nobody_again(cast):
    offer, breakdown = broken(cast, act=lifecycle.pause, by=cast.ade)
    breaking.settle(breakdown, "stop", by=cast.ade, reason="hours", words="Nights at home are hard")
    offer.refresh_from_db()
    assert (offer.status, offer.steps.last().reason) == ("ended_early", "hours")
    assert not Breakdown.objects.unsettled().exists()
    assert not Task.objects.filter(kind="broke_down").exists()


def test_a_rest_keeps_the_place_until_its_day_and_then_frees_it(cast):
    offer, breakdown = broken(cast)
    breaking.settle(breakdown, "pause", by=cast.ade)
    assert offer.intake.offers.holding_a_place().count() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=20)):
        assert offer.intake.offers.holding_a_place().count() == 0


def test_a_second_who_settles_it_hears_who_was_quicker(cast):
    _, breakdown = broken(cast)
    breaking.settle(breakdown, "pause", by=cast.ade)
    with pytest.raises(NotNow, match="Ade has said already what comes next"):
        breaking.settle(breakdown, "stop", by=cast.wren)


@pytest.mark.parametrize("name", ["amina", "chidi", "sam", "noor", "pat"])
def test_nobody_else_settles_it(cast, name):
    _, breakdown = broken(cast)
    with pytest.raises(NotPermitted):
        breaking.settle(breakdown, "stop", by=getattr(cast, name))


def test_a_pause_that_ends_early_is_still_the_same_breakdown(cast):
    offer, breakdown = broken(cast, act=lifecycle.pause, by=cast.wren)
    lifecycle.end_early(offer, by=cast.wren)
    breakdown.refresh_from_db()
    assert Breakdown.objects.count() == 1
    assert breakdown.began_with == "ended_early"
