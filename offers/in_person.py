"""What no machine says: a call in private instead of a text, a host that a person speaks to."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.rooms import address_of
from notifications.kinds import Kind, declare, key_at
from notifications.tasks import open_task
from pledges.notices import eighteen_plus
from youngadults.models import YoungAdult
from youngadults.permissions import advisers_of

from . import lifecycle, notices
from .deadlines import today_by
from .models import Offer

S = Offer.Status

CALL_IN_PRIVATE = declare(
    Kind(
        name="call_in_private",
        tells="the personal adviser, as a task for the same day: something had to stop, and no message went",
        records=notices.records,
        line=lambda offer: (
            f"“{offer.pledge}” had to stop for {offer.young_adult.first_name}, who has had no message. "
            "Call them today, in private."
        ),
    )
)
TELL_THE_HOST = declare(
    Kind(
        name="tell_the_host",
        tells="the personal adviser, as a task for the same day: to tell a host that somebody cannot come",
        records=notices.records,
        line=lambda offer: (
            f"{offer.pledge.organisation} counts on {offer.young_adult.first_name} for “{offer.pledge}”, and "
            "has had no message. Speak to them yourself."
        ),
    )
)

EXPECTED = (S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED)
"""A host waits for them, or has them."""


def stop_for_now(offer: Offer, *, by: Any) -> None:
    """It is not allowed any longer: what is set or has begun rests, the rest is taken back. The host reads
    "paused by the council" and no more; the young adult is called.
    """
    if offer.status in (S.CONFIRMED, S.STARTED):
        lifecycle.pause_unsaid(offer, by=by, why="Paused by the council.")
    elif offer.status == S.SHORTLISTED:
        lifecycle.remove(offer, by=None)
        return
    elif offer.status != S.PAUSED:
        lifecycle.withdraw_unsaid(offer, why="Taken back by the council.")
    ask(offer, CALL_IN_PRIVATE)


def ask_to_tell_hosts(young_adult: YoungAdult, *, by: Any, why: str) -> None:
    """Follows somebody who is missing or in custody: whoever waits for them hears it from a person."""
    offers = Offer.objects.filter(young_adult=young_adult, status__in=EXPECTED).with_everything()
    for offer in offers.order_by("pk"):
        if notices.known_to_host(offer):
            ask(offer, TELL_THE_HOST)


def ask(offer: Offer, kind: Kind) -> None:
    """Whoever advises them; the ETE workers where nobody does. Each time it happens is one to call about."""
    key = key_at(offer, timezone.now())
    for person in advisers_of(offer.young_adult) or eighteen_plus():
        open_task(person, kind, key, address_of(offer, person), today_by())
