"""An offer that nobody answers: a reminder, the adviser, the end; and a clock that waits for those we cannot
reach.
"""

import datetime as dt

import pytest

from accounts.models import User
from notifications import outages
from notifications.models import Choice, Delivery, Notification, Outage, Task
from notifications.providers import Outcome, Result
from notifications.tasks import to_do
from offers import jobs, lifecycle, reminding
from offers.models import Offer
from tests.factories import make_intake, make_offer
from tests.people import make_young_adult
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

MONDAY = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    return time_machine


@pytest.fixture
def offer(cast, clock):
    """Open for 100 hours, so that hours are per cent."""
    return make_offer(young_adult=cast.sam.young_adult, offered_at=MONDAY, answer_by=MONDAY + 100 * HOUR)


def after(clock, hours):
    clock.move_to(MONDAY + hours * HOUR, tick=False)
    reminding.remind_and_ask()


def reminders():
    return Notification.objects.filter(kind="offer_reminder")


@pytest.mark.parametrize(("hours", "reminded", "asked"), [(39, 0, 0), (41, 1, 0), (79, 1, 0), (81, 1, 1)])
def test_a_reminder_at_40_per_cent_and_the_adviser_at_80(offer, clock, hours, reminded, asked):
    after(clock, hours)
    assert (reminders().count(), Task.objects.count()) == (reminded, asked)


@pytest.mark.parametrize(
    ("day", "reminded", "asked"),
    # Sent on Wednesday 23 December at noon, open for five working days: Christmas, a weekend and a bank
    # holiday lie between. Two of the five are over at noon on Tuesday 29, four at noon on Thursday 31.
    [
        ("2026-12-28T23:00Z", 0, 0),
        ("2026-12-29T11:50Z", 0, 0),
        ("2026-12-29T12:10Z", 1, 0),
        ("2026-12-31T11:50Z", 1, 0),
        ("2026-12-31T12:10Z", 1, 1),
    ],
)
def test_shares_are_of_working_time_and_nothing_is_due_on_a_bank_holiday(
    cast, time_machine, day, reminded, asked
):
    time_machine.move_to("2026-12-23T12:00Z", tick=False)
    offer = lifecycle.offer(make_intake(starts_in_days=60), cast.sam.young_adult, by=cast.wren)
    assert offer.answer_by.isoformat() == "2027-01-04T12:00:00+00:00"
    time_machine.move_to(day, tick=False)
    reminding.remind_and_ask()
    assert (reminders().count(), Task.objects.count()) == (reminded, asked)


def test_each_is_done_once(offer, clock):
    for hours in (41, 42, 81, 82, 83):
        after(clock, hours)
    assert (reminders().count(), Task.objects.count()) == (1, 1)


@pytest.mark.parametrize("more", [0, 3])
def test_what_is_done_already_costs_no_query_for_each(
    cast, offer, clock, more, django_assert_num_queries, django_capture_on_commit_callbacks
):
    for number in range(more):
        person = make_young_adult(f"More{number}", adviser=cast.ade)
        make_offer(young_adult=person, offered_at=MONDAY, answer_by=offer.answer_by)
    after(clock, 81)
    assert Task.objects.filter(kind="no_reply_yet", owner=cast.ade).count() == 1 + more
    with django_assert_num_queries(3), django_capture_on_commit_callbacks() as hints:
        after(clock, 82)
    assert hints == []


def test_the_reminder_goes_another_way_than_the_offer_went(offer, clock):
    after(clock, 41)
    assert [it.channel for it in Delivery.objects.filter(notification__kind="offer_reminder")] == ["email"]


def test_with_one_way_only_the_reminder_takes_it(offer, clock, cast):
    cast.sam.email = None
    cast.sam.save()
    after(clock, 41)
    assert [it.channel for it in Delivery.objects.filter(notification__kind="offer_reminder")] == ["text"]


def test_whoever_has_answered_is_left_alone(offer, clock, cast):
    lifecycle.put_off(offer, by=cast.sam)
    after(clock, 81)
    assert (reminders().count(), Task.objects.count()) == (0, 0)


def test_the_advisers_task_names_whom_and_what_and_closes_with_the_answer(offer, clock, cast):
    after(clock, 81)
    (todo,) = to_do(cast.ade)
    assert todo.sentence == "Sam hasn’t replied about Apprentice ranger. Call before it lapses."
    assert todo.task.due_at == offer.answer_by
    lifecycle.decline(offer, by=cast.sam)
    assert to_do(cast.ade) == []


def test_an_offer_sent_again_is_reminded_of_again(offer, clock):
    after(clock, 41)
    Offer.objects.update(offered_at=MONDAY + 41 * HOUR, answer_by=MONDAY + 141 * HOUR)
    after(clock, 90)
    assert reminders().count() == 2


