"""What the 18+ service does with an offer: shortlist, offer, take off, take back; and the deadline that
passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lifecycles import NotNow, change_status
from notifications.models import Task
from notifications.tasks import done
from offers import deadlines, notices, places
from offers.models import Hold, Offer
from offers.reminding import CALL_THEM
from offers.terms import terms_of
from pledges.models import Intake, Pledge
from youngadults.following import TELL_IN_PERSON
from youngadults.models import YoungAdult

from .moving import hold, move

S = Offer.Status

ENDED = (
    S.REMOVED,
    S.COMPLETED,
    S.ENDED_EARLY,
    S.DID_NOT_ATTEND,
    S.CANCELLED_BY_YOUNG_ADULT,
    S.CANCELLED_BY_HOST,
    S.WITHDRAWN_BY_SERVICE,
    S.WITHDRAWN_BY_HOST,
)


@transaction.atomic
def shortlist(intake: Intake, young_adult: YoungAdult, *, by: Any, reasons: Sequence[Any] = ()) -> Offer:
    """Put somebody on the shortlist of an intake. Nobody is told; the young adult sees nothing yet.

    Raises NotNow when they stand on it already.
    """
    try:
        with transaction.atomic():
            offer = Offer.objects.create(
                intake=intake, young_adult=young_adult, shortlisted_by=by, reasons=list(reasons)
            )
    except IntegrityError:
        raise NotNow(f"{young_adult.first_name} is on the shortlist already, or has this offer.") from None
    notices.changed(offer)
    return offer


@transaction.atomic
def offer(
    intake: Intake,
    young_adult: YoungAdult,
    *,
    by: Any,
    reasons: Sequence[Any] = (),
    overrides: Sequence[Any] = (),
) -> Offer:
    """Offer an intake to somebody who stands on its shortlist, or on none yet, or who may be asked again.

    ``reasons`` and ``overrides`` are kept with the offer: why this one, and which rule was set aside why.
    Called by `matching.offering`, which has checked the hard rules, and, with ``overrides``, by
    `matching.overriding` alone: a manager has agreed to them.
    """
    intake = places.lock(intake.pk)
    may_be_offered(intake)
    standing = Offer.objects.filter(intake=intake, young_adult=young_adult).exclude(status__in=ENDED).first()
    record = standing or shortlist(intake, young_adult, by=by, reasons=reasons)
    change_status(
        record,
        "offer",
        by=by,
        reasons=list(reasons),
        overrides=list(overrides),
        terms=terms_of(intake),
        offered_by=by,
        offered_at=timezone.now(),
        answer_by=deadlines.answer_by(intake),
    )
    notices.offered(record)
    return record


def may_be_offered(intake: Intake) -> None:
    """Raises NotNow with a sentence where an intake cannot be offered to anybody now.

    The intake must be locked. Its pledge is asked afterwards and afresh: what was read together with the
    lock may be from before somebody withdrew it.
    """
    if not Pledge.objects.live().filter(pk=intake.pledge_id).exists():
        raise NotNow("This pledge is not live, so it cannot be offered.")
    if Hold.objects.standing().on(intake).exists():
        raise NotNow("New offers to this host are paused for now.")
    if intake.fill_by < timezone.localdate():
        raise NotNow("The last day to fill this place has passed.")
    if not places.is_free(intake):
        raise NotNow("All places are taken.")


def withdraw(record: Offer, *, by: Any, why: str = "") -> Offer:
    """The 18+ service takes an offer back."""
    with transaction.atomic():
        move(record, hold(record), "withdraw", by=by, why=why)
        notices.ended_by_others(record, by)
    return record


def withdraw_unsaid(record: Offer, *, why: str, host_hears: bool = True) -> Offer:
    """The service takes an offer back from somebody whom no message may reach; all others hear of it. The
    host does not where a person is to tell it.
    """
    with transaction.atomic():
        move(record, hold(record), "withdraw", by=None, why=why)
        notices.moved(record, None, tell_host=host_hears)
    return record


def remove(record: Offer, *, by: Any, why: str = "") -> Offer:
    """Off the shortlist. The young adult never knew."""
    with transaction.atomic():
        move(record, hold(record), "remove", by=by, why=why)
        notices.changed(record)
    return record


def tell(record: Offer, *, by: Any, why: str) -> Offer:
    """Somebody told them of it on the phone or face to face: ``why`` says how. Whoever was asked to need not.

    It answers nothing: what they said to it is recorded as an answer of theirs.
    """
    with transaction.atomic():
        move(record, hold(record), "tell", by=by, why=why)
        asked_to_tell = Q(kind=TELL_IN_PERSON.name, key__startswith=f"{record.young_adult_id}.")
        asked_to_call = Q(kind=CALL_THEM.name, key__startswith=f"{record.pk}.")
        for task in Task.objects.open().filter(asked_to_tell | asked_to_call):
            done(task, by=by)
        notices.changed(record)
    return record


def lapse(record: Offer) -> Offer:
    """The deadline passed without an answer: no blame, no counter."""
    with transaction.atomic():
        move(record, hold(record), "lapse", by=None)
        notices.lapsed(record)
    return record
