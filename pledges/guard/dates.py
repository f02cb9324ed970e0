"""Dates that do not go with the days of the week that somebody ticked, or that begin on a bank holiday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from pledges.models import Intake, Pledge
from pledges.unpaid_work import dates_of
from rulebook import lists
from rulebook.calendar import is_bank_holiday
from rulebook.writing import day

from .findings import Finding, block, hint

NAMES = dict(lists.DAYS)
A_WEEK = 7


def found_in_dates(pledge: Pledge) -> Iterator[Finding]:
    """What has begun is as it is: of the dates to come alone."""
    for intake in dates_of(pledge):
        if intake.starts_on >= timezone.localdate():
            yield from found_in_one(pledge, intake)


def found_in_one(pledge: Pledge, intake: Intake) -> Iterator[Finding]:
    # The days of an interview's pledge are those of the job.
    if pledge.days and pledge.kind != Pledge.Kind.PRIORITY_INTERVIEW:
        yield from against_the_days(pledge, intake)
    if is_bank_holiday(intake.starts_on):
        yield hint(
            "starts_on",
            f"{day(intake.starts_on)} is a bank holiday.",
            "If nobody is there then, choose another first day.",
        )


def against_the_days(pledge: Pledge, intake: Intake) -> Iterator[Finding]:
    starts = intake.starts_on
    there = weekdays_between(starts, intake.ends_on) & {*pledge.days}
    if not there:
        yield block(
            "days",
            f"{span(intake)}: none of the days that you ticked is among these.",
            "Choose other dates, or tick the days on which somebody can come.",
        )
        return
    if len(there) < pledge.least_days:
        yield hint(
            "days",
            f"{span(intake)}: of the days that you ticked there {is_or_are(len(there))}, and you ask for at "
            f"least {pledge.least_days}.",
            "Make it longer, tick more days, or ask for fewer.",
        )
    if starts.weekday() not in pledge.days:
        yield hint(
            "days",
            f"The first day is {day(starts)}, and {NAMES[starts.weekday()]} is none of the days that you "
            "ticked.",
            "Choose another first day, or tick that day too.",
        )


def weekdays_between(starts_on: dt.date, ends_on: dt.date | None) -> set[int]:
    """All seven where it has no end, and where its end is not right yet."""
    length = (ends_on - starts_on).days + 1 if ends_on and ends_on >= starts_on else A_WEEK
    return {(starts_on.weekday() + later) % A_WEEK for later in range(min(length, A_WEEK))}


def span(intake: Intake) -> str:
    if intake.ends_on == intake.starts_on:
        return day(intake.starts_on)
    return f"From {day(intake.starts_on)} to {day(intake.ends_on)}"


def is_or_are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number}"
