"""The head of service looks at each rule that was set aside: agreed, or not, with a word to whoever sent it.

The offer stands either way: somebody may have said yes. Whoever sent it withdraws it, or talks to them.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.permissions import a_service_manager
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.telling import notify
from offers.models import Offer

from .models import OverrideReview


def records(keys):
    related = "offer__intake__pledge", "offer__young_adult"
    return OverrideReview.objects.select_related(*related).in_bulk(list(keys))


NOT_AGREED = declare(
    Kind(
        name="override_not_agreed",
        tells="whoever offered something against a rule, that the head of service does not agree",
        records=records,
        line=lambda it: (
            f"The rule set aside for {it.offer.young_adult.first_name} and “{it.offer.pledge}” was not"
            f" agreed: {it.words}"
        ),
    )
)


@transaction.atomic
def review(offer: Offer, agreed: bool, words: str = "", *, by: Any) -> OverrideReview:
    """Raises NotPermitted for anybody but managers, and of an offer that they sent themselves; NotNow where
    somebody was quicker.
    """
    if not a_service_manager(by, offer) or offer.offered_by_id == by.pk:
        raise NotPermitted("review")
    try:
        with transaction.atomic():
            made = OverrideReview.objects.create(
                offer=offer, offered_at=offer.offered_at, agreed=agreed, words=words, by=by
            )
    except IntegrityError:
        raise NotNow("Somebody has looked at this already.") from None
    if not agreed and offer.offered_by:
        notify(offer.offered_by, NOT_AGREED, f"{made.pk}.0", reverse("desk:offer", args=[offer.pk]))
    return made
