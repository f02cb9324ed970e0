"""What every background job needs of its thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import close_old_connections, connection


def on_a_good_connection(job: Callable[..., None]) -> Callable[..., None]:
    """A worker's thread keeps its connection between jobs; after a restart of the database it takes a new
    one.
    """

    @wraps(job)
    def run(*args: Any, **kwargs: Any) -> None:
        if not connection.in_atomic_block:
            close_old_connections()
        job(*args, **kwargs)

    return run
