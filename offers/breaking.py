"""The breakdown protocol: welfare first. The adviser is asked to talk to them on the same day.

A breakdown begins by itself with a missed first day, a pause or an early end. It is settled by saying what
comes next: on as it was, on with a change, a rest, a stop. The place is held meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from pledges.notices import eighteen_plus
from youngadults.permissions import advisers_of

from . import lifecycle, notices, places
from .deadlines import today_by
from .lifecycle.moving import hold
from .models import Breakdown, Offer
from .permissions import may_answer_for

S = Offer.Status
Next = Breakdown.Next

BEGAN = {S.DID_NOT_ATTEND: "did not come", S.PAUSED: "paused", S.ENDED_EARLY: "stopped early"}


def records(keys: Iterable[int]) -> dict[int, Breakdown]:
    related = "offer__intake__pledge__organisation", "offer__young_adult__user"
    return Breakdown.objects.select_related(*related).in_bulk(list(keys))


TALK_TODAY = declare(
    Kind(
        name="broke_down",
        tells="the personal adviser, as a task for the same day: somebody did not come, paused or stopped",
        records=records,
        line=lambda it: (
            f"{it.offer.young_adult.first_name} {BEGAN[it.began_with]}: {it.offer.pledge}. Talk today."
        ),
        still_true=lambda it: it.settled_at is None,
    )
)


def begin(offer: Offer, *, by: Any, why: str = "") -> None:
    """Follows the move with which it begins. One that is unsettled already goes on being the one."""
    breakdown, is_new = Breakdown.objects.get_or_create(
        offer=offer, settled_at=None, defaults={"began_with": offer.status}
    )
    if not is_new:
        Breakdown.objects.filter(pk=breakdown.pk).update(began_with=offer.status)
        return
    people = advisers_of(offer.young_adult) or eighteen_plus()
    for person in people:
        if person != by:
            open_task(person, TALK_TODAY, f"{breakdown.pk}.0", address_of(offer, person), today_by())


def close_by_move(offer: Offer, *, by: Any, why: str = "") -> None:
    """Follows going on, trying again and completing: whatever was unsettled has settled itself."""
    Breakdown.objects.unsettled().filter(offer=offer).update(
        what_next=Next.GO_ON, settled_by=by, settled_at=timezone.now()
    )


@transaction.atomic
def settle(
    breakdown: Breakdown,
    what_next: str,
    *,
    by: Any,
    words: str = "",
    reason: str = "",
    host_told: bool = False,
    starts_on: dt.date | None = None,
) -> Breakdown:
    """Say what comes next, and make the move that goes with it where this person may make it.

    An adviser who settles on trying again leaves the last word to an ETE worker, who finds it on Today.
    ``starts_on`` is the new first day, where they have not started yet and it goes on.
    """
    offer = breakdown.offer
    if not may_answer_for(by, offer):
        raise NotPermitted("settle")
    hold(offer)
    locked = Breakdown.objects.select_for_update(of=("self",)).get(pk=breakdown.pk)
    if locked.settled_at:
        raise NotNow(f"{locked.settled_by or 'Somebody'} has said already what comes next.")
    if what_next in Breakdown.GOES_ON and offer.is_yet_to_start:
        # Before the move, which makes it the day of the offer.
        Breakdown.objects.filter(pk=breakdown.pk).update(starts_on=starts_on)
    ACTS[Next(what_next)](offer, by=by, reason=reason, words=words)
    said = {"what_next": what_next, "words": words, "host_told": host_told}
    Breakdown.objects.filter(pk=breakdown.pk).update(**said, settled_by=by, settled_at=timezone.now())
    breakdown.refresh_from_db()
    notices.changed(offer)
    return breakdown


def go_on(offer: Offer, *, by: Any, reason: str, words: str) -> None:
    if offer.status == S.PAUSED:
        lifecycle.resume(offer, by=by)
    elif an_ete_worker(by, offer):
        lifecycle.confirm(offer, by=by)


def rest(offer: Offer, *, by: Any, reason: str, words: str) -> None:
    """Nothing moves: a pause goes on, a held place stays held until its day."""


def stop(offer: Offer, *, by: Any, reason: str, words: str) -> None:
    """A pause ends early; the place is free at once, for nobody wants it held."""
    if offer.status == S.PAUSED:
        lifecycle.end_early(offer, by=by, reason=reason, why=words)
    intake = places.lock(offer.intake_id)
    Offer.objects.filter(pk=offer.pk, status__in=Offer.HELD_FOR_A_WHILE).update(held_until=timezone.now())
    places.recount(intake)


ACTS = {Next.GO_ON: go_on, Next.CHANGE: go_on, Next.PAUSE: rest, Next.STOP: stop}
