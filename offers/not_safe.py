"""“I don’t feel safe”, said with one tap: the right people know at once, the host learns nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from youngadults.models import YoungAdult

from . import safety, safety_notices
from .models import Offer, SafetyConcern


@transaction.atomic
def say(young_adult: YoungAdult, *, by: Any, offer: Offer | None = None, words: str = "") -> SafetyConcern:
    """A second tap, or more words, go with the first while nobody has taken it on: one person, one call.

    With another offer it is another concern, because another host is held back.
    """
    YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    mine = SafetyConcern.objects.select_for_update(of=("self",)).filter(
        young_adult=young_adult, raised_by=by, status=SafetyConcern.Status.RAISED
    )
    earlier = (mine.filter(offer=offer) if offer else mine).order_by("-pk").first()
    if earlier is None:
        return safety.raise_concern(young_adult, by=by, offer=offer, words=words)
    if words.strip():
        earlier.words = f"{earlier.words}\n\n{words}".strip()
        earlier.save(update_fields=["words"])
        safety_notices.changed(earlier)
    return earlier


def said(young_adult: YoungAdult) -> SafetyConcern | None:
    """The last one that they raised themselves and that is not closed."""
    concerns = SafetyConcern.objects.open().filter(young_adult=young_adult, raised_by=young_adult.user_id)
    return concerns.order_by("-pk").first()


def can_be_about(young_adult: YoungAdult) -> QuerySet[Offer]:
    """The offers at whose hosts they were, or are to be."""
    known = (*Offer.RUNNING, *Offer.HELD_FOR_A_WHILE, Offer.Status.COMPLETED)
    offers = Offer.objects.filter(young_adult=young_adult, status__in=known)
    return offers.select_related("intake__pledge")
