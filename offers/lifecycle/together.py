"""One intake offered to many at once: all of them or none, in a handful of queries however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lifecycles import NotNow, change_many, make_many
from offers import deadlines, notices, places
from offers.models import Offer
from offers.terms import terms_of
from pledges.models import Intake
from youngadults.models import YoungAdult

from .offering import ENDED, may_be_offered

AT_ONCE = 1000


@dataclass(frozen=True)
class Wanted:
    """Whom to offer it to, and why this one. No rule is set aside for many at once."""

    young_adult: YoungAdult
    reasons: Sequence[Any] = ()


@transaction.atomic
def offer_together(intake: Intake, wanted: Sequence[Wanted], *, by: Any) -> list[Offer]:
    """Offer an intake to all of these, each with an offer of their own. Raises NotNow and does nothing where
    one of them cannot be offered it now.
    """
    intake = places.lock(intake.pk)
    may_be_offered(intake)
    standing, new = found(intake, wanted, by)
    offered = {
        "terms": terms_of(intake),
        "offered_by": by,
        "offered_at": timezone.now(),
        "answer_by": deadlines.answer_by(intake),
    }
    Offer.objects.bulk_update(standing, ["reasons", "overrides"], batch_size=AT_ONCE)
    sent = change_many(standing, "offer", by=by, **offered) + make(new, by, offered)
    return told(intake, sent, wanted)


def told(intake: Intake, sent: list[Offer], wanted: Sequence[Wanted]) -> list[Offer]:
    """Each hears of their own; in the order in which they were wanted."""
    places_in_order = {each.young_adult.pk: place for place, each in enumerate(wanted)}
    sent.sort(key=lambda offer: places_in_order[offer.young_adult_id])
    for offer, each in zip(sent, wanted, strict=True):
        offer.intake, offer.young_adult = intake, each.young_adult
    notices.offered_together(intake, sent)
    return sent


def make(new: list[Offer], by: Any, offered: dict[str, Any]) -> list[Offer]:
    try:
        with transaction.atomic():
            return make_many(new, "offer", by=by, **offered)
    except IntegrityError:
        raise NotNow("Somebody has just offered this to one of them. Look again.") from None


def found(intake: Intake, wanted: Sequence[Wanted], by: Any) -> tuple[list[Offer], list[Offer]]:
    """An offer for each, with what is known now: those that stand, and new ones."""
    people = [each.young_adult.pk for each in wanted]
    rows = Offer.objects.filter(intake=intake, young_adult__in=people).exclude(status__in=ENDED)
    standing = {offer.young_adult_id: offer for offer in rows}
    new: list[Offer] = []
    for each in wanted:
        offer = standing.get(each.young_adult.pk)
        if offer is None:
            offer = Offer(intake=intake, young_adult=each.young_adult, shortlisted_by=by)
            new.append(offer)
        offer.reasons, offer.overrides = list(each.reasons), []
    return list(standing.values()), new
