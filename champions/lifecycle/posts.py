"""The end of a champion's post: the deputy takes over, and whoever counted on them is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from champions import notices
from champions.models import Champion, Organisation, Partnership
from lifecycles import call_followers
from notifications import live


@transaction.atomic
def leave(champion: Champion, *, by: Any, why: str) -> None:
    """End a post at once. The longest-serving deputy becomes champion; followers see who is left then."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    champion.ends_on = max(min(champion.ends_on or yesterday, yesterday), champion.starts_on)
    champion.passed_on_at = timezone.now()
    champion.save(update_fields=["ends_on", "passed_on_at"])
    promote_deputy(champion.organisation, leaver=champion)
    if not others(champion.organisation, champion).exists() and goes_on(champion.organisation):
        notices.nobody_is_left(champion)
    call_followers(champion, "leave", by=by, why=why)
    live.check_sign_in(champion.user_id)


def promote_deputy(organisation: Organisation, leaver: Champion) -> None:
    rest = others(organisation, leaver).select_for_update(of=("self",))
    if rest.filter(is_deputy=False).exists():
        return
    if deputy := rest.order_by("starts_on", "pk").first():
        deputy.is_deputy = False
        deputy.save(update_fields=["is_deputy"])


def others(organisation: Organisation, leaver: Champion):
    """Who still posts for an organisation when this person no longer does."""
    return Champion.objects.for_organisation(organisation).exclude(user=leaver.user_id)


def goes_on(organisation: Organisation) -> bool:
    """Somebody is missed only where the organisation itself is still with us."""
    gone = organisation.merged_into_id is not None
    return not gone and not Partnership.objects.filter(organisation=organisation, status="left").exists()
