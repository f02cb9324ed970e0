"""Once a year: still up for it? Nobody is offered a place of a host that says no for now, or says nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import call_followers
from rulebook.reading import value

from . import notices
from .models import Organisation, Rhythm, time_to_answer
from .nudging import only_its_own, rhythm_of, who_posts_today

NOT_FOR_NOW = "{} said: “{}”."
NO_ANSWER = "Nobody has said whether {} is still up for it."


@transaction.atomic
def renew(organisation: Organisation, appetite: str, *, by: Any) -> None:
    """Said by one of its own. With “not now” its live pledges are paused; they resume each when they like."""
    only_its_own(organisation, by)
    rhythm = rhythm_of(organisation)
    rhythm.appetite, rhythm.renewed_on, rhythm.rested_on = appetite, timezone.localdate(), None
    rhythm.save(update_fields=["appetite", "renewed_on", "rested_on"])
    if appetite in Rhythm.RESTING:
        why = NOT_FOR_NOW.format(organisation, rhythm.get_appetite_display())
        call_followers(organisation, "rest", by=by, why=why)
    notices.answered(organisation)


def ask_who_is_due() -> None:
    """For each night: everybody who posts somewhere today, each organisation in its own transaction."""
    for organisation in who_posts_today():
        with transaction.atomic():
            ask_remind_or_rest(rhythm_of(organisation), timezone.localdate())


def ask_remind_or_rest(rhythm: Rhythm, today: dt.date) -> None:
    """Asked once a year, reminded half-way; then its pledges rest."""
    if is_to_be_asked(rhythm, today):
        rhythm.asked_on = today
        rhythm.save(update_fields=["asked_on"])
        notices.still_up_for_it(rhythm)
    elif rhythm.is_unanswered and not rhythm.rests:
        asked_for = today - rhythm.asked_on
        if asked_for >= time_to_answer():
            rest(rhythm, today)
        elif asked_for >= time_to_answer() / 2:
            notices.still_up_for_it(rhythm, again=True)


def is_to_be_asked(rhythm: Rhythm, today: dt.date) -> bool:
    year = dt.timedelta(days=value("host.renew_after_days"))
    return max(rhythm.renewed_on, rhythm.asked_on or rhythm.renewed_on) + year <= today


def rest(rhythm: Rhythm, today: dt.date) -> None:
    """The service pauses what nobody stands for any longer, and a worker rings them."""
    rhythm.rested_on = today
    rhythm.save(update_fields=["rested_on"])
    call_followers(rhythm.organisation, "rest", by=None, why=NO_ANSWER.format(rhythm.organisation))
    notices.nobody_answered(rhythm)
