"""After a yes: the host confirms, the days come and go, somebody stops."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from champions.standing import refuse_unless_start_is_safe
from lifecycles import NotNow
from offers import deadlines, notices
from offers.models import Interview, Offer
from offers.permissions import its_champion

from .moving import hold, move


def confirm(record: Offer, *, by: Any) -> Offer:
    """The host makes the place firm; or an ETE worker tries again while a place is held."""
    with transaction.atomic():
        intake, again_on = hold(record), agreed_day(record)
        refuse_unless_start_is_safe(intake.pledge.organisation, again_on or intake.starts_on)
        if record.status == Offer.Status.DID_NOT_ATTEND:
            Interview.objects.filter(offer=record).update(at=None)  # the one that was missed; it gets another
        move(record, intake, "confirm", by=by, starts_again_on=again_on)
        notices.confirmed(record, by)
    return record


def agreed_day(record: Offer) -> dt.date | None:
    """The new first day, if one was agreed when it last broke down; a day agreed before that has gone by."""
    return record.breakdowns.values_list("starts_on", flat=True).first()


def start(record: Offer, *, by: Any) -> Offer:
    return after_yes(record, "start", by=by)


def did_not_attend(record: Offer, *, by: Any) -> Offer:
    """They did not come. No reason is asked; the adviser hears of it; the place is held for a while."""
    return after_yes(record, "did_not_attend", by=by, held_until=deadlines.held_until())


def pause(record: Offer, *, by: Any, why: str = "") -> Offer:
    with transaction.atomic():
        hold(record)
        return after_yes(record, "pause", by=by, why=why, paused_from=record.status)


def pause_unsaid(record: Offer, *, by: Any, why: str) -> Offer:
    """It rests, and a person says so to the young adult: no message goes to them."""
    with transaction.atomic():
        intake = hold(record)
        move(record, intake, "pause", by=by, why=why, paused_from=record.status)
        notices.moved(record, by)
    return record


def resume(record: Offer, *, by: Any) -> Offer:
    """Back to the status that it was paused from."""
    with transaction.atomic():
        hold(record)
        first = agreed_day(record) or record.starts_again_on
        to = record.paused_from
        return after_yes(record, "resume", by=by, to=to, paused_from="", starts_again_on=first)


def complete(record: Offer, *, by: Any, why: str = "") -> Offer:
    """A host that promised feedback after an interview gives it first."""
    if owes_feedback(record) and its_champion(by, record):
        raise NotNow("Write how it went first: you promised feedback after the interview.")
    return after_yes(record, "complete", by=by, why=why)


def tell_result(record: Offer, *, by: Any) -> Offer:
    """The interview was held. It is not the job's first day: nobody has started, and no day is marked."""
    with transaction.atomic():
        move(record, hold(record), "complete", by=by)
        notices.interviewed(record, by)
    return record


def owes_feedback(record: Offer) -> bool:
    pledge = record.intake.pledge
    promised = pledge.promises_feedback and pledge.kind == pledge.Kind.PRIORITY_INTERVIEW
    return promised and not Interview.objects.filter(offer=record).exclude(feedback="").exists()


def end_early(record: Offer, *, by: Any, reason: str = "", why: str = "", consent: str = "") -> Offer:
    """It stops before its end. Welfare first: the adviser hears the same day, the place is held for a
    while.
    """
    return after_yes(
        record, "end_early", by=by, reason=reason, why=why, consent=consent, held_until=deadlines.held_until()
    )


def cancel_by_host(record: Offer, *, by: Any, reason: str = "", why: str = "") -> Offer:
    return ended_by_others(record, "cancel_by_host", by=by, reason=reason, why=why)


def withdraw_by_host(record: Offer, *, by: Any, reason: str = "", why: str = "") -> Offer:
    return ended_by_others(record, "withdraw_by_host", by=by, reason=reason, why=why)


def after_yes(record: Offer, verb: str, *, by: Any, **more: Any) -> Offer:
    with transaction.atomic():
        move(record, hold(record), verb, by=by, **more)
        notices.moved(record, by, tell_young_adult=True)
    return record


def ended_by_others(record: Offer, verb: str, *, by: Any, **more: Any) -> Offer:
    with transaction.atomic():
        move(record, hold(record), verb, by=by, **more)
        notices.ended_by_others(record, by)
    return record
