"""Two people edit one thing: the second is told, reads what stands there now, and loses nothing."""

from __future__ import annotations

import hashlib
from typing import Any

from .moves import NotNow

SENTENCE = (
    "Somebody else changed this while you were reading. Read what stands there now; what you typed is kept "
    "below, and is saved when you press the button again."
)


class Stale(NotNow):
    """``now`` marks what stands there, for the next try to have read."""

    def __init__(self, now: Any) -> None:
        super().__init__(SENTENCE)
        self.now = str(now)


def mark(*values: Any) -> str:
    """The same for the same values: what a form has shown to whoever filled it in."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def refuse_stale(read: Any, now: Any) -> None:
    """Raises Stale where something else stands there than was read; None has read nothing, and may."""
    if read is not None and str(read) != str(now):
        raise Stale(now)
