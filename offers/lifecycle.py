"""The life of an offer, as a table, and the functions by which people and deadlines move it.

A yes takes a place under a lock on the intake; when the last place has just gone it lands on the waiting
list, which moves only by an ETE worker's click. A question changes no status. Lapsed is not declined; did
not attend is not cancelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, change_status, register, the_service
from pledges.models import Intake, Pledge
from youngadults.models import YoungAdult

from . import deadlines, notices, places
from .models import Offer, OfferStep
from .permissions import (
    an_ete_worker_after_a_change,
    an_ete_worker_in_time,
    an_ete_worker_while_held,
    its_champion,
    may_answer_for,
    the_young_adult,
    the_young_adult_in_time,
    their_adviser,
    their_adviser_in_time,
    who_shortlisted_it,
)
from .terms import terms_of

S = Offer.Status

THEY_ANSWER = (the_young_adult, their_adviser, an_ete_worker)
THEY_CHANGE_THEIR_MIND = (the_young_adult_in_time, their_adviser_in_time, an_ete_worker_in_time)
SAID_NO = (S.NOT_NOW, S.DECLINED)

LIFECYCLE = register(
    Lifecycle(
        model=Offer,
        step_model=OfferStep,
        moves=(
            Move(
                "offer", (S.SHORTLISTED, S.NOT_NOW, S.LAPSED), S.OFFERED, (an_ete_worker,), "Send the offer"
            ),
            Move("offer", (S.DECLINED,), S.OFFERED, (an_ete_worker_after_a_change,), "Offer again, changed"),
            Move(
                "remove",
                (S.SHORTLISTED,),
                S.REMOVED,
                (who_shortlisted_it, an_ete_worker, the_service),
                "Remove",
            ),
            Move("accept", (S.OFFERED,), S.ACCEPTED, THEY_ANSWER, "Yes"),
            Move("accept", SAID_NO, S.ACCEPTED, THEY_CHANGE_THEIR_MIND, "Yes, after all"),
            Move("accept", (S.WAITING,), S.ACCEPTED, (an_ete_worker,), "Give them the free place"),
            Move("wait", (S.OFFERED,), S.WAITING, THEY_ANSWER),
            Move("wait", SAID_NO, S.WAITING, THEY_CHANGE_THEIR_MIND),
            Move("put_off", (S.OFFERED,), S.NOT_NOW, THEY_ANSWER, "Not now"),
            Move("decline", (S.OFFERED, S.WAITING), S.DECLINED, THEY_ANSWER, "No thanks"),
            Move("lapse", (S.OFFERED,), S.LAPSED, (the_service,)),
            Move(
                "confirm", (S.ACCEPTED,), S.CONFIRMED, (its_champion, an_ete_worker), "Confirm the first day"
            ),
            Move(
                "confirm",
                (S.DID_NOT_ATTEND, S.ENDED_EARLY),
                S.CONFIRMED,
                (an_ete_worker_while_held,),
                "Try again",
            ),
            Move("start", (S.CONFIRMED,), S.STARTED, (its_champion, an_ete_worker), "They started"),
            Move(
                "did_not_attend",
                (S.CONFIRMED,),
                S.DID_NOT_ATTEND,
                (its_champion, an_ete_worker),
                "They did not come",
            ),
            Move("pause", (S.CONFIRMED, S.STARTED), S.PAUSED, (an_ete_worker, their_adviser), "Pause"),
            Move("resume", (S.PAUSED,), S.CONFIRMED, (an_ete_worker, their_adviser), "Go on"),
            Move("resume", (S.PAUSED,), S.STARTED, (an_ete_worker, their_adviser)),
            Move(
                "complete",
                (S.STARTED,),
                S.COMPLETED,
                (its_champion, an_ete_worker, their_adviser),
                "Completed",
            ),
            Move(
                "end_early",
                (S.STARTED,),
                S.ENDED_EARLY,
                (its_champion, an_ete_worker, their_adviser, the_young_adult),
                "End early",
            ),
            Move(
                "end_early",
                (S.PAUSED,),
                S.ENDED_EARLY,
                (an_ete_worker, their_adviser, the_young_adult),
                "End early",
            ),
            Move(
                "cancel",
                (S.ACCEPTED, S.CONFIRMED),
                S.CANCELLED_BY_YOUNG_ADULT,
                (the_young_adult, their_adviser, an_ete_worker),
                "Cancel for the young adult",
            ),
            Move("cancel_by_host", (S.CONFIRMED,), S.CANCELLED_BY_HOST, (its_champion,), "Cancel"),
            Move(
                "withdraw",
                (S.OFFERED, S.WAITING, S.ACCEPTED, S.CONFIRMED),
                S.WITHDRAWN_BY_SERVICE,
                (an_ete_worker, the_service),
                "Withdraw the offer",
            ),
            Move(
                "withdraw_by_host",
                (S.OFFERED, S.WAITING, S.ACCEPTED),
                S.WITHDRAWN_BY_HOST,
                (its_champion,),
                "Say that it can’t happen",
            ),
        ),
        now={
            S.SHORTLISTED: "This has not been offered yet.",
            S.REMOVED: "This was taken off the shortlist.",
            S.OFFERED: "This offer is waiting for an answer.",
            S.ACCEPTED: "The answer was yes already.",
            S.WAITING: "The answer was yes. It is on the waiting list for a place.",
            S.NOT_NOW: "The answer was not now.",
            S.DECLINED: "The answer was no thanks.",
            S.LAPSED: "The time to answer this offer has run out.",
            S.CONFIRMED: "The host has confirmed this place.",
            S.STARTED: "This has started.",
            S.PAUSED: "This is paused.",
            S.COMPLETED: "This is finished.",
            S.ENDED_EARLY: "This ended early.",
            S.DID_NOT_ATTEND: "The first day was missed.",
            S.CANCELLED_BY_YOUNG_ADULT: "This was cancelled by the young adult.",
            S.CANCELLED_BY_HOST: "The host has just cancelled this.",
            S.WITHDRAWN_BY_SERVICE: "This offer has been taken back.",
            S.WITHDRAWN_BY_HOST: "The host has just taken this back.",
        },
    )
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
        raise NotNow(f"{young_adult.first_name} has an offer of this already.") from None
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
    Called by `matching.offering`, which has checked the hard rules.
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


def may_be_offered(intake: Intake) -> None:
    """Raises NotNow with a sentence where an intake cannot be offered to anybody now."""
    if intake.pledge.status != Pledge.Status.LIVE:
        raise NotNow("This pledge is not live, so it cannot be offered.")
    if intake.fill_by < timezone.localdate():
        raise NotNow("The last day to fill this place has passed.")
    if not places.is_free(intake):
        raise NotNow("All places are taken.")


def accept(record: Offer, *, by: Any, consent: str = "") -> Offer:
    """Yes. Takes a place while there is one; otherwise the yes waits. The status says which.

    Somebody who answers for the young adult says in ``consent`` how it was given.
    """
    with transaction.atomic():
        intake = _hold(record)
        if record.status == S.WAITING:
            raise NotNow(LIFECYCLE.sentence(S.WAITING))
        verb = "accept" if places.is_free(intake) else "wait"
        _move(record, intake, verb, by=by, consent=consent)
        notices.answered(record, by)
    return record


def give_free_place(record: Offer, *, by: Any) -> Offer:
    """Move somebody from the waiting list to a place that has become free."""
    with transaction.atomic():
        intake = _hold(record)
        if not places.is_free(intake):
            raise NotNow("All places are taken, so nobody can move up from the waiting list.")
        _move(record, intake, "accept", by=by)
        notices.place_found(record, by)
    return record


def put_off(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """Not now."""
    return _answer(record, "put_off", by=by, reason=reason, consent=consent)


def decline(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """No thanks: after it there is silence about this one until its terms change."""
    return _answer(record, "decline", by=by, reason=reason, consent=consent)


def cancel(record: Offer, *, by: Any, reason: str = "", consent: str = "") -> Offer:
    """A young adult who said yes changes their mind, with or without a reason."""
    return _after_yes(record, "cancel", by=by, reason=reason, consent=consent)


def confirm(record: Offer, *, by: Any) -> Offer:
    """The host makes the place firm; or an ETE worker tries again while a place is held."""
    with transaction.atomic():
        _move(record, _hold(record), "confirm", by=by)
        notices.confirmed(record, by)
    return record


def start(record: Offer, *, by: Any) -> Offer:
    return _after_yes(record, "start", by=by)


def did_not_attend(record: Offer, *, by: Any) -> Offer:
    """They did not come. No reason is asked; the adviser hears of it; the place is held for a while."""
    return _after_yes(record, "did_not_attend", by=by, held_until=deadlines.held_until())


def pause(record: Offer, *, by: Any, why: str = "") -> Offer:
    with transaction.atomic():
        _hold(record)
        return _after_yes(record, "pause", by=by, why=why, paused_from=record.status)


def resume(record: Offer, *, by: Any) -> Offer:
    """Back to the status that it was paused from."""
    with transaction.atomic():
        _hold(record)
        return _after_yes(record, "resume", by=by, to=record.paused_from, paused_from="")


def complete(record: Offer, *, by: Any, why: str = "") -> Offer:
    return _after_yes(record, "complete", by=by, why=why)


def end_early(record: Offer, *, by: Any, reason: str = "", why: str = "", consent: str = "") -> Offer:
    """It stops before its end. Welfare first: the adviser hears the same day, the place is held for a
    while.
    """
    return _after_yes(
        record, "end_early", by=by, reason=reason, why=why, consent=consent, held_until=deadlines.held_until()
    )


def cancel_by_host(record: Offer, *, by: Any, reason: str = "", why: str = "") -> Offer:
    return _ended_by_others(record, "cancel_by_host", by=by, reason=reason, why=why)


def withdraw_by_host(record: Offer, *, by: Any, reason: str = "", why: str = "") -> Offer:
    return _ended_by_others(record, "withdraw_by_host", by=by, reason=reason, why=why)


def withdraw(record: Offer, *, by: Any, why: str = "") -> Offer:
    """The 18+ service takes an offer back."""
    return _ended_by_others(record, "withdraw", by=by, why=why)


def remove(record: Offer, *, by: Any, why: str = "") -> Offer:
    """Off the shortlist. The young adult never knew."""
    with transaction.atomic():
        _move(record, _hold(record), "remove", by=by, why=why)
        notices.changed(record)
    return record


def lapse(record: Offer) -> Offer:
    """The deadline passed without an answer: no blame, no counter."""
    with transaction.atomic():
        _move(record, _hold(record), "lapse", by=None)
        notices.lapsed(record)
    return record


def _answer(record: Offer, verb: str, *, by: Any, reason: str, consent: str) -> Offer:
    with transaction.atomic():
        _move(record, _hold(record), verb, by=by, reason=reason, consent=consent)
        notices.answered(record, by)
    return record


def _after_yes(record: Offer, verb: str, *, by: Any, **more: Any) -> Offer:
    with transaction.atomic():
        _move(record, _hold(record), verb, by=by, **more)
        notices.moved(record, by, tell_young_adult=True)
    return record


def _ended_by_others(record: Offer, verb: str, *, by: Any, **more: Any) -> Offer:
    with transaction.atomic():
        _move(record, _hold(record), verb, by=by, **more)
        notices.ended_by_others(record, by)
    return record


def _hold(record: Offer) -> Intake:
    """Lock the intake, as every move of its offers does first: from here on the offer's status stands
    still.
    """
    intake = places.lock(record.intake_id)
    record.refresh_from_db(fields=["status", "paused_from"])
    return intake


def _move(
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


ANSWERS = frozenset({"accept", "wait", "put_off", "decline", "cancel"})


def needs_consent(record: Offer, verb: str, by: Any) -> bool:
    """An answer that somebody else gives for the young adult; moving up from the waiting list is none."""
    gives_place = verb == "accept" and record.status == S.WAITING
    theirs = by is None or by.pk == record.young_adult.user_id
    return verb in ANSWERS and not gives_place and not theirs and may_answer_for(by, record)
