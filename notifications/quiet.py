"""When a message may leave: not in the quiet hours of the council, or those that the person chose."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from rulebook.calendar import ONE_DAY, QuietHours, after_quiet_hours, quiet_hours

from .kinds import Kind
from .models import Choice
from .reaching import Way


def not_before(way: Way, kind: Kind, now: dt.datetime | None = None) -> dt.datetime:
    """When a notice of this kind, told now, is due: who has messages put together waits for the morning."""
    now = now or timezone.now()
    if way.gathers and not kind.urgent:
        return next_morning(now, hours_now(way.choice))
    return may_leave_at(way, kind, now)


def may_leave_at(way: Way, kind: Kind, now: dt.datetime | None = None) -> dt.datetime:
    """The first moment from now on that lies in nobody's quiet hours."""
    now = now or timezone.now()
    return now if kind.urgent else after_quiet_hours(now, hours_of(way.choice))


def next_morning(now: dt.datetime, hours: QuietHours) -> dt.datetime:
    """The next time that quiet hours end."""
    local, (_, ends) = timezone.localtime(now), hours
    day = local.date() if local.time() < ends else local.date() + ONE_DAY
    return timezone.make_aware(dt.datetime.combine(day, ends))


def hours_of(choice: Choice) -> QuietHours | None:
    """The person's own quiet hours, (from, until); None where the council's hold."""
    if choice.quiet_from is None or choice.quiet_until is None:
        return None
    return choice.quiet_from, choice.quiet_until


def hours_now(choice: Choice) -> QuietHours:
    """The quiet hours that hold for somebody: their own or the council's."""
    return hours_of(choice) or quiet_hours()
