"""By when: an offer's answer, and how long a place is held. All numbers are the rulebook's."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from pledges.models import Intake, Pledge
from rulebook.calendar import add_working_days, is_working_day, working_day_after
from rulebook.reading import value


def answer_by(intake: Intake, now: dt.datetime | None = None) -> dt.datetime:
    """Five working days from now, two when the start is near, and never after the last day to fill the
    place.
    """
    now = now or timezone.now()
    near = intake.starts_on - timezone.localdate(now) <= dt.timedelta(days=value("offer.near_start_days"))
    key = "offer.open_working_days_when_near" if near else "offer.open_working_days"
    return min(add_working_days(now, value(key)), end_of(intake.fill_by))


def end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))


def held_until(now: dt.datetime | None = None) -> dt.datetime:
    """Until when a place is kept for somebody who did not come or stopped."""
    return add_working_days(now or timezone.now(), value("offer.place_held_working_days"))


def confirm_by(accepted_at: dt.datetime) -> dt.datetime:
    """By when a host is expected to confirm a yes."""
    return add_working_days(accepted_at, value("offer.host_confirm_working_days"))


def interview_by(pledge: Pledge, accepted_at: dt.datetime | None) -> dt.date | None:
    """The last day that the promise leaves for the interview, counted from the yes."""
    days = pledge.interview_within_days
    return timezone.localdate(accepted_at) + dt.timedelta(days=days) if days and accepted_at else None


def given_back_at(accepted_at: dt.datetime) -> dt.datetime:
    """When a yes that its host never confirmed is given back: until then nobody waits any longer."""
    return add_working_days(accepted_at, value("offer.host_silent_working_days"))


def today_by(now: dt.datetime | None = None) -> dt.datetime:
    """The end of today's working hours; of the next working day where they are over."""
    local = timezone.localtime(now or timezone.now())
    ends = dt.time.fromisoformat(value("safety.duty_until"))
    is_today = is_working_day(local.date()) and local.time() < ends
    day = local.date() if is_today else working_day_after(local.date(), 1)
    return timezone.make_aware(dt.datetime.combine(day, ends))
