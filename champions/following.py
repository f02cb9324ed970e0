"""What happens to a champion's posts when the person leaves."""

from __future__ import annotations

from typing import Any

from . import lifecycle
from .models import Champion


def leave_every_post(user: Any, *, by: Any, why: str) -> None:
    """Follows an account that is closed."""
    for champion in Champion.objects.current().filter(user=user).select_related("organisation"):
        lifecycle.leave(champion, by=by, why=why)
