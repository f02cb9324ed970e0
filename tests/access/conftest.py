from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction


@pytest.fixture
def rollback(db: None) -> Callable:
    """Undo what one person's request changed, so that the next finds everything as it was made."""

    @contextmanager
    def undone() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path) -> None:
    """Where sent files lie, emptied with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
