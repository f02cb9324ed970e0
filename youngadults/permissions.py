"""Who may see and act for a young adult."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from .models import CaseloadEntry, YoungAdult


def themselves(user: Any, young_adult: YoungAdult) -> bool:
    return user.is_authenticated and user.pk == young_adult.user_id


def their_adviser(user: Any, young_adult: YoungAdult) -> bool:
    """On this adviser's caseload today, or covered by them."""
    return user.is_authenticated and user.holds("personal_adviser") and advises(user, young_adult)


def advises(user: Any, young_adult: YoungAdult) -> bool:
    return CaseloadEntry.objects.current().filter(adviser=user, young_adult=young_adult).exists()


def advisers_of(young_adult: YoungAdult):
    """The people who advise this young adult today, as users: to be told, and to be asked."""
    entries = CaseloadEntry.objects.current().filter(young_adult=young_adult)
    return get_user_model().objects.holding("personal_adviser").filter(pk__in=entries.values("adviser"))
