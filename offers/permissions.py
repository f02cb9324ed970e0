"""Who stands how to an offer."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.permissions import an_ete_worker
from champions.permissions import champion_of
from youngadults import permissions as youngadults

from .models import Offer
from .terms import terms_of


def the_young_adult(user: Any, offer: Offer) -> bool:
    return youngadults.themselves(user, offer.young_adult)


def the_young_adult_in_time(user: Any, offer: Offer) -> bool:
    """The young adult changing their mind, until the offer's own deadline."""
    return the_young_adult(user, offer) and offer.answer_by is not None and timezone.now() < offer.answer_by


def their_adviser(user: Any, offer: Offer) -> bool:
    return youngadults.their_adviser(user, offer.young_adult)


def their_adviser_in_time(user: Any, offer: Offer) -> bool:
    return their_adviser(user, offer) and offer.answer_by is not None and timezone.now() < offer.answer_by


def an_ete_worker_in_time(user: Any, offer: Offer) -> bool:
    return an_ete_worker(user, offer) and offer.answer_by is not None and timezone.now() < offer.answer_by


def its_champion(user: Any, offer: Offer) -> bool:
    return champion_of(user, offer.intake.pledge.organisation)


def its_interviewer(user: Any, offer: Offer) -> bool:
    """The champion of a promised interview, which is over with its result: no job has begun by it."""
    return offer.is_about_an_interview and its_champion(user, offer)


def who_shortlisted_it(user: Any, offer: Offer) -> bool:
    return user.is_authenticated and user.pk == offer.shortlisted_by_id


def an_ete_worker_after_a_change(user: Any, offer: Offer) -> bool:
    """After a no, silence: it may be offered again only once its date, pay or hours have changed."""
    return an_ete_worker(user, offer) and terms_of(offer.intake) != offer.terms


def an_ete_worker_while_held(user: Any, offer: Offer) -> bool:
    """While the place is held for somebody who did not come or stopped."""
    return an_ete_worker(user, offer) and offer.held_until is not None and timezone.now() < offer.held_until


def may_answer_for(user: Any, offer: Offer) -> bool:
    """An adviser or ETE worker may answer for somebody, and must then record how consent was given."""
    return their_adviser(user, offer) or an_ete_worker(user, offer)
