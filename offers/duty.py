"""Who is on duty for concerns, and what a page says to somebody who does not feel safe, day and night."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.models import Role
from accounts.permissions import a_service_manager
from lifecycles import NotNow, NotPermitted
from notifications import live
from rulebook.calendar import is_working_day
from rulebook.reading import value
from youngadults.at_any_hour import numbers

from .models import CAN_BE_ON_DUTY, DutyTurn

TOPIC = "safety"


def who_can_be_on_duty() -> Any:
    return get_user_model().objects.holding(*CAN_BE_ON_DUTY).order_by("name", "pk")


def may_plan(user: Any) -> bool:
    return a_service_manager(user, None)


@transaction.atomic
def plan(person: Any, stands_in: Any, starts_on: dt.date, ends_on: dt.date, *, by: Any) -> DutyTurn:
    """Somebody is on duty from one day to another. Raises NotNow where a day of it is taken."""
    if not may_plan(by):
        raise NotPermitted("plan")
    try:
        with transaction.atomic():
            turn = DutyTurn.objects.create(
                person=person, stands_in=stands_in, starts_on=starts_on, ends_on=ends_on
            )
    except IntegrityError:
        raise NotNow("Somebody is on duty on one of these days already. Choose other days.") from None
    changed(turn)
    return turn


@transaction.atomic
def drop(turn: DutyTurn, *, by: Any) -> None:
    """Take a turn off the list. Without one the service managers are on duty."""
    if not may_plan(by):
        raise NotPermitted("drop")
    changed(turn)
    turn.delete()


def changed(turn: DutyTurn) -> None:
    managers = get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER).values_list("pk", flat=True)
    people = {turn.person_id, turn.stands_in_id, *managers} - {None}
    live.hint(people, [TOPIC])


@dataclass(frozen=True)
class Help:
    """What the page says, in English: whether somebody here reads it now, and whom to call at any hour."""

    someone_is_there: bool
    sentence: str
    numbers: list[tuple[str, str]]


def help_now(now: dt.datetime | None = None) -> Help:
    there = is_on_duty(now or timezone.now())
    sentence = gettext_noop("Someone here reads this today.") if there else value("safety.out_of_hours")
    return Help(there, sentence, numbers())


def is_on_duty(moment: dt.datetime) -> bool:
    local = timezone.localtime(moment)
    begins, ends = (dt.time.fromisoformat(value(key)) for key in ("safety.duty_from", "safety.duty_until"))
    return is_working_day(local.date()) and begins <= local.time() < ends
