"""Who speaks for an organisation."""

from __future__ import annotations

from typing import Any

from .models import Champion, Organisation


def champion_of(user: Any, organisation: Organisation) -> bool:
    """A current champion, or deputy, of exactly this organisation: not of the body above it or a sister.

    One query for a person's organisations, remembered for as long as the user object lives (a request).
    """
    return user.is_authenticated and user.is_active and organisation.pk in organisations_of(user)


def organisations_of(user: Any) -> frozenset[int]:
    if not hasattr(user, "_organisations_today"):
        rows = Champion.objects.current().filter(user=user)
        user._organisations_today = frozenset(rows.values_list("organisation", flat=True))
    return user._organisations_today
