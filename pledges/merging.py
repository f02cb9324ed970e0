"""Two entries of one organisation have become one: its pledges go with it."""

from __future__ import annotations

from typing import Any

from champions.models import Organisation

from . import notices
from .models import Pledge


def move_pledges(duplicate: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that was merged into another."""
    pledges = Pledge.objects.filter(organisation=duplicate)
    moved = list(pledges.values_list("pk", flat=True))
    pledges.update(organisation=duplicate.merged_into)
    for pledge in Pledge.objects.filter(pk__in=moved).select_related("organisation"):
        notices.changed(pledge)
