"""Two entries of one organisation have become one: what stands against it stands against the one."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from champions.models import Organisation

from .holding_back import cover_again
from .models import Hold


def move_holds(duplicate: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that was merged into another. Of two that say the same the longer stands."""
    into = duplicate.merged_into
    ours = longest_standing(into)
    for hold in Hold.objects.standing().filter(organisation=duplicate):
        if same := ours.get(hold.supervisor):
            stand_for_both(same, hold)
    Hold.objects.filter(organisation=duplicate).update(organisation=into)
    cover_again(into)


def longest_standing(organisation: Organisation | None) -> dict[str, Hold]:
    """By whom they are on. The database sorts one without an end last, and the last of a name counts."""
    standing = Hold.objects.standing().filter(organisation=organisation)
    return {hold.supervisor: hold for hold in standing.order_by("until")}


def stand_for_both(same: Hold, hold: Hold) -> None:
    same.until = None if None in (same.until, hold.until) else max(same.until, hold.until)
    same.save(update_fields=["until"])
    same.pledges.add(*hold.pledges.all())
    hold.lifted_at, hold.why_lifted = timezone.now(), "The same stands for the other entry."
    hold.save(update_fields=["lifted_at", "why_lifted"])
