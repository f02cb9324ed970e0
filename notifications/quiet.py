"""When a message may leave: not in the quiet hours of the council, or those that the person chose."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from rulebook.calendar import QuietHours, after_quiet_hours, quiet_hours

from .kinds import Kind
from .models import Choice
from .reaching import Way


def not_before(way: Way, kind: Kind) -> dt.datetime:
    """The first moment at which this kind may be sent to this person."""
    now = timezone.now()
    return now if kind.urgent else after_quiet_hours(now, hours_of(way.choice))


def hours_of(choice: Choice) -> QuietHours | None:
    """The person's own quiet hours, (from, until); None where the council's hold."""
    if choice.quiet_from is None or choice.quiet_until is None:
        return None
    return choice.quiet_from, choice.quiet_until


def hours_now(choice: Choice) -> QuietHours:
    """The quiet hours that hold for somebody: their own or the council's."""
    return hours_of(choice) or quiet_hours()
