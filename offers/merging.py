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
    standing = {hold.supervisor: hold for hold in Hold.objects.filter(organisation=into, lifted_at=None)}
    for hold in Hold.objects.filter(organisation=duplicate):
        same = standing.get(hold.supervisor)
        if same and hold.lifted_at is None:
            same.until = None if None in (same.until, hold.until) else max(same.until, hold.until)
            same.save(update_fields=["until"])
            hold.lifted_at, hold.why_lifted = timezone.now(), "The same stands for the other entry."
        hold.organisation = into
        hold.save(update_fields=["organisation", "lifted_at", "why_lifted"])
        if same:
            same.pledges.add(*hold.pledges.all())
    cover_again(into)
