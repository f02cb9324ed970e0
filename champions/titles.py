"""What a champion is called in the header: "Champion, Parks"."""

from __future__ import annotations

from typing import Any

from .models import Champion


def champion_titles(user: Any) -> list[str]:
    rows = Champion.objects.current().filter(user=user).select_related("organisation")
    return [f"Champion, {row.organisation.name}" for row in rows]
