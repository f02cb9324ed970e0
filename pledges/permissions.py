"""Who may do what to a pledge."""

from __future__ import annotations

from typing import Any

from accounts.models import Role
from champions.permissions import champion_of, organisations_of

from .models import Pledge


def its_champion(user: Any, pledge: Pledge) -> bool:
    """A current champion or deputy of the organisation whose promise this is."""
    return champion_of(user, pledge.organisation)


def posts_pledges(user: Any) -> bool:
    """A current champion of some organisation."""
    return user.is_authenticated and user.is_active and bool(organisations_of(user))


def reads_pledges(user: Any) -> bool:
    """Somebody for whom pages that say "pledge" are meant. Young adults read of opportunities, elsewhere, and
    an inspector of a visit.
    """
    return user.is_authenticated and (posts_pledges(user) or user.holds(*dict(Role.GIVEN)))
