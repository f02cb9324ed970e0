"""One move of an offer: the intake is locked first, the places are counted again after it."""

from __future__ import annotations

from typing import Any

from lifecycles import NotNow, change_status
from offers import places
from offers.models import Offer
from offers.permissions import may_answer_for
from pledges.models import Intake

S = Offer.Status

ANSWERS = frozenset({"accept", "wait", "put_off", "decline", "cancel"})


def hold(record: Offer) -> Intake:
    """Lock the intake, as every move of its offers does first: from here on the offer's status stands
    still.
    """
    intake = places.lock(record.intake_id)
    record.refresh_from_db(fields=["status", "paused_from"])
    return intake


def move(
    record: Offer,
    intake: Intake,
    verb: str,
    *,
    by: Any,
    reason: str = "",
    consent: str = "",
    **more: Any,
) -> None:
    """One move of an offer whose intake is locked, and the count of taken places with it."""
    if needs_consent(record, verb, by) and not consent.strip():
        raise NotNow("Say how they gave their consent before you answer for them.")
    change_status(record, verb, by=by, step={"reason": reason, "consent": consent}, **more)
    places.recount(intake)


def needs_consent(record: Offer, verb: str, by: Any) -> bool:
    """An answer that somebody else gives for the young adult; moving up from the waiting list is none."""
    gives_place = verb == "accept" and record.status == S.WAITING
    theirs = by is None or by.pk == record.young_adult.user_id
    return verb in ANSWERS and not gives_place and not theirs and may_answer_for(by, record)
