"""How a young adult is reached outside, and the one-use link that lets them in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse

from accounts import links
from notifications.reaching import CALL, Reach

from .models import YoungAdult


def how_to_reach(user_ids: Collection[int]) -> dict[int, Reach]:
    """For notifications.reaching: the phone and the preferred channel. Nothing while paused but what they ask
    for; custody: a human only, whatever they chose before.
    """
    # The number as it is stored: reading it as a number takes longer than all the rest together.
    people = YoungAdult.objects.filter(user__in=user_ids).annotate(number=Cast("phone", TextField()))
    known = people.values_list("user", "number", "in_custody", "preferred_contact", "paused_at")
    return {
        user: Reach(
            text=number or "",
            prefers=CALL if custody else preferred,
            silent=paused_at is not None,
            by_hand=custody,
        )
        for user, number, custody, preferred, paused_at in known
    }


def people_with(number: str) -> list[int]:
    """For notifications.receiving: the accounts of those who have this number."""
    return list(YoungAdult.objects.filter(phone=number).values_list("user", flat=True))


def way_in(user: Any, leads_to: str) -> str:
    """For notifications.composing: the path of a fresh one-use link."""
    return reverse("youngadults:link", args=[links.make(user, leads_to=leads_to)])
