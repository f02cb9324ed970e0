"""Who may do what with a promise check."""

from __future__ import annotations

from typing import Any

from accounts.models import Role
from accounts.permissions import EIGHTEEN_PLUS, a_service_manager, an_inspector
from champions.permissions import champion_of, organisations_of

from .models import PromiseCheck


def its_inspector(user: Any, check: PromiseCheck) -> bool:
    """The one who was asked to look, for as long as the role is theirs."""
    return an_inspector(user, check) and check.inspector.user_id == user.pk


def its_host(user: Any, check: PromiseCheck) -> bool:
    """A current champion or deputy of the organisation that was looked at."""
    return champion_of(user, check.organisation)


def looks_after_checks(user: Any) -> bool:
    """Recruits inspectors, asks for checks, says what comes of them."""
    return user.is_authenticated and a_service_manager(user, None)


def lists_checks(user: Any) -> bool:
    """These, and hosts: their own, from the day of the visit."""
    return reads_checks(user) or (user.is_authenticated and bool(organisations_of(user)))


def reads_checks(user: Any) -> bool:
    """Who has a list of checks: the 18+ service and panel members."""
    return user.is_authenticated and user.holds(*EIGHTEEN_PLUS, Role.Kind.PANEL_MEMBER)
