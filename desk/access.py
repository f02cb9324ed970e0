"""Who sits at the desk, and which records lie on it for whom."""

from __future__ import annotations

from typing import Any

from accounts.models import Role
from accounts.opening import opens_for
from accounts.permissions import EIGHTEEN_PLUS, on_the_desk
from offers.models import Offer, OfferQuerySet
from youngadults.models import CaseloadEntry

desk_only = opens_for(on_the_desk)
"""ETE workers, personal advisers and service managers; to everybody else it does not exist."""


def offers_on_the_desk(user: Any) -> OfferQuerySet:
    """The offers of the young adults whom this person may see, with all that a line about them shows.

    Narrower than `Offer.objects.visible_to`: somebody who is a champion as well sees their host's offers on
    the host's pages, where disclosure speaks, and never here.
    """
    return bare_offers_on_the_desk(user).with_everything()


def bare_offers_on_the_desk(user: Any) -> OfferQuerySet:
    """The same offers alone, for whoever asks many times and reads the rest for all answers together."""
    # To ask after each of a hundred thousand offers whether its young adult is one of all would be slow.
    if user.holds(*EIGHTEEN_PLUS):
        return Offer.objects.all()
    return Offer.objects.filter(young_adult__in=caseload_of(user))


def caseload_of(user: Any) -> Any:
    """The keys of those whom this person advises today, or stands in for. Nobody's own record lies here."""
    if not user.holds(Role.Kind.PERSONAL_ADVISER):
        return []
    return CaseloadEntry.objects.current().filter(adviser=user).values("young_adult")


def of_offers_on_the_desk(records: Any, user: Any) -> Any:
    """Of records that hang on an offer, those whose offer lies on the desk for this person."""
    if user.holds(*EIGHTEEN_PLUS):
        return records
    return records.filter(offer__young_adult__in=caseload_of(user))