def test_the_clock_runs_for_whoever_can_be_reached(offer):
    assert reminding.hold_the_clock(HOUR) == 0


def test_the_clock_waits_while_every_number_is_dead_and_goes_on_with_a_new_one(offer, cast):
    cast.sam.email = None
    cast.sam.save()
    notice = Notification.objects.create(recipient=cast.sam, kind="x", key="1.1", link="/")
    failed = Delivery(notification=notice, channel="text", sent_to="+447700900123", sending_since=MONDAY)
    failed.status = "permanent_failure"
    failed.save()
    assert reminding.hold_the_clock(HOUR) == 1
    offer.refresh_from_db()
    assert offer.answer_by == MONDAY + 101 * HOUR
    cast.sam.young_adult.phone = "+447700900456"
    cast.sam.young_adult.save()
    assert reminding.hold_the_clock(HOUR) == 0


def test_the_clock_waits_while_the_provider_is_away(offer):
    outage = Outage.objects.create(channel="text")
    assert reminding.hold_the_clock(HOUR) == 1
    outage.ended_at = MONDAY
    outage.save()
    assert reminding.hold_the_clock(HOUR) == 0


@pytest.mark.parametrize(
    ("away", "channels", "waits"),
    [
        ("email", ["email"], 1),
        ("text", ["email"], 0),
        ("email", ["text"], 0),
        ("text", ["text", "email"], 0),
        ("text", None, 1),
    ],
)
def test_the_clock_waits_for_the_provider_that_carries_their_messages(offer, cast, away, channels, waits):
    Choice.objects.create(user=cast.sam, channels=channels)
    Outage.objects.create(channel=away)
    assert reminding.hold_the_clock(HOUR) == waits


def test_the_deadline_moves_by_the_length_of_the_outage(offer, clock):
    """From the first call that was not answered to the first that was, as the clock ticks."""
    for minute in range(90):
        if minute == 20:
            outages.note("text", Outcome(Result.UNKNOWN))
        if minute == 65:
            outages.note("text", Outcome(Result.ACCEPTED))
        clock.move_to(MONDAY + dt.timedelta(minutes=minute), tick=False)
        jobs.lapse_overdue_offers(timestamp=0)
    offer.refresh_from_db()
    assert offer.answer_by == MONDAY + 100 * HOUR + dt.timedelta(minutes=45)


def test_the_clock_waits_until_somebody_has_told_them_in_person(cast, clock):
    cast.sam.young_adult.preferred_contact = "call"
    cast.sam.young_adult.save()
    offer = lifecycle.offer(make_intake(), cast.sam.young_adult, by=cast.wren)
    assert reminding.hold_the_clock(HOUR) == 1
    task = Task.objects.get(kind="tell_in_person")
    task.done_at = MONDAY
    task.save()
    assert reminding.hold_the_clock(HOUR) == 0
    assert offer.status == "offered"


def test_who_has_no_number_and_no_address_is_told_in_person_from_the_first_day(cast, clock):
    User.objects.filter(pk=cast.sam.pk).update(email="")
    YoungAdult.objects.filter(pk=cast.sam.young_adult.pk).update(phone="")
    lifecycle.offer(make_intake(), cast.sam.young_adult, by=cast.wren)
    assert [it.sentence for it in to_do(cast.ade)] == [
        "There is news for Sam, and no message goes to them. Tell them yourself."
    ]
    assert reminding.hold_the_clock(HOUR) == 1


def test_who_stopped_texts_and_has_no_e_mail_is_told_in_person(cast, clock):
    User.objects.filter(pk=cast.sam.pk).update(email="")
    Choice.objects.create(user=cast.sam, texts_stopped_at=MONDAY)
    lifecycle.offer(make_intake(), cast.sam.young_adult, by=cast.wren)
    assert Task.objects.open().filter(kind="tell_in_person", owner=cast.ade).count() == 1
    assert not Delivery.objects.filter(notification__recipient=cast.sam).exists()


def test_the_deadline_is_never_moved_past_the_last_day_to_fill_the_place(offer):
    Outage.objects.create(channel="text")
    offer.intake.fill_by = dt.date(2026, 11, 27)
    offer.intake.save()
    reminding.hold_the_clock(1000 * HOUR)
    offer.refresh_from_db()
    assert offer.answer_by.date() == dt.date(2026, 11, 27)


def test_whoever_cannot_be_reached_does_not_lapse(offer, clock):
    Outage.objects.create(channel="text")
    clock.move_to(offer.answer_by, tick=False)
    jobs.lapse_overdue_offers(timestamp=0)
    offer.refresh_from_db()
    assert offer.status == "offered"
    Outage.objects.update(ended_at=MONDAY)
    clock.move_to(offer.answer_by + HOUR, tick=False)
    jobs.lapse_overdue_offers(timestamp=0)
    offer.refresh_from_db()
    assert offer.status == "lapsed"
