"""What a young adult chooses for one offer: what the host may be told, and the reason behind an answer.

Both are theirs alone. What the host has been told already cannot be taken back, and the sentence says so.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lifecycles import NotNow, NotPermitted

from . import notices
from .disclosure import may_learn
from .models import DisclosureChoice, Offer, OfferStep, Reason
from .permissions import the_young_adult

S = Offer.Status

CHOICES = {
    "shares_adjustments": "adjustments",
    "shares_contact": "phone",
    "shares_care_experience": "care_experience",
}
"""Each choice, and a field of `disclosure` by which one can tell whether it has been used."""

OPEN = frozenset({S.OFFERED, S.NOT_NOW, S.DECLINED, S.WAITING, S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED})
"""While a choice can still make a difference."""


def used(offer: Offer) -> set[str]:
    """The choices by which the host has learnt something already."""
    return {choice for choice, field in CHOICES.items() if may_learn(offer, field)}


@transaction.atomic
def choose_disclosure(offer: Offer, chosen: set[str], *, by: Any) -> Offer:
    """Set what the host may be told to just the choices in ``chosen`` (keys of `CHOICES`), and log it.

    Raises NotPermitted for anybody but the young adult, NotNow when the offer is over or a choice that has
    been used would be taken back.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("choose_disclosure")
    offer.refresh_from_db(from_queryset=Offer.objects.select_for_update(of=("self",)))
    if offer.status not in OPEN:
        raise NotNow(_("This one is over, so nothing more is told to them."))
    if used(offer) - chosen:
        raise NotNow(
            _("They have been told this already, so it can’t be taken back. Ask your adviser for help.")
        )
    values = {choice: choice in chosen for choice in CHOICES}
    for choice, value in values.items():
        setattr(offer, choice, value)
    offer.save(update_fields=list(values))
    DisclosureChoice.objects.create(offer=offer, by=by, **values)
    notices.changed(offer)
    return offer


@transaction.atomic
def say_why(offer: Offer, reason: str, *, by: Any) -> OfferStep:
    """Add the reason to one's own last answer. An answer is one tap; saying why comes after, if at all.

    Raises NotNow when the last move of the offer is not an answer of theirs.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("say_why")
    step = offer.steps.select_for_update(of=("self",)).order_by("pk").last()
    if step is None or step.by_id != by.pk or step.to_status not in CAN_SAY_WHY:
        raise NotNow(_("This has changed since you answered, so there is no need to say why."))
    step.reason = Reason(reason)
    step.save(update_fields=["reason"])
    notices.changed(offer)
    return step


CAN_SAY_WHY = frozenset({S.NOT_NOW, S.DECLINED, S.CANCELLED_BY_YOUNG_ADULT, S.ENDED_EARLY})
