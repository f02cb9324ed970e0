"""What a young adult answers, or somebody for them with their recorded consent."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from lifecycles import NotNow
from offers import notices, places
from offers.models import Offer

from .moving import hold, move
from .table import LIFECYCLE

S = Offer.Status


def accept(record: Offer, *, by: Any, consent: str = "") -> Offer:
    """Yes. Takes a place while there is one; otherwise the yes waits. The status says which.

    Somebody who answers for the young adult says in ``consent`` how it was given.
    """
    with transaction.atomic():
        intake = hold(record)
        if record.status == S.WAITING:
            raise NotNow(LIFECYCLE.sentence(S.WAITING))
        verb = "accept" if places.is_free(intake) else "wait"
        move(record, intake, verb, by=by, consent=consent)
        notices.answered(record, by)
    return record


def give_free_place(record: Offer, *, by: Any) -> Offer:
    """Move somebody from the waiting list to a place that has become free."""
    with transaction.atomic():
        intake = hold(record)
        if not places.is_free(intake):
            raise NotNow("All places are taken, so nobody can move up from the waiting list.")
        move(record, intake, "accept", by=by)
        notices.place_found(record, by)
    return record


def put_off(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """Not now."""
    return answer(record, "put_off", by=by, reason=reason, consent=consent)


def decline(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """No thanks: after it there is silence about this one until its terms change."""
    return answer(record, "decline", by=by, reason=reason, consent=consent)


def cancel(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """A young adult who said yes changes their mind, with or without a reason."""
    with transaction.atomic():
        move(record, hold(record), "cancel", by=by, reason=reason, consent=consent)
        notices.moved(record, by, tell_young_adult=True)
    return record


def answer(record: Offer, verb: str, *, by: Any, reason: str, consent: str) -> Offer:
    with transaction.atomic():
        move(record, hold(record), verb, by=by, reason=reason, consent=consent)
        notices.answered(record, by)
    return record
