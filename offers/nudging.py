"""How many wait for a place of an organisation: for its reminders. A number, never who."""

from __future__ import annotations

from champions.models import Organisation

from .models import Offer


def who_waits(organisation: Organisation) -> list[str]:
    """For champions.nudging."""
    waiting = Offer.objects.filter(
        intake__pledge__organisation=organisation, status=Offer.Status.WAITING
    ).count()
    if not waiting:
        return []
    who = "1 young adult waits" if waiting == 1 else f"{waiting} young adults wait"
    return [f"{who} for a place of yours: another one would help."]
