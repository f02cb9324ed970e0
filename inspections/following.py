"""What happens to checks when an inspector's time is over, and when two organisations become one."""

from __future__ import annotations

from typing import Any

from accounts.models import Role, User
from champions.models import Organisation

from . import lifecycle
from .models import PromiseCheck


def hand_back_with_the_role(role: Role, *, by: Any, why: str) -> None:
    """Follows the end of a role, by its date or by a click."""
    if role.kind == Role.Kind.INSPECTOR:
        hand_everything_back(role.user, why)


def hand_back_with_the_account(user: User, *, by: Any, why: str) -> None:
    """Follows an account that is closed."""
    hand_everything_back(user, why)


def hand_everything_back(user: User, why: str) -> None:
    theirs = PromiseCheck.objects.filter(inspector__user=user, status=PromiseCheck.Status.ASSIGNED)
    for check in theirs.with_everything().order_by("pk"):
        lifecycle.hand_back(check, why, by=None)


def move_checks(duplicate: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that was merged into another."""
    PromiseCheck.objects.filter(organisation=duplicate).update(organisation=duplicate.merged_into)
