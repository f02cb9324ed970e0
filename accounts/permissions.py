"""What a person is, asked of a person and a record. Every answer about the unknown is no."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from .models import CHAMPION, Invitation, Role, User

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


def an_inspector(user: Any, record: Any) -> bool:
    return user.is_authenticated and user.holds(Role.Kind.INSPECTOR)


def invites(user: Any, kind: str) -> bool:
    """Service managers invite staff; they and ETE workers invite champions."""
    if kind == CHAMPION:
        return an_ete_worker(user, None)
    return kind in Role.Kind.values and a_service_manager(user, None)


Inviters = Callable[[Any, Invitation], bool]

_inviters: list[Inviters] = []


def add_inviters(may: Inviters) -> None:
    """Register, in AppConfig.ready(), who else looks after some invitations: colleagues of the invited."""
    if may not in _inviters:
        _inviters.append(may)


def may_invite(user: Any, invitation: Invitation) -> bool:
    return invites(user, invitation.kind) or any(may(user, invitation) for may in _inviters)


def the_invited(user: Any, invitation: Invitation) -> bool:
    """The account of the address to which the invitation went."""
    return user.email == invitation.email


def may_look_after(user: Any, other: User) -> bool:
    """A service manager, for everybody but themselves: nobody takes off a lock of their own."""
    return user is not None and a_service_manager(user, other) and user.pk != other.pk


def on_the_desk(user: Any) -> bool:
    """Anyone who works at the desk: ETE workers, personal advisers, service managers."""
    return user.is_authenticated and user.holds(*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)


def roles_held(user_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    """For notifications.standing: the roles on which these people's sign-ins rest."""
    return Role.objects.current().filter(user__in=user_ids).values_list("user", "kind")


def service_managers() -> Iterable[User]:
    """Those who look after people, and after the sending of messages (for notifications.health)."""
    return User.objects.holding(Role.Kind.SERVICE_MANAGER)
