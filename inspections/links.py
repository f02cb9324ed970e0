"""What rooms above add to an inspector's own page: a place where they can say more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.rooms import Door

Links = Callable[[Any], list[Door]]

_links: list[Links] = []


def add_links(more: Links) -> None:
    """Register, in AppConfig.ready(), pages of a room above that an inspector may go to."""
    if more not in _links:
        _links.append(more)


def links(user: Any) -> list[Door]:
    return [door for more in _links for door in more(user)]
