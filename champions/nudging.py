"""Nudges: a place unused, somebody waiting, and once a year: still up for it? At the organisation's own pace.

Rooms above say what there is to nudge about, in numbers and never in names, through `add_reasons`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotPermitted
from rulebook.reading import value

from . import notices
from .models import Champion, Organisation, Rhythm
from .permissions import champion_of

Reasons = Callable[[Organisation], list[str]]

_reasons: list[Reasons] = []

DAYS = {Rhythm.Every.WEEK: 7, Rhythm.Every.MONTH: 30, Rhythm.Every.QUARTER: 91}


def add_reasons(reasons: Reasons) -> None:
    """Register, in AppConfig.ready(), what of a room an organisation may be nudged about, in sentences."""
    if reasons not in _reasons:
        _reasons.append(reasons)


def reasons_for(organisation: Organisation) -> list[str]:
    return [sentence for reasons in _reasons for sentence in reasons(organisation)]


def rhythm_of(organisation: Organisation) -> Rhythm:
    rhythm, _ = Rhythm.objects.get_or_create(organisation=organisation)
    return rhythm


@transaction.atomic
def choose(organisation: Organisation, every: str, *, by: Any) -> None:
    only_its_own(organisation, by)
    Rhythm.objects.filter(pk=rhythm_of(organisation).pk).update(every=every)


@transaction.atomic
def renew(organisation: Organisation, appetite: str, *, by: Any) -> None:
    """Still up for it, or not: said by one of its own."""
    only_its_own(organisation, by)
    Rhythm.objects.filter(pk=rhythm_of(organisation).pk).update(
        appetite=appetite, renewed_on=timezone.localdate()
    )
    notices.changed(organisation)


def only_its_own(organisation: Organisation, by: Any) -> None:
    if not champion_of(by, organisation):
        raise NotPermitted("rhythm")


def nudge_who_is_due() -> None:
    """For each night: everybody who posts somewhere today, each organisation in its own transaction."""
    today = timezone.localdate()
    posting = Champion.objects.current().values("organisation")
    for organisation in Organisation.objects.still_there().filter(pk__in=posting):
        with transaction.atomic():
            rhythm = rhythm_of(organisation)
            ask_if_still_up_for_it(rhythm, today)
            nudge(rhythm, today)


def ask_if_still_up_for_it(rhythm: Rhythm, today: dt.date) -> None:
    year = dt.timedelta(days=value("host.renew_after_days"))
    if rhythm.renewed_on + year <= today and (rhythm.asked_on or rhythm.renewed_on) + year <= today:
        rhythm.asked_on = today
        rhythm.save(update_fields=["asked_on"])
        notices.still_up_for_it(rhythm)


def nudge(rhythm: Rhythm, today: dt.date) -> None:
    if rhythm.every == Rhythm.Every.NEVER:
        return
    last = rhythm.nudged_on
    if last and last + dt.timedelta(days=DAYS[rhythm.every]) > today:
        return
    if reasons_for(rhythm.organisation):
        rhythm.nudged_on = today
        rhythm.save(update_fields=["nudged_on"])
        notices.nudge(rhythm, today)
