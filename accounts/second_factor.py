"""The second step of signing in: who must have one, who has none yet, and putting right a lost one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from lifecycles import NotPermitted

from . import jobs, leaving
from .models import AccountChange, Role, User
from .permissions import may_look_after
from .roles import note

MUST_HAVE = (Role.Kind.ETE_WORKER, Role.Kind.PERSONAL_ADVISER, Role.Kind.SERVICE_MANAGER)
COUNTS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes alone are none: they are for the day on which the real one is lost."""


def is_missing(user: User) -> bool:
    """Must have a second step and has none: nothing opens but the page where it is set up."""
    return settings.SECOND_FACTOR_REQUIRED and user.holds(*MUST_HAVE) and not has_one(user)


def has_one(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type__in=COUNTS).exists()


def missing_among(user_ids: Collection[int]) -> set[int]:
    """For notifications.standing: those of these people whose pages may not listen yet."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return set()
    required = set(User.objects.holding(*MUST_HAVE).filter(pk__in=user_ids).values_list("pk", flat=True))
    having = Authenticator.objects.filter(user__in=required, type__in=COUNTS)
    return required - set(having.values_list("user", flat=True))


@transaction.atomic
def reset(user: User, *, by: Any, why: str) -> None:
    """Take off a lost authenticator. They are signed out everywhere, told by e-mail, and set up a new one."""
    if not may_look_after(by, user):
        raise NotPermitted("reset_second_factor")
    Authenticator.objects.filter(user=user).delete()
    leaving.sign_out_everywhere(user)
    change = note(user, AccountChange.What.SECOND_FACTOR_RESET, by=by, why=why)
    jobs.tell_of_reset.defer(change_id=change.pk)
