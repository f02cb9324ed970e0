"""Rows about those who are soon 25: nothing new is offered from that day on, so somebody plans with them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from matching.mapping import years_before
from rulebook.reading import value
from youngadults.models import CaseloadEntry, CaseRecord, YoungAdult
from youngadults.twenty_five import TOO_OLD
from youngadults.twenty_five import birthday as birthday_of

from .rows import Kind, Row

DIED = CaseRecord.InTouch.DIED


def leaving(user: Any) -> Any:
    """Of one's own who is soon too old for anything new; the service has those whom nobody advises."""
    today = timezone.localdate()
    last = today + dt.timedelta(days=value("offer.warn_days_before_25"))
    soon = YoungAdult.objects.filter(
        date_of_birth__gt=years_before(today, TOO_OLD), date_of_birth__lte=years_before(last, TOO_OLD)
    )
    advised = CaseloadEntry.objects.current()
    theirs = Q(pk__in=advised.filter(adviser=user).values("young_adult"))
    if an_ete_worker(user, None):
        theirs |= ~Exists(advised.filter(young_adult=OuterRef("pk")))
    return soon.filter(theirs).exclude(case_record__in_touch=DIED).order_by("date_of_birth", "pk")


def leaving_row(person: YoungAdult) -> Row:
    birthday = birthday_of(person.date_of_birth)
    return Row(
        title=f"{person} is 25 on {birthday:%-d %B}",
        why="From then on nothing new is offered; what has started goes on. Plan with them what comes after.",
        url=reverse("desk:young_adult", args=[person.pk]),
        action="See what fits",
        due=birthday,
    )


LEAVING = Kind("leaving", leaving, leaving_row, reads=("first_name", "last_name", "date_of_birth"))
