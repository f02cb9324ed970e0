"""Nothing is held for longer than the rulebook says: the time begins at 25, and ends by itself."""

from __future__ import annotations

import datetime as dt

from lifecycles import NotNow

from . import forgetting
from .models import YoungAdult
from .twenty_five import kept_until, time_is_over

OVER = "Forgotten: the time for which we keep this was over."


def forget_whose_time_is_over(today: dt.date) -> int:
    """Called each night, each in a transaction of their own. Who is still in something that began is left
    until it has ended. Returns how many were forgotten.
    """
    return sum(forgotten(person) for person in time_is_over(today) if kept_until(person) < today)


def forgotten(person: YoungAdult) -> bool:
    try:
        forgetting.forget_by_itself(person, why=OVER)
    except NotNow:
        return False
    return True
