"""When the moves of a made-up offer happened: in order, within its deadlines, none after this morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from django.utils import timezone

from offers.deadlines import answer_by, end_of
from pledges.models import Intake

from .histories import Stride, this_morning
from .openings import first_offer

LONGEST_ANSWER = dt.timedelta(days=12)


def moments(strides: Sequence[Stride], intake: Intake, *, recent: bool, chance: Random) -> list[dt.datetime]:
    """The moment of the shortlist, and one for each move after it."""
    at = shortlisted_at(intake, recent, chance)
    ats, deadline = [at], at
    for stride in strides:
        if stride.verb == "offer":
            at += dt.timedelta(minutes=chance.randrange(1, 90))
            deadline = answer_by(intake, at)
        else:
            at = max(at, when(stride, at, deadline, intake, chance))
        at = min(at, this_morning())
        ats.append(at)
    return ats


def shortlisted_at(intake: Intake, recent: bool, chance: Random) -> dt.datetime:
    """Recently, where the answer may still be open; else between approval and the last day to fill."""
    if recent:
        newest = this_morning() - dt.timedelta(hours=chance.randrange(6, 60))
        return max(newest, first_offer(intake))
    last = min(end_of(intake.fill_by) - LONGEST_ANSWER, this_morning() - LONGEST_ANSWER)
    first = first_offer(intake)
    return first + max(last - first, dt.timedelta()) * chance.random()


def when(
    stride: Stride, before: dt.datetime, deadline: dt.datetime, intake: Intake, chance: Random
) -> dt.datetime:
    if stride.verb == "lapse":
        return deadline
    if stride.verb in ("start", "did_not_attend"):
        return morning_of(intake.starts_on)
    if stride.verb == "complete":
        return morning_of(intake.ends_on or intake.starts_on) + dt.timedelta(hours=6)
    if stride.verb in ("end_early", "pause"):
        return before + (morning_of(intake.ends_on or intake.starts_on) - before) * chance.uniform(0.1, 0.5)
    soon = before + dt.timedelta(minutes=chance.randrange(5, 20 * 60))
    return soon if stride.verb in ("confirm", "cancel", "cancel_by_host", "withdraw") else min(soon, deadline)


def morning_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30)))
