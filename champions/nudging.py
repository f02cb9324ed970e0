"""Nudges: a place unused, somebody waiting. At the organisation's own pace.

Rooms above say what there is to nudge about, in numbers and never in names, through `add_reasons`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lifecycles import NotPermitted

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


def only_its_own(organisation: Organisation, by: Any) -> None:
    if not champion_of(by, organisation):
        raise NotPermitted("rhythm")


def nudge_who_is_due() -> None:
    """For each night: everybody who posts somewhere today, each organisation in its own transaction."""
    for organisation in who_posts_today():
        with transaction.atomic():
            nudge(rhythm_of(organisation), timezone.localdate())


def who_posts_today() -> QuerySet[Organisation]:
    posting = Champion.objects.current().values("organisation")
    return Organisation.objects.still_there().filter(pk__in=posting)


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
