"""Lists that somebody is looking at change when what they rest on does.

Nothing of a list is stored, so it is right on the next look; this tells open pages that now is the time for
it. A pledge's own moves tell it already (`pledges.notices.changed`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.models import Role, User
from accounts.permissions import EIGHTEEN_PLUS
from notifications import live
from youngadults.models import YoungAdult
from youngadults.permissions import advisers_of


def profile_changed(record: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult whose wishes or circumstances changed: their own list, and every list that they
    may have come onto or gone from.
    """
    theirs = User.objects.holding(*EIGHTEEN_PLUS) | User.objects.filter(
        pk__in=advisers_of(record).values("pk")
    )
    live.hint(theirs.values_list("pk", flat=True).distinct(), [f"young_adult.{record.pk}"])
    tell_the_desk(["offers"])


def policy_changed() -> None:
    """Every list."""
    tell_the_desk(["offers", "pledges"])


def tell_the_desk(topics: Iterable[str]) -> None:
    desk = User.objects.holding(*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)
    live.hint(desk.values_list("pk", flat=True), topics)
