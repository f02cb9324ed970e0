"""Accounts for made-up people: an address at example.org, a role or an organisation, no password."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import Role, User
from champions.models import Champion, Organisation

A_LONG_TIME = dt.timedelta(days=900)


def account(name: str, handle: str = "", **fields: bool) -> User:
    """An account with a confirmed address, so that an e-mailed code lets this person in."""
    user = User.objects.create_user(f"{handle or address(name)}@example.org", name=name, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def address(name: str) -> str:
    return name.lower().replace(" ", ".").replace("’", "")


def worker(name: str, kind: str, handle: str = "") -> User:
    user = account(name, handle)
    Role.objects.create(user=user, kind=kind, starts_on=timezone.localdate() - A_LONG_TIME)
    return user


def champion(name: str, organisation: Organisation, handle: str = "", *, is_deputy: bool = False) -> User:
    user = account(name, handle)
    Champion.objects.create(
        user=user,
        organisation=organisation,
        is_deputy=is_deputy,
        starts_on=timezone.localdate() - A_LONG_TIME,
    )
    return user
