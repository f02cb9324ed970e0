"""One tap says that a young adult wants to stop: their adviser calls today. Nothing ends by it, and the host
hears nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from pledges.notices import eighteen_plus
from rulebook.calendar import working_day_after
from youngadults.permissions import advisers_of

from . import notices
from .deadlines import today_by
from .heads_ups import records
from .models import HeadsUp, Offer
from .permissions import the_young_adult
from .words import stands

S = Offer.Status

THERE_IS_A_PLACE = frozenset({S.CONFIRMED, S.STARTED, S.PAUSED})

CALL_BEFORE_IT_ENDS = declare(
    Kind(
        name="wants_to_stop",
        tells="the personal adviser, as a task for the same day: somebody wants to stop",
        records=records,
        line=lambda it: f"{it.offer.young_adult.first_name} wants to stop: {it.offer.pledge}. Call today.",
        still_true=lambda it: it.offer.status in THERE_IS_A_PLACE,
    )
)


def is_open(offer: Offer) -> bool:
    return offer.status in THERE_IS_A_PLACE


@transaction.atomic
def say(offer: Offer, *, by: Any) -> None:
    """Have the adviser call; without one, the ETE workers. Said again on the same day, nobody is told twice.

    Raises NotPermitted for anybody but the young adult, NotNow where there is no place to leave.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("say")
    if not is_open(offer):
        raise NotNow(stands(offer))
    about = {"offer": offer, "what": HeadsUp.What.WANTS_TO_STOP, "day": timezone.localdate()}
    word, is_new = HeadsUp.objects.get_or_create(**about)
    if is_new:
        for person in list(advisers_of(offer.young_adult)) or list(eighteen_plus()):
            open_task(person, CALL_BEFORE_IT_ENDS, f"{word.pk}.0", address_of(offer, person), today_by())
        notices.changed_in_trust(offer)


def said(offer: Offer) -> HeadsUp | None:
    """Since the working day before: after the call it may have to be said again."""
    since = working_day_after(timezone.localdate(), -1)
    return offer.heads_ups.filter(what=HeadsUp.What.WANTS_TO_STOP, day__gte=since).first()


def call_by(said: HeadsUp | None) -> dt.datetime | None:
    """By when the adviser calls, also where it is said only now; None once that has passed."""
    until = today_by(said.said_at if said else None)
    return until if until >= timezone.now() else None
