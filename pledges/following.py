"""What happens to an organisation's pledges when nobody is left to answer for them."""

from __future__ import annotations

from typing import Any

from champions.lifecycle import others
from champions.models import Champion

from . import lifecycle
from .models import Pledge


def pause_what_nobody_answers_for(champion: Champion, *, by: Any, why: str) -> None:
    """Follows a champion who leaves. The service pauses: nobody is offered what nobody looks after."""
    if others(champion.organisation, champion).exists():
        return
    for pledge in Pledge.objects.filter(organisation=champion.organisation, status=Pledge.Status.LIVE):
        why = f"{champion.user} left, and nobody else posts for {champion.organisation}."
        lifecycle.pause(pledge, by=None, why=why)
