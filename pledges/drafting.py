"""Drafts that save themselves: what somebody types is kept as it is, until they save it or throw it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Pledge, Typed

LONGEST_ANSWER, MOST_ANSWERS = 5000, 40
"""Of one field; more than any field may hold, and less than would fill a disk."""


@transaction.atomic
def keep(
    pledge: Pledge, part: str, answers: Mapping[str, list[str]], *, by: Any, version: str = ""
) -> Typed | None:
    """Keep what is in the fields now in place of what was kept before.

    ``version`` is the one on the page. What was on its way while they saved comes too late, and is not kept:
    it would be called not saved for ever after. The row is held, so that a save is
    over or still to come.
    """
    now_at = hold(pledge).version
    if version not in ("", str(now_at)) and kept(pledge, part, by=by) is None:
        return None
    now = {
        name: [one.replace("\x00", "")[:LONGEST_ANSWER] for one in values[:MOST_ANSWERS]]
        for name, values in answers.items()
    }
    typed, _ = Typed.objects.update_or_create(
        pledge=pledge, by=by, part=part, defaults={"answers": now, "at": timezone.now()}
    )
    return typed


def kept(pledge: Pledge, part: str, *, by: Any) -> Typed | None:
    """What this person typed on this page and has not saved."""
    return Typed.objects.filter(pledge=pledge, part=part, by=by).first() if pledge.pk else None


@transaction.atomic
def forget(pledge: Pledge, part: str, *, by: Any) -> None:
    """It was saved, or is not wanted. Whoever saves the whole has saved each part."""
    hold(pledge)
    typed = Typed.objects.filter(pledge=pledge, by=by)
    (typed if part == Typed.WHOLE else typed.filter(part=part)).delete()


def hold(pledge: Pledge) -> Pledge:
    """The pledge as it is saved now. Keeping and forgetting go one after the other, and after a save."""
    return Pledge.objects.select_for_update().get(pk=pledge.pk)


def begun(pledge: Pledge, *, by: Any) -> set[str]:
    """The parts where this person has typed something that is not saved."""
    return set(Typed.objects.filter(pledge=pledge, by=by).values_list("part", flat=True))
