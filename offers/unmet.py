"""Writing down why nothing fits somebody, in two taps, and taking it back."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications import live
from pledges.models import Pledge
from pledges.notices import eighteen_plus
from rulebook import lists
from youngadults.models import Preferences, YoungAdult
from youngadults.permissions import themselves

from .models import UnmetNeed

RANKED = {
    "rank_work_experience": Pledge.Kind.WORK_EXPERIENCE,
    "rank_mentoring": Pledge.Kind.MENTORING,
    "rank_apprenticeship": Pledge.Kind.APPRENTICESHIP,
    "rank_priority_interview": Pledge.Kind.PRIORITY_INTERVIEW,
}


@transaction.atomic
def note(young_adult: YoungAdult, why: str, *, by: Any) -> UnmetNeed:
    """What they would like most and where they live is written beside it. The same reason twice is once."""
    if not may_note(by, young_adult):
        raise NotPermitted("note")
    if why not in UnmetNeed.Why.values:
        raise NotNow("Choose one of the reasons.")
    preferences = Preferences.objects.filter(young_adult=young_adult).first()
    try:
        with transaction.atomic():
            need = UnmetNeed.objects.create(
                young_adult=young_adult,
                why=why,
                kind=kind_wanted(preferences),
                sector=sector_wanted(preferences),
                district=young_adult.district,
                noted_by=by,
            )
    except IntegrityError:
        need = UnmetNeed.objects.open().get(young_adult=young_adult, why=why)
    changed(young_adult)
    return need


def met(need: UnmetNeed, *, by: Any) -> None:
    """It was noted by mistake, or something has been found."""
    if not may_note(by, need.young_adult):
        raise NotPermitted("met")
    UnmetNeed.objects.open().filter(pk=need.pk).update(met_at=timezone.now())
    changed(need.young_adult)


def may_note(user: Any, young_adult: YoungAdult) -> bool:
    seen = YoungAdult.objects.visible_to(user).filter(pk=young_adult.pk).exists()
    return seen and not themselves(user, young_adult)


def kind_wanted(preferences: Preferences | None) -> str:
    """What they would like first; nothing where they want none of the kinds."""
    ranks = {kind: getattr(preferences, field) for field, kind in RANKED.items()} if preferences else {}
    wanted = {kind: rank for kind, rank in ranks.items() if rank}
    return min(wanted, key=lambda kind: (wanted[kind], kind)) if wanted else ""


def sector_wanted(preferences: Preferences | None) -> str:
    """What they like most; of two that they like as much, the first of the list."""
    interests = preferences.interests if preferences else {}
    liked = [code for code in lists.codes(lists.SECTORS) if interests.get(code)]
    return max(liked, key=lambda code: interests[code]) if liked else ""


def changed(young_adult: YoungAdult) -> None:
    live.hint({person.pk for person in eighteen_plus()}, [f"young_adult.{young_adult.pk}", "demand"])
