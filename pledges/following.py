"""What happens to an organisation's pledges when nobody answers for them, or it pauses or leaves."""

from __future__ import annotations

from typing import Any

from champions.lifecycle import others
from champions.models import Champion, Organisation, Partnership

from . import lifecycle
from .models import Pledge


def pause_what_nobody_answers_for(champion: Champion, *, by: Any, why: str) -> None:
    """Follows a champion who leaves. The service pauses: nobody is offered what nobody looks after."""
    if others(champion.organisation, champion).exists():
        return
    for pledge in Pledge.objects.filter(organisation=champion.organisation, status=Pledge.Status.LIVE):
        why = f"{champion.user} left, and nobody else posts for {champion.organisation}."
        lifecycle.pause(pledge, by=None, why=why)


def pause_with_their_organisation(partnership: Partnership, *, by: Any, why: str) -> None:
    """Follows a partner that pauses, or is blocked. Its people resume each of them when it is right again."""
    for pledge in Pledge.objects.filter(organisation=partnership.organisation_id, status=Pledge.Status.LIVE):
        lifecycle.pause(pledge, by=None, why=f"{partnership} is paused.")


def pause_while_their_organisation_rests(organisation: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that said not now, or nothing, when it was asked: still up for it?"""
    for pledge in Pledge.objects.filter(organisation=organisation, status=Pledge.Status.LIVE).order_by("pk"):
        lifecycle.pause(pledge, by=by, why=why)


def close_with_their_organisation(partnership: Partnership, *, by: Any, why: str) -> None:
    """Follows a partner that leaves. What is running goes on; nobody is offered anything new."""
    open_still = (Pledge.Status.LIVE, Pledge.Status.PAUSED)
    for pledge in Pledge.objects.filter(
        organisation=partnership.organisation_id, status__in=open_still
    ).select_related("organisation"):
        lifecycle.close(pledge, by=by, why=f"{partnership} has left.")
