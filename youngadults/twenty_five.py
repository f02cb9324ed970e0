"""The 25th birthday: nothing new is offered from then on, what has started goes on, and the time begins after
which this service forgets what it holds.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from rulebook.reading import value

from .models import YoungAdult

TOO_OLD = 25
"""From this birthday on nothing new is offered. What has started goes on."""


def birthday(born: dt.date, years: int = TOO_OLD) -> dt.date:
    """Somebody who was born on 29 February has their birthday on the first of March in other years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


def kept_until(young_adult: YoungAdult) -> dt.date:
    """The last day on which anything of them is held, by the rulebook of today; a guest’s is their own."""
    if young_adult.guest_until:
        return young_adult.guest_until
    years = TOO_OLD + value("young_adult.kept_years_after_25")
    return birthday(young_adult.date_of_birth, years) - dt.timedelta(days=1)


def is_leaving(young_adult: YoungAdult, today: dt.date | None = None) -> bool:
    """Soon 25, or 25 and older: time to plan what comes after."""
    today = today or timezone.localdate()
    warned = dt.timedelta(days=value("offer.warn_days_before_25"))
    return birthday(young_adult.date_of_birth) <= today + warned


def time_is_over(today: dt.date) -> QuerySet[YoungAdult]:
    """Whom nobody has forgotten yet though their time here is over."""
    years = TOO_OLD + value("young_adult.kept_years_after_25")
    # A day too many is read, for those of 29 February; `kept_until` decides.
    born = dt.date(today.year - years, today.month, min(today.day, 28)) + dt.timedelta(days=3)
    over = Q(date_of_birth__lte=born) | Q(guest_until__lt=today)
    return YoungAdult.objects.filter(over, forgotten_at=None).order_by("pk")
