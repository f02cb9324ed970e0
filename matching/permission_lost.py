"""What somebody's permission to work no longer allows stops on the same day, whoever changed it."""

from __future__ import annotations

from typing import Any

from offers.in_person import stop_for_now
from offers.models import Offer
from youngadults.models import YoungAdult

from .activities import Answer, activity_of, answer


def stop_what_it_forbids(young_adult: YoungAdult, *, by: Any, why: str) -> None:
    """Follows "change_permission". Where it says to ask first, nothing stops by itself."""
    offers = Offer.objects.filter(young_adult=young_adult, status__in=Offer.OPEN).with_everything()
    for offer in offers.order_by("intake", "pk"):
        if answer(young_adult.permission_to_work, activity_of(offer.pledge)) is Answer.NO:
            stop_for_now(offer, by=by)
