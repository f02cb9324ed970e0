"""A young adult stops everything for a while, and begins again: no new offers, no messages."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lifecycles import NotPermitted, call_followers

from .models import CaseRecord, ProfileChange, YoungAdult
from .permissions import themselves


@transaction.atomic
def pause(young_adult: YoungAdult, *, by: Any) -> None:
    """Offers that are open stay as they are. A second tap changes nothing. One that begins while the service
    has stopped messages outlives that: it is the older of the two moments (`silencing.silence`).
    """
    change(young_adult, timezone.now(), ProfileChange.What.PAUSE, by)
    stopped = CaseRecord.objects.filter(young_adult=young_adult, silenced_at=F("young_adult__paused_at"))
    stopped.update(silenced_at=timezone.now())


@transaction.atomic
def resume(young_adult: YoungAdult, *, by: Any) -> None:
    change(young_adult, None, ProfileChange.What.RESUME, by)


def change(young_adult: YoungAdult, paused_at: Any, what: str, by: Any) -> None:
    if not themselves(by, young_adult):
        raise NotPermitted(what)
    locked = YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    if (locked.paused_at is None) == (paused_at is None):
        return
    young_adult.paused_at = paused_at
    young_adult.save(update_fields=["paused_at"])
    ProfileChange.objects.create(young_adult=young_adult, what=what, by=by)
    call_followers(young_adult, "change_profile", by=by, why="")
