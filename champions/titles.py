"""What a champion is called in the header: "Champion, Parks"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from .models import Champion
from .permissions import posts_today


def champion_titles(user: Any) -> list[str]:
    return [f"Champion, {post.organisation.name}" for post in posts_today(user)]


def champion_titles_of_many(user_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    rows = Champion.objects.current().filter(user__in=user_ids).select_related("organisation")
    return ((row.user_id, f"Champion, {row.organisation.name}") for row in rows)
