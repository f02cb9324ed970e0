"""Promises kept and not kept in a quarter, as the panel may read them: by the rule of hosts' records."""

from __future__ import annotations

import datetime as dt
import statistics

from django.utils import timezone

from offers.models import BrokenPromise
from rulebook.calendar import working_days_between

from .promise_record import figures
from .quarters import Quarter
from .small_numbers import SMALLEST_SAID, said

NO_USUAL_TIME = "not said: there are fewer than 5"
Line = tuple[str, str]


def kept_and_not(quarter: Quarter) -> list[Line]:
    """Of the places that start in the quarter, and of what was put to hosts in it."""
    found = figures(quarter.starts_on, quarter.ends_on)
    return [
        ("Places kept, of a hundred of which it is known", found.kept_rate),
        ("Places kept after a yes", said(found.honoured)),
        ("Places that a host took back, or did not put right", said(found.not_honoured)),
        ("Places taken back, and another one offered in time", said(found.replaced)),
        ("Broken promises put to a host", said(found.reported)),
        ("Put right", said(found.put_right)),
        ("Usual time until it was put right", time_to_put_right(quarter)),
    ]


def time_to_put_right(quarter: Quarter) -> str:
    """The middle one of those that were put right in the quarter, in working days; of five or more."""
    days = [working_days_between(put, right) for put, right in put_right_in(quarter)]
    if len(days) < SMALLEST_SAID:
        return NO_USUAL_TIME
    middle = round(statistics.median(days))
    return f"{middle} working day{'' if middle == 1 else 's'}"


def put_right_in(quarter: Quarter) -> list[tuple[dt.date, dt.date]]:
    found = BrokenPromise.objects.filter(put_right_on__range=(quarter.starts_on, quarter.ends_on))
    moments = found.order_by("pk").values_list("put_at", "put_right_on")
    return [(timezone.localdate(put), right) for put, right in moments]
