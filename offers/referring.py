"""Referring somebody in under a minute, and seeing to it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted, call_followers
from notifications import live
from pledges.notices import eighteen_plus
from youngadults.models import Preferences, YoungAdult
from youngadults.permissions import their_adviser

from .models import Referral

LIKED = 2
"""What an adviser says for somebody counts as much as a tick of their own."""


@transaction.atomic
def refer(
    young_adult: YoungAdult, *, by: Any, kind: str = "", sector: str = "", words: str = "", contact: str = ""
) -> Referral:
    """Put somebody forward. Referred again, the newer words count; matching knows the interest at once."""
    if not their_adviser(by, young_adult):
        raise NotPermitted("refer")
    YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    said = {"kind": kind, "sector": sector, "words": words, "by": by, "at": timezone.now()}
    referral, _ = Referral.objects.update_or_create(young_adult=young_adult, seen_to_at=None, defaults=said)
    keep_interest(young_adult, sector)
    if contact and contact != young_adult.preferred_contact:
        young_adult.preferred_contact = contact
        young_adult.save(update_fields=["preferred_contact"])
    call_followers(young_adult, "change_profile", by=by, why="")
    changed(young_adult, by)
    return referral


def keep_interest(young_adult: YoungAdult, sector: str) -> None:
    """Never weaker than what they have said themselves."""
    preferences, _ = Preferences.objects.get_or_create(young_adult=young_adult)
    if sector and preferences.interests.get(sector, 0) < LIKED:
        preferences.interests = {**preferences.interests, sector: LIKED}
        preferences.save(update_fields=["interests"])


@transaction.atomic
def see_to(referral: Referral, *, by: Any) -> Referral:
    """An ETE worker has looked at it. Twice says who was quicker."""
    if by not in eighteen_plus():
        raise NotPermitted("see_to")
    locked = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    if locked.seen_to_at:
        raise NotNow(f"{locked.seen_to_by or 'Somebody'} has seen to this already.")
    locked.seen_to_by, locked.seen_to_at = by, timezone.now()
    locked.save(update_fields=["seen_to_by", "seen_to_at"])
    changed(referral.young_adult, by)
    return locked


def changed(young_adult: YoungAdult, by: Any) -> None:
    people = {by.pk, *(person.pk for person in eighteen_plus())}
    live.hint(people, [f"young_adult.{young_adult.pk}", "queue"])
