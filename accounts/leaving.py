"""Somebody leaves: within seconds nothing opens for them, and what they held passes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from lifecycles import NotNow, NotPermitted, call_followers
from notifications import live

from . import links, roles
from .models import AccountChange, User, today
from .permissions import may_look_after
from .rooms import titles_of


@dataclass(frozen=True)
class Holding:
    """Something that hangs on a person, in a sentence; ``url`` and ``label`` lead to where it is handed over.

    One that ``holds_up`` must be handed over before they can leave.
    """

    sentence: str
    url: str = ""
    label: str = ""
    holds_up: bool = False


Holdings = Callable[[User], list[Holding]]

_holdings: list[Holdings] = []


def add_holdings(holdings: Holdings) -> None:
    """Register, in AppConfig.ready(), what of a room hangs on a person."""
    if holdings not in _holdings:
        _holdings.append(holdings)


def held_by(user: User) -> list[Holding]:
    return [holding for holdings in _holdings for holding in holdings(user)]


@transaction.atomic
def leave(user: User, *, by: Any, why: str) -> None:
    """Close an account. Raises NotPermitted, and NotNow while somebody would be left without an adviser.

    ``by`` is None when the last role ended by its date.
    """
    if by is not None and not may_look_after(by, user):
        raise NotPermitted("leave")
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise NotNow(f"{user} has left already.")
    call_followers(locked, "leave", by=by, why=why)
    for role in locked.roles.exclude(ends_on__lt=today()):
        roles.end_at_once(role, by=by, why=why)
    close(locked)
    roles.note(locked, AccountChange.What.LEFT, by=by, why=why)
    user.is_active = False


def close(user: User) -> None:
    """Every way in. The unusable password also kills each session that was begun with the old one."""
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    links.revoke_all(user)
    sign_out_everywhere(user)


def sign_out_everywhere(user: User) -> None:
    """End every session of this person; their open pages are told at once."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    live.check_sign_in(user.pk)


def leave_if_nothing_is_left(user_id: int, why: str) -> None:
    """Somebody whose last role or post has ended by its date is a leaver too."""
    user = User.objects.filter(pk=user_id, is_active=True, signs_in_by_link=False).first()
    if user and not titles_of(user):
        leave(user, by=None, why=why)
