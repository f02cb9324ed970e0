"""The e-mail address of an account, for messages outside."""

from __future__ import annotations

from collections.abc import Collection

from notifications.reaching import Reach

from .models import User


def how_to_reach(user_ids: Collection[int]) -> dict[int, Reach]:
    """For notifications.reaching. Somebody who may no longer sign in is sent nothing."""
    people = User.objects.filter(pk__in=user_ids).values_list("pk", "email", "is_active")
    return {
        pk: Reach(email=email or "", silent=not is_active, never=not is_active)
        for pk, email, is_active in people
    }
