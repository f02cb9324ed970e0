"""What one process heard in the last half minute: for a page that was asked for before its socket opened."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterable
from typing import Any

SECONDS_KEPT = 30.0
MOST_KEPT = 1_000


class Lately:
    """Messages to groups, the oldest first. It knows how far back it reaches, and says so rather than guess.

    Moments are seconds of the clock on the wall: the process that wrote the page may be another one.
    """

    def __init__(self) -> None:
        self.heard: deque[tuple[float, list[str], dict[str, Any]]] = deque()
        self.known_since = math.inf

    def begin(self) -> None:
        """Listening has begun, or begun again: of anything before it nothing is known."""
        self.heard.clear()
        self.known_since = time.time()

    def keep(self, groups: list[str], message: dict[str, Any]) -> None:
        now = time.time()
        self.heard.append((now, groups, message))
        while len(self.heard) > MOST_KEPT or self.heard[0][0] < now - SECONDS_KEPT:
            self.known_since = self.heard.popleft()[0]

    def messages_to(self, groups: Iterable[str], since: float) -> list[dict[str, Any]] | None:
        """What these groups were told since then; None where it does not reach back so far."""
        wanted = set(groups)
        if since <= self.known_since:
            return None
        return [message for at, told, message in self.heard if at >= since and not wanted.isdisjoint(told)]
