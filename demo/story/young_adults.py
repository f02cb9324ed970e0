"""The young adults of the story come in, each with an account, wishes and an adviser."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import User
from demo.homes import neighbourhoods
from youngadults.models import CaseloadEntry, Preferences, YoungAdult

from .accounts import A_LONG_TIME, account
from .council import KENT
from .people import PEOPLE, REVIEWED, Person


def arrive() -> None:
    for number, person in enumerate(PEOPLE):
        make(number, person)


def make(number: int, person: Person) -> YoungAdult:
    young_adult = come_in(number, person)
    prefer(young_adult, person)
    CaseloadEntry.objects.create(
        young_adult=young_adult,
        adviser=User.objects.get(email=person.adviser),
        starts_on=timezone.localdate() - A_LONG_TIME,
    )
    return young_adult


def come_in(number: int, person: Person) -> YoungAdult:
    more = dict(person.more)
    first_name, last_name = person.name.split(maxsplit=1)
    return YoungAdult.objects.create(
        user=own_account(first_name, person),
        first_name=first_name,
        last_name=last_name,
        date_of_birth=born(person.age, 30 + 11 * number),
        council_id=KENT,
        phone=f"+447700900{100 + number}",
        permission_to_work=person.permission,
        permission_review_on=review_day(person.permission),
        paused_at=timezone.now() if more.pop("paused", False) else None,
        **neighbourhoods()[person.sector].home(number),
        **more,
    )


def own_account(first_name: str, person: Person) -> User:
    user = account(person.name, person.handle, signs_in_by_link=True)
    user.name = first_name
    user.save(update_fields=["name"])
    return user


def prefer(young_adult: YoungAdult, person: Person) -> None:
    """What they told us; an empty list of interests means that nobody has asked."""
    today = timezone.localdate()
    free = {"available_from": today} if person.answers else {}
    Preferences.objects.create(
        young_adult=young_adult,
        wants=person.wants,
        interests=person.interests,
        waiting_since=today - dt.timedelta(days=person.waiting_days),
        **free,
        **person.answers,
    )


def born(age: int, days: int) -> dt.date:
    """The day of birth of somebody who turned ``age`` so many days ago."""
    birthday = timezone.localdate() - dt.timedelta(days=days)
    return birthday.replace(year=birthday.year - age, day=min(birthday.day, 28))


def review_day(permission: str) -> dt.date | None:
    """A permission that may change is looked at again."""
    return timezone.localdate() + dt.timedelta(days=90) if permission in REVIEWED else None
