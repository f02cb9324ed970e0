"""What a person is, asked of a person and a record. Every answer about the unknown is no."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from .models import Role

EIGHTEEN_PLUS = (Role.Kind.ETE_WORKER, Role.Kind.SERVICE_MANAGER)


def an_ete_worker(user: Any, record: Any) -> bool:
    """ETE workers, and the service manager who stands in for them."""
    return user.is_authenticated and user.holds(*EIGHTEEN_PLUS)


def a_personal_adviser(user: Any, record: Any) -> bool:
    return user.is_authenticated and user.holds(Role.Kind.PERSONAL_ADVISER)


def a_service_manager(user: Any, record: Any) -> bool:
    return user.is_authenticated and user.holds(Role.Kind.SERVICE_MANAGER)


def a_panel_member(user: Any, record: Any) -> bool:
    return user.is_authenticated and user.holds(Role.Kind.PANEL_MEMBER)


def on_the_desk(user: Any) -> bool:
    """Anyone who works at the desk: ETE workers, personal advisers, service managers."""
    return user.is_authenticated and user.holds(*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)


def roles_held(user_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    """For notifications.standing: the roles on which these people's sign-ins rest."""
    return Role.objects.current().filter(user__in=user_ids).values_list("user", "kind")
