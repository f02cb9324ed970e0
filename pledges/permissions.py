"""Who may do what to a pledge."""

from __future__ import annotations

from typing import Any

from champions.permissions import champion_of

from .models import Pledge


def its_champion(user: Any, pledge: Pledge) -> bool:
    """A current champion or deputy of the organisation whose promise this is."""
    return champion_of(user, pledge.organisation)
