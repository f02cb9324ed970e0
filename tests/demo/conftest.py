"""The story takes a few seconds, so the tests of a module read the same telling of it, and then undo it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from demo import story


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        story.load()
        yield
        transaction.set_rollback(True)
