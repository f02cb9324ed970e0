"""Working days: Monday to Friday without bank holidays, by the council's own clock; and quiet hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from .models import BankHoliday
from .reading import value
from .remembering import briefly

SATURDAY = 5
ONE_DAY = timedelta(days=1)

QuietHours = tuple[time, time]


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def is_bank_holiday(day: date) -> bool:
    return day in _bank_holidays()


def working_day_after(day: date, days: int) -> date:
    """The date ``days`` working days later, or earlier where ``days`` is negative.

    What happens on a Saturday counts from the next working day: one working day after Saturday is Monday.
    """
    step = ONE_DAY if days >= 0 else -ONE_DAY
    for _ in range(abs(days)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def add_working_days(moment: datetime, days: int) -> datetime:
    """The same time of day by the council's clock, ``days`` working days later."""
    local = timezone.localtime(moment)
    return timezone.make_aware(datetime.combine(working_day_after(local.date(), days), local.time()))


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after ``first``, up to and with ``last``; negative where ``last`` is earlier.

    Where ``day`` is a working day, ``working_days_between(day, working_day_after(day, n))`` is ``n``.
    """
    if last < first:
        return -working_days_between(last - ONE_DAY, first - ONE_DAY)
    return sum(is_working_day(first + offset * ONE_DAY) for offset in range(1, (last - first).days + 1))


def after_share_of_working_time(begins: datetime, ends: datetime, percent: int) -> datetime:
    """The moment by which this share of the working time from ``begins`` to ``ends`` is over. Every hour of a
    working day counts, none of another day; where no working day lies between them, every hour does.
    """
    spans = [*_working_spans(begins, ends)] or [(begins, ends)]
    left = sum((until - since for since, until in spans), timedelta()) * percent / 100
    for since, until in spans:
        if left <= until - since:
            return since + left
        left -= until - since
    return ends


def _working_spans(begins: datetime, ends: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The parts of a stretch of time that lie on working days by the council's clock."""
    day, last = timezone.localtime(begins).date(), timezone.localtime(ends).date()
    while day <= last:
        since, until = max(begins, _midnight(day)), min(ends, _midnight(day + ONE_DAY))
        if is_working_day(day) and since < until:
            yield since, until
        day += ONE_DAY


def _midnight(day: date) -> datetime:
    """In UTC, so that the hours between two of them are those that pass when the clocks change."""
    return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)


def is_quiet(moment: datetime, hours: QuietHours | None = None) -> bool:
    """Whether nobody should get a text or an e-mail now; ``hours`` are a person's own, from and until."""
    now, (begins, ends) = timezone.localtime(moment).time(), hours or quiet_hours()
    if begins <= ends:
        return begins <= now < ends
    return now >= begins or now < ends


def after_quiet_hours(moment: datetime, hours: QuietHours | None = None) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies."""
    if not is_quiet(moment, hours):
        return moment
    local, (_, ends) = timezone.localtime(moment), hours or quiet_hours()
    day = local.date() if local.time() < ends else local.date() + ONE_DAY
    return timezone.make_aware(datetime.combine(day, ends))


def quiet_hours() -> QuietHours:
    """The council's own, from and until."""
    return time.fromisoformat(value("notice.quiet_from")), time.fromisoformat(value("notice.quiet_until"))


@briefly
def _bank_holidays() -> frozenset[date]:
    return frozenset(BankHoliday.objects.standing().values_list("on", flat=True))
