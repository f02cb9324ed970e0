"""Giving a role and ending one; what hangs on a role passes on when it is over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted, call_followers
from notifications import live

from .models import AccountChange, Role, User, today
from .permissions import may_look_after, service_managers


@transaction.atomic
def give(user: User, kind: str, *, by: Any, why: str = "", ends_on: dt.date | None = None) -> Role:
    """From today, to a last day where one is known. Raises NotNow where they hold it or will hold it."""
    label = Role.Kind(kind).label
    User.objects.select_for_update().get(pk=user.pk)
    if user.roles.filter(kind=kind).exclude(ends_on__lt=today()).exists():
        raise NotNow(f"{user} is {label} already.")
    if ends_on and ends_on < today():
        raise NotNow("The last day has gone. Choose today or a later day.")
    refuse_to_mix(user, kind)
    role = Role.objects.create(user=user, kind=kind, ends_on=ends_on)
    note(user, AccountChange.What.ROLE_GIVEN, until(label, ends_on), by=by, why=why)
    return role


def refuse_to_mix(user: User, kind: str) -> None:
    """Who looks whether promises are kept works for nobody who makes or reads of them (and the database
    says so too).
    """
    others = user.roles.exclude(ends_on__lt=today())
    is_inspector = kind == Role.Kind.INSPECTOR
    mixed = (
        others.exclude(kind=Role.Kind.INSPECTOR) if is_inspector else others.filter(kind=Role.Kind.INSPECTOR)
    )
    if held := mixed.first():
        raise NotNow(f"{user} is {held.get_kind_display()}. A Young Inspector has no other role here.")


def until(label: str, ends_on: dt.date | None) -> str:
    return f"{label}, until {ends_on:%-d %B %Y}" if ends_on else label


@transaction.atomic
def end(role: Role, last_day: dt.date, *, by: Any, why: str) -> None:
    """Set the last day of a role; a day that has gone ends it at once, and what hung on it passes on.

    Raises NotPermitted, and NotNow where it has ended already, or when a follower refuses: somebody still has
    this person as their adviser.
    """
    if not may_look_after(by, role.user):
        raise NotPermitted("end")
    role = still_held(role)
    note(role.user, AccountChange.What.ROLE_ENDED, until(role.get_kind_display(), last_day), by=by, why=why)
    if last_day >= today():
        role.ends_on = last_day
        role.save(update_fields=["ends_on"])
    else:
        end_at_once(role, by=by, why=why)


def still_held(role: Role) -> Role:
    """The role as it is now, its row locked: what is over is not brought back by a day that is to come."""
    now = Role.objects.select_for_update(of=("self",)).select_related("user").filter(pk=role.pk).first()
    if now is None or now.passed_on_at or (now.ends_on and now.ends_on < today()):
        raise NotNow(f"{role.user} is not {role.get_kind_display()} any longer. You can give the role anew.")
    return now


def end_at_once(role: Role, *, by: Any, why: str) -> None:
    """Yesterday was the last day. A role that began today leaves no day: only the history tells of it."""
    call_followers(role, "end", by=by, why=why)
    yesterday = today() - dt.timedelta(days=1)
    if role.starts_on > yesterday:
        role.delete()
    else:
        role.ends_on, role.passed_on_at = yesterday, timezone.now()
        role.save(update_fields=["ends_on", "passed_on_at"])
    live.check_sign_in(role.user_id)


@transaction.atomic
def pass_on(role: Role) -> None:
    """For a role whose last day has gone by itself, once."""
    locked = Role.objects.to_pass_on().select_for_update(of=("self",)).filter(pk=role.pk).first()
    if locked is None:
        return
    locked.passed_on_at = timezone.now()
    locked.save(update_fields=["passed_on_at"])
    call_followers(locked, "end", by=None, why=f"{locked} ended on {locked.ends_on:%-d %B %Y}.")
    live.check_sign_in(locked.user_id)


def note(user: User, what: str, detail: str = "", *, by: Any, why: str = "") -> AccountChange:
    """Write a line of an account's history, and have open lists of people read themselves again."""
    live.hint([manager.pk for manager in service_managers()], ["people"])
    return AccountChange.objects.create(user=user, what=what, detail=detail, by=by, why=why)
