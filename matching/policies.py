"""The policy in force: the newest version that a service manager made, or the published one at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from accounts.permissions import a_service_manager
from lifecycles import NotNow, NotPermitted
from rulebook.remembering import briefly, forget

from . import freshness
from .engine import POLICIES, Policy
from .engine.criteria import RULES
from .models import PolicyVersion

PUBLISHED = POLICIES[2]
"""Narrowing one's wishes must not buy priority, nor must an earlier no."""


@briefly
def in_force() -> Policy:
    newest = PolicyVersion.objects.first()
    return policy_of(newest) if newest else PUBLISHED


def policy_of(version: PolicyVersion) -> Policy:
    return from_values(version.values, version.number)


def from_values(values: Mapping[str, Any], number: int) -> Policy:
    """The engine's table from what JSON keeps of it. Raises ValueError for a number that cannot be, and for a
    rule that there is not.
    """
    if unknown := set(values.get("options_ignore", ())) - RULES.keys():
        raise ValueError(f"Policy {number}: There is no rule {', '.join(sorted(map(str, unknown)))}")
    return Policy(version=number, **{name: frozen(value) for name, value in values.items()})


def to_values(policy: Policy) -> dict[str, Any]:
    values = asdict(policy)
    del values["version"]
    return values


def frozen(value: Any) -> Any:
    return tuple(frozen(part) for part in value) if isinstance(value, list | tuple) else value


def shape(value: Any) -> Any:
    """What kind of value it is, down to every part: two values of one shape can stand for each other."""
    if isinstance(value, list | tuple):
        return [shape(part) for part in value]
    return type(value)


@transaction.atomic
def change(changes: Mapping[str, Any], *, why: str, by: Any) -> PolicyVersion:
    """Make the next version, with these fields other than in the one in force.

    Raises NotPermitted for anybody but a service manager; NotNow where nothing would change.
    """
    if not a_service_manager(by, None):
        raise NotPermitted("change_policy")
    newest = PolicyVersion.objects.select_for_update().first()
    now = policy_of(newest) if newest else PUBLISHED
    values = to_values(now) | dict(changes)
    if from_values(values, now.version) == now:
        raise NotNow("No number is different, so there is nothing to change.")
    from_values(values, now.version + 1)
    made = PolicyVersion.objects.create(number=now.version + 1, values=values, why=why, made_by=by)
    forget()
    freshness.policy_changed()
    return made
