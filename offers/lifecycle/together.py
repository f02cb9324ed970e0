"""One intake offered to many at once: all of them or none, in a handful of queries however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lifecycles import NotNow, change_many
from offers import deadlines, notices, places
from offers.models import Offer
from offers.terms import terms_of
from pledges.models import Intake
from youngadults.models import YoungAdult

from .offering import ENDED, may_be_offered

AT_ONCE = 1000


@dataclass(frozen=True)
class Wanted:
    """Whom to offer it to: why this one, and which rule was set aside why."""

    young_adult: YoungAdult
    reasons: Sequence[Any] = ()
    overrides: Sequence[Any] = ()


@transaction.atomic
def offer_together(intake: Intake, wanted: Sequence[Wanted], *, by: Any) -> list[Offer]:
    """Offer an intake to all of these, each with an offer of their own. Raises NotNow and does nothing where
    one of them cannot be offered it now.
    """
    intake = places.lock(intake.pk)
    may_be_offered(intake)
    sent = change_many(
        on_the_shortlist(intake, wanted, by),
        "offer",
        by=by,
        terms=terms_of(intake),
        offered_by=by,
        offered_at=timezone.now(),
        answer_by=deadlines.answer_by(intake),
    )
    people = {each.young_adult.pk: each.young_adult for each in wanted}
    for offer in sent:
        offer.intake, offer.young_adult = intake, people[offer.young_adult_id]
    notices.offered_together(intake, sent)
    return sent


def on_the_shortlist(intake: Intake, wanted: Sequence[Wanted], by: Any) -> list[Offer]:
    """An offer for each: the one that stands, with what is known now, or a new one."""
    people = [each.young_adult.pk for each in wanted]
    standing = Offer.objects.filter(intake=intake, young_adult__in=people).exclude(status__in=ENDED)
    by_person = {offer.young_adult_id: offer for offer in standing}
    found = [by_person.get(each.young_adult.pk) or Offer(intake=intake, shortlisted_by=by) for each in wanted]
    for offer, each in zip(found, wanted, strict=True):
        offer.young_adult = each.young_adult
        offer.reasons, offer.overrides = list(each.reasons), list(each.overrides)
    try:
        with transaction.atomic():
            Offer.objects.bulk_create([it for it in found if it.pk is None], batch_size=AT_ONCE)
    except IntegrityError:
        raise NotNow("Somebody has just offered this to one of them. Look again.") from None
    Offer.objects.bulk_update(by_person.values(), ["reasons", "overrides"], batch_size=AT_ONCE)
    return found
