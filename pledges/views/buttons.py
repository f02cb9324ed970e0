"""What a champion can do with a pledge now: the moves of the lifecycle that have a page or a button here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pledges.lifecycle import LIFECYCLE
from pledges.models import Pledge

HERE = ("submit", "pause", "resume", "close", "withdraw")
"""The service approves and refers back on its own pages."""

ASKED_FIRST = {"close", "withdraw"}
"""Moves that others notice at once: a page of their own says what will happen."""

LOOKS = {"withdraw": "warning"}


@dataclass(frozen=True)
class Button:
    """A move as a button: by POST, or a link to the page that asks first."""

    verb: str
    label: str
    url: str
    look: str
    asks_first: bool


def buttons(user: Any, pledge: Pledge) -> list[Button]:
    return [
        Button(
            verb=move.verb,
            label=move.label,
            url=reverse(f"pledges:{move.verb}", args=[pledge.pk]),
            look=look(move.verb, pledge),
            asks_first=move.verb in ASKED_FIRST,
        )
        for move in LIFECYCLE.open_to(user, pledge)
        if move.verb in HERE
    ]


def look(verb: str, pledge: Pledge) -> str:
    """Sending is the main act on a draft; on what came back with comments, changing it comes first."""
    if verb == "submit" and pledge.status == Pledge.Status.DRAFT:
        return ""
    return LOOKS.get(verb, "secondary")
