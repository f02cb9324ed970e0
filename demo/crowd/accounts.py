"""Accounts in bulk: nobody has a password, and those who sign in by e-mail have a confirmed address."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from allauth.account.models import EmailAddress

from accounts.models import User

from .names import a_name, an_address

BATCH = 2_000
NO_PASSWORD = "!"  # noqa: S105 (what Django writes where there is none)


def grown_ups(number: int, chance: Random) -> list[User]:
    """Accounts of people who sign in by e-mail."""
    known = User.objects.count()
    made = [account(*a_name(chance), known + place) for place in range(number)]
    save(made)
    addresses = [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in made]
    EmailAddress.objects.bulk_create(addresses, batch_size=BATCH)
    return made


def account(first_name: str, last_name: str, number: int, **fields: bool) -> User:
    email = an_address(first_name, last_name, number)
    return User(email=email, name=f"{first_name} {last_name}", password=NO_PASSWORD, **fields)


def save(users: Iterable[User]) -> None:
    User.objects.bulk_create(users, batch_size=BATCH)
