"""Made-up histories that the service could have lived: every step is looked up in a lifecycle's own table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from lifecycles import Lifecycle


@dataclass(frozen=True)
class Stride:
    """One move of a made-up history."""

    verb: str
    came_from: str
    to: str


def walk(lifecycle: Lifecycle, begins: str, verbs: Iterable[str]) -> list[Stride]:
    """The moves that these verbs make, one after another. Raises LookupError where the table has no such
    move.
    """
    strides, status = [], begins
    for verb in verbs:
        move = lifecycle.move(verb, status)
        if move is None:
            raise LookupError(f"{lifecycle.model.__name__}: nobody can {verb} what is {status}")
        strides.append(Stride(verb, status, move.to))
        status = move.to
    return strides


def this_morning() -> dt.datetime:
    """Midnight: nothing that was made up is later, and the same day gives the same moments."""
    return timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time()))
