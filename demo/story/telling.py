"""Telling the promises: each in its own time, then what happened to some of them later."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from champions.models import Organisation
from geography.postcodes import locate
from pledges import lifecycle
from pledges.guard.dates import found_in_one
from pledges.models import Intake, Pledge

from . import wanting
from .acts import act_on_offers, act_on_pledge, champion_of
from .ageing import days_ago
from .promises import LATER, PROMISES, Later, Promise
from .promises.shapes import WEEKDAYS

DAYS_TO_FILL = 5
LONGEST_WAIT = 21
ONLY_LEARNING = {"purpose": "try", "must_keep_hours": False, "on_rota": False, "job_promised": False}


def tell_all() -> None:
    for promise in PROMISES:
        with days_ago(promise.days_ago):
            tell(promise)
    for later in LATER:
        with days_ago(later.days_ago):
            tell_later(later)
    wanting.say()


def tell(promise: Promise) -> None:
    pledge = write(promise)
    intakes = [add_intake(pledge, promise.days_ago, *intake) for intake in promise.intakes]
    act_on_pledge(pledge, promise.becomes)
    if promise.offers:
        act_on_offers(intakes[0], promise.offers)
    act_on_pledge(pledge, promise.ends)


def tell_later(later: Later) -> None:
    intakes = Intake.objects.filter(pledge__title=later.title).order_by("starts_on", "pk")
    act_on_offers(intakes[later.intake], later.offers)


def write(promise: Promise) -> Pledge:
    """A draft, as its champion leaves it."""
    name, postcode = promise.site
    place = locate(postcode)
    lawful = ONLY_LEARNING if promise.kind == Pledge.Kind.WORK_EXPERIENCE else {}
    return Pledge.objects.create(
        organisation=Organisation.objects.get(name=promise.organisation),
        kind=promise.kind,
        title=promise.title,
        sector=promise.sector,
        site_name=name,
        postcode=place.postcode,
        easting=place.easting,
        northing=place.northing,
        **{**lawful, **promise.details},
    )


def add_intake(pledge: Pledge, days_ago: int, first_day: int, last_day: int, places: int) -> Intake:
    """As told, or a few days later, so that it begins on a day on which somebody is there."""
    beginning = timezone.localdate() + later_by(pledge, days_ago, first_day, last_day)
    intake = Intake(
        starts_on=beginning + dt.timedelta(days=first_day),
        ends_on=beginning + dt.timedelta(days=last_day),
        fill_by=beginning + dt.timedelta(days=first_day - DAYS_TO_FILL),
        places=places,
    )
    return lifecycle.set_intake(pledge, intake, by=champion_of(pledge))


def later_by(pledge: Pledge, days_ago: int, first_day: int, last_day: int) -> dt.timedelta:
    """Looked for among the days on which it stands when all of it has been moved into the past."""
    told = timezone.localdate() - dt.timedelta(days=days_ago)
    first, last = told + dt.timedelta(days=first_day), told + dt.timedelta(days=last_day)
    later = (dt.timedelta(days=days) for days in range(LONGEST_WAIT))
    return next(it for it in later if suits(pledge, first + it, last + it))


def suits(pledge: Pledge, first: dt.date, last: dt.date) -> bool:
    if not pledge.days and first.weekday() not in WEEKDAYS:
        return False
    return not [*found_in_one(pledge, Intake(starts_on=first, ends_on=last))]
