"""How a pledge of the story is written down, and where they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pledges.models import Pledge

K = Pledge.Kind
WEEKDAYS = [0, 1, 2, 3, 4]

Told = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Promise:
    """``intakes`` are (first day, last day, places), in days from the beginning; ``becomes`` are the moves
    of the pledge before anybody is asked, ``ends`` the one after.
    """

    title: str
    organisation: str
    kind: str
    days_ago: int
    sector: str = ""
    intakes: tuple[tuple[int, int, int], ...] = ()
    becomes: str = "submit approve"
    ends: str = ""
    site: tuple[str, str] = ("County Hall", "ME14 1XQ")
    offers: Told = ()
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Later:
    """What happened to an intake of an earlier pledge some time after it was posted."""

    title: str
    days_ago: int
    offers: Told
    intake: int = 0


MOTE_PARK = ("Mote Park", "ME15 7SX")
LIBRARY = ("Kent History and Library Centre", "ME14 1LQ")
DEPOT = ("Ashford depot", "TN23 1PL")
SIDE_DOOR = "Five minutes on foot from Maidstone East station. Ask at the desk."
