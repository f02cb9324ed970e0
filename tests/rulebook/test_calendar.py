"""Working days by the council's clock, and quiet hours."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from rulebook import remembering
from rulebook.calendar import (
    add_working_days,
    after_quiet_hours,
    is_quiet,
    is_working_day,
    working_day_after,
    working_days_between,
)
from rulebook.changing import change
from rulebook.models import BankHoliday

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # for Boxing Day, a Saturday
        (date(2026, 12, 29), True),
        (date(2027, 3, 26), False),  # Good Friday
        (date(2027, 12, 27), False),
        (date(2028, 1, 3), False),
        (date(2028, 4, 17), False),  # Easter Monday
    ],
)
def test_the_council_works_from_monday_to_friday_but_for_bank_holidays(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "days", "result"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # from a Saturday
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 29), -2, date(2026, 12, 23)),
        (date(2026, 11, 22), -1, date(2026, 11, 20)),
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays(day, days, result):
    assert working_day_after(day, days) == result


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 23), date(2026, 11, 30), 5),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 12, 23), date(2026, 12, 29), 2),
        (date(2026, 12, 29), date(2026, 12, 23), -2),
    ],
)
def test_working_days_between_two_days(first, last, days):
    assert working_days_between(first, last) == days


def test_counting_undoes_adding():
    for days in range(-30, 31):
        assert working_days_between(date(2026, 12, 18), working_day_after(date(2026, 12, 18), days)) == days


def test_a_deadline_keeps_the_time_of_day_when_the_clocks_change():
    # Clocks go back on 25 October 2026: 16:00 stays 16:00, though an hour is put in.
    sent = datetime(2026, 10, 22, 15, 0, tzinfo=UTC)  # a Thursday, 16:00 in summer time
    deadline = add_working_days(sent, 2)
    assert deadline == datetime(2026, 10, 26, 16, 0, tzinfo=UTC)
    assert deadline.astimezone(LONDON).hour == 16


def test_late_in_the_evening_belongs_to_the_councils_day_and_not_to_greenwichs():
    sent = datetime(2026, 7, 9, 23, 30, tzinfo=UTC)  # half past midnight on Friday in London
    assert add_working_days(sent, 1).astimezone(LONDON).date() == date(2026, 7, 13)


def test_the_council_may_add_a_day_of_its_own():
    assert is_working_day(date(2027, 1, 4))
    BankHoliday.objects.create(on=date(2027, 1, 4), name="Offices closed")
    remembering.forget()
    assert not is_working_day(date(2027, 1, 4))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "quiet", "may_send"),
    [
        (at(7, 59), True, at(8)),
        (at(8), False, at(8)),
        (at(19, 59), False, at(19, 59)),
        (at(20), True, datetime(2026, 11, 24, 8, tzinfo=LONDON)),
        (at(0), True, at(8)),
    ],
)
def test_the_night_is_quiet(moment, quiet, may_send):
    assert is_quiet(moment) is quiet
    assert after_quiet_hours(moment) == may_send


def test_quiet_hours_need_not_cross_midnight():
    change("notice.quiet_from", "00:00", by=None, why="Early start", from_on=date(2026, 1, 5))
    change("notice.quiet_until", "06:00", by=None, why="Early start", from_on=date(2026, 1, 5))
    assert is_quiet(at(3))
    assert after_quiet_hours(at(3)) == at(6)
    assert not is_quiet(at(23))
