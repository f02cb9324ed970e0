"""What a champion can do with a pledge now, the main thing first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from lifecycles import Move
from pledges.lifecycle import LIFECYCLE
from pledges.models import Pledge
from pledges.readiness import ADD_DATES

S = Pledge.Status

ASKS_FIRST = {"close", "withdraw"}
"""Moves that others notice at once: a page of their own says what will happen."""

HERE = ("submit", "pause", "resume", "close", "withdraw")
"""Moves that champions make; the service approves and refers back on its own pages."""


@dataclass(frozen=True)
class Button:
    """An act by POST, or a link to a page that asks for more. ``look`` is that of components/button.html."""

    label: str
    url: str
    by_post: bool = False
    look: str = "secondary"


def buttons(user: Any, pledge: Pledge, missing: list[str]) -> list[Button]:
    """For one of its champions: first what comes next, then changing it, then what is done more rarely."""
    moves = [of_move(move, pledge) for move in LIFECYCLE.open_to(user, pledge) if move.verb in HERE]
    edit = Button("Change it", reverse("pledges:edit", args=[pledge.pk]))
    add_dates = Button("Add dates and places", reverse("pledges:add_intake", args=[pledge.pk]))
    copy = Button("Copy to a new draft", reverse("pledges:copy", args=[pledge.pk]), by_post=True)
    if pledge.status in Pledge.ENDED:
        return [copy]
    if pledge.status not in (S.DRAFT, S.REFERRED_BACK):
        return [edit, *moves, copy]
    send, *rest = moves
    if pledge.status == S.REFERRED_BACK:
        return [main(edit), *([] if missing else [send]), *rest, copy]
    if missing == [ADD_DATES]:
        return [main(add_dates), edit, *rest]
    return [main(edit), *rest] if missing else [main(send), edit, *rest]


def of_move(move: Move, pledge: Pledge) -> Button:
    return Button(
        label=move.label,
        url=reverse(f"pledges:{move.verb}", args=[pledge.pk]),
        by_post=move.verb not in ASKS_FIRST,
        look="warning" if move.verb == "withdraw" else "secondary",
    )


def main(button: Button) -> Button:
    return replace(button, look="")
