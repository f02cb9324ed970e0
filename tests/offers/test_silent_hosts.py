"""A yes that its host never confirms: the host is reminded, then it is given back as the host's doing."""

import datetime as dt

import pytest

from notifications.models import Notification
from notifications.tasks import to_do
from offers import jobs, lifecycle
from offers.models import Offer
from tests.factories import make_offer

pytestmark = pytest.mark.django_db

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    return lambda days, minutes=1: time_machine.move_to(
        MONDAY + dt.timedelta(days=days, minutes=minutes), tick=False
    )


@pytest.fixture
def said_yes(cast, clock):
    offer = make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren)
    return lifecycle.accept(offer, by=cast.sam)


def tick():
    jobs.remind_silent_hosts(timestamp=0)
    return Offer.objects.get().status


def told(person, kind):
    return Notification.objects.filter(recipient=person, kind=kind).count()


def test_the_host_is_reminded_once_after_two_working_days_and_loses_it_after_five(cast, clock, said_yes):
    clock(2, minutes=-1)
    assert (tick(), told(cast.chidi, "yes_still_waits")) == ("accepted", 0)
    for day in (2, 3, 4):
        clock(day)
        assert (tick(), told(cast.chidi, "yes_still_waits")) == ("accepted", 1), day
    clock(7, minutes=-1)  # the week-end does not count
    assert tick() == "accepted"
    clock(7)
    assert tick() == "withdrawn_by_host"
    step = Offer.objects.get().steps.last()
    assert (step.by, step.why) == (None, "The host did not answer in time.")
    assert told(cast.sam, "offer_ended") == 1
    for person in (cast.wren, cast.ade):
        (todo,) = to_do(person)
        assert todo.sentence == (
            "Parks never confirmed “Apprentice ranger”. Talk with Sam, and look for another with them."
        )
    assert told(cast.dana, "yes_still_waits") == 0


def test_who_has_confirmed_hears_nothing_more(cast, clock, said_yes):
    lifecycle.confirm(said_yes, by=cast.chidi)
    clock(9)
    assert (tick(), told(cast.chidi, "yes_still_waits")) == ("confirmed", 0)


def test_the_task_is_done_when_something_else_was_offered(cast, clock, said_yes):
    clock(7)
    tick()
    make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren, offered_at=MONDAY + dt.timedelta(8))
    assert to_do(cast.wren) == []
