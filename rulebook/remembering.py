"""Remembering what was read for a few seconds: pages ask for the same rules many times over.

Each process remembers for itself, so a change made elsewhere is seen within `SECONDS`; in the process that
made the change at once, because `changing` calls `forget`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Any, TypeVar, cast

SECONDS = 5.0

Found = TypeVar("Found")

_remembered: dict[Callable[[], Any], tuple[float, Any]] = {}


def briefly(read: Callable[[], Found]) -> Callable[[], Found]:
    """Makes a reading function that asks the database at most once in `SECONDS`."""

    @wraps(read)
    def recall() -> Found:
        remembered = _remembered.get(read)
        if remembered and monotonic() - remembered[0] < SECONDS:
            return cast("Found", remembered[1])
        found = read()
        _remembered[read] = (monotonic(), found)
        return found

    return recall


def forget() -> None:
    """Everything is read afresh when it is next asked for. Tests call it between each other."""
    _remembered.clear()
