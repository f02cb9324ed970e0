from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.access.table import PEOPLE
from tests.people import Cast, make_cast


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class House:
    """The cast, made once for all rows, and everybody signed in."""

    made: Cast
    session_keys: dict[str, str]

    @property
    def cast(self) -> Cast:
        """As they were made, whatever was read or set on them since."""
        return copy.deepcopy(self.made)

    def visit(self, name: str) -> Client:
        """A browser that holds the cookie of that person's sign-in, and nothing else."""
        client = Client()
        if name in self.session_keys:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.session_keys[name]
        return client


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker) -> Iterator[House]:
    with django_db_blocker.unblock(), rolled_back():
        cast = make_cast()
        yield House(cast, {name: sign_in(getattr(cast, name)) for name in PEOPLE if name != "visitor"})


def sign_in(user) -> str:
    client = Client()
    client.force_login(type(user).objects.get(pk=user.pk))
    return client.session.session_key


@pytest.fixture
def undone(house: House) -> Callable:
    """Undo what one person's request changed, so that the next finds everything as it was made."""
    return rolled_back


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path) -> None:
    """Where sent files lie, emptied with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
