"""Telling how far the work is, from within a transaction that is not to be seen yet.

A second connection writes the progress and reads whether somebody has asked to cancel: the first one's work
is seen by nobody until it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.db import connection

from .registering import Tell

SECONDS_BETWEEN = 0.5

PROGRESS = """
update tabular_import set done = %s, total = %s, beat_at = now() where id = %s
returning cancel_asked_at is not null
"""


class Cancelled(Exception):
    """Somebody has asked to stop; nothing of it is kept."""


@contextmanager
def telling(record_id: int) -> Iterator[Tell]:
    """Gives a function to tell with. It raises Cancelled."""
    other = connection.copy()
    told = monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told < SECONDS_BETWEEN and done not in (0, total):
            return
        told = monotonic()
        if beat(other, record_id, done, total):
            raise Cancelled

    try:
        yield tell
    finally:
        other.close()


def beat(other: Any, record_id: int, done: int, total: int) -> bool:
    with other.cursor() as cursor:
        cursor.execute(PROGRESS, [done, total, record_id])
        found = cursor.fetchone()
    return bool(found and found[0])
