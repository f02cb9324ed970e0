"""What a pledge needs before it can be sent for approval, each as a thing to do."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from rulebook.wages import minimum_pence

from .models import Pledge

K = Pledge.Kind

NEEDED: dict[str, tuple[str, ...]] = {
    K.WORK_EXPERIENCE: ("description", "sector", "postcode"),
    K.MENTORING: ("description", "sector", "postcode"),
    K.APPRENTICESHIP: ("description", "sector", "postcode", "pay", "standard"),
    K.PRIORITY_INTERVIEW: ("description", "sector", "postcode", "criteria", "promises_feedback"),
    K.OTHER_SUPPORT: ("description",),
}
"""The fields that a pledge of each kind cannot do without; a remote one needs no postcode."""

TO_DO = {
    "description": "say what the young adult would do",
    "sector": "choose the kind of work",
    "postcode": "give the postcode of the site",
    "pay": "say what an apprentice is paid",
    "standard": "name the apprenticeship standard",
    "criteria": "list what you would look for",
    "promises_feedback": "promise to give feedback after the interview",
}

ADD_DATES = "add a start date and places"


def needs_dates(kind: str) -> bool:
    """Other support is published and asked for; every other kind has a start and places."""
    return kind != K.OTHER_SUPPORT


def what_is_missing(pledge: Pledge) -> list[str]:
    """What is still to do, in the words of a sentence that begins "Before you send this: "."""
    todo = [TO_DO[name] for name in NEEDED[pledge.kind] if is_missing(pledge, name)]
    if needs_dates(pledge.kind) and not pledge.intakes.exists():
        todo.append(ADD_DATES)
    if too_little := pay_below_the_law(pledge):
        todo.append(too_little)
    return todo


def is_missing(pledge: Pledge, name: str) -> bool:
    if name == "postcode" and pledge.remote:
        return False
    value = getattr(pledge, name)
    return not (value.strip() if isinstance(value, str) else value)


def pay_below_the_law(pledge: Pledge) -> str:
    """What to do about pay below the legal minimum on the first day of an intake; empty if all is well."""
    days = [intake.starts_on for intake in pledge.intakes.all()] or [timezone.localdate()]
    least = max(least_pay(pledge.kind, pledge.age_to, on) for on in days)
    if 0 < pledge.pay < least:
        return f"pay at least £{least / 100:.2f} an hour, the legal minimum for the ages you chose"
    return ""


def least_pay(kind: str, age_to: int, on: date) -> int:
    """Pence an hour that the law asks for on a first day: the rate of the oldest who may come, the highest.

    Apprentices in their first year may be paid the apprentice rate at any age.
    """
    apprentice = kind == K.APPRENTICESHIP
    return minimum_pence(age_to, on, apprentice=apprentice, first_year=apprentice)
