"""The least that the law lets be paid: by age, on the first day and on every later day that we know of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from pledges.models import Pledge
from pledges.unpaid_work import Verdict, arrangement_of, dates_of, judge
from rulebook.wages import minimum_pence
from rulebook.writing import pounds

from .findings import Finding, Level, hint, refer

K = Pledge.Kind

A_YEAR = dt.timedelta(days=365)


def found_in_pay(pledge: Pledge) -> Iterator[Finding]:
    """What is wrong with pay, or with paying nothing."""
    if 0 < pledge.pay < (least := least_for(pledge)):
        yield too_little(least, pledge)
    if pledge.kind == K.APPRENTICESHIP and pledge.pay:
        yield from second_year(pledge)
    if pledge.kind == K.PRIORITY_INTERVIEW and not pledge.pay:
        yield refer("pay", "Nobody has said what the job pays.", "Say what the job pays for an hour.")
    if pledge.kind == K.WORK_EXPERIENCE:
        yield from unpaid(pledge)


def too_little(least: int, pledge: Pledge) -> Finding:
    return Finding(
        Level.BLOCK,
        "pay",
        f"{pounds(pledge.pay)} an hour is below the legal minimum.",
        f"Pay at least £{least / 100:.2f} an hour, the legal minimum for the ages you chose.",
    )


def least_for(pledge: Pledge) -> int:
    """The highest of the rates that hold while it runs; an apprentice's first year is what is promised."""
    return max(least_pay(pledge.kind, pledge.age_to, on) for on in days_that_count(pledge))


def days_that_count(pledge: Pledge) -> list[dt.date]:
    """First days and, where there is one within the first year, last days: rates rise in between."""
    days = []
    for intake in dates_of(pledge):
        days.append(intake.starts_on)
        if intake.ends_on:
            days.append(min(intake.ends_on, intake.starts_on + A_YEAR))
    return days or [timezone.localdate()]


def least_pay(kind: str, age_to: int, on: dt.date) -> int:
    """Pence an hour that the law asks for on a day: the rate of the oldest who may come, the highest.

    Apprentices in their first year may be paid the apprentice rate at any age.
    """
    apprentice = kind == K.APPRENTICESHIP
    return minimum_pence(age_to, on, apprentice=apprentice, first_year=apprentice)


def second_year(pledge: Pledge) -> Iterator[Finding]:
    """From the second year on an apprentice from 19 is paid like everybody of that age."""
    if not pledge.months or pledge.months <= 12:
        return
    least = max(
        minimum_pence(pledge.age_to, day + A_YEAR, apprentice=True) for day in days_that_count(pledge)
    )
    if pledge.pay < least:
        yield hint(
            "pay",
            f"It lasts {pledge.months} months. From the second year an apprentice of 19 or over must be paid "
            f"at least {pounds(least)} an hour.",
            "Say in what they would do that pay goes up after a year.",
        )


def unpaid(pledge: Pledge) -> Iterator[Finding]:
    answer = judge(arrangement_of(pledge))
    if answer.verdict in (Verdict.BLOCK, Verdict.ASK):
        yield Finding(Level.BLOCK, answer.field, answer.reason, answer.remedy)
    if answer.verdict == Verdict.REFER:
        yield Finding(Level.REFER, answer.field, answer.reason, answer.remedy)
