"""Who reads the figures: whoever makes promises, and the 18+ service. They name nobody."""

from __future__ import annotations

from typing import Any

from accounts.permissions import on_the_desk
from champions.permissions import organisations_of


def reads_demand(user: Any) -> bool:
    return on_the_desk(user) or bool(organisations_of(user))
