"""How a young adult is reached outside, and the one-use link that lets them in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from accounts import links
from notifications.reaching import CALL, Reach

from .models import YoungAdult


def how_to_reach(user_ids: Collection[int]) -> dict[int, Reach]:
    """For notifications.reaching: the phone and the preferred channel. Nothing while paused; custody: a human
    only.
    """
    people = YoungAdult.objects.filter(user__in=user_ids)
    return {
        young_adult.user_id: Reach(
            text=str(young_adult.phone or ""),
            prefers=CALL if young_adult.in_custody else young_adult.preferred_contact,
            silent=young_adult.paused_at is not None,
        )
        for young_adult in people
    }


def people_with(number: str) -> list[int]:
    """For notifications.receiving: the accounts of those who have this number."""
    return list(YoungAdult.objects.filter(phone=number).values_list("user", flat=True))


def way_in(user: Any, leads_to: str) -> str:
    """For notifications.composing: the path of a fresh one-use link."""
    return reverse("youngadults:link", args=[links.make(user, leads_to=leads_to)])
