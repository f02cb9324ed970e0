"""How an offer may stand today: which intakes it can be of, and which moves led there."""

from __future__ import annotations

from dataclasses import dataclass

from offers.models import Offer

S = Offer.Status

AHEAD, RUNNING, OVER, FULL, ANY = "ahead", "running", "over", "full", "any"
"""Which intakes: still to be filled; started and not over; over; to be filled but full; one of the past."""


@dataclass(frozen=True)
class Ending:
    """``paths`` are the verbs after the shortlist; ``weight`` is of 1,500; a lower ``turn`` is made earlier.

    ``holds`` says whether a place is taken, for good or for a while.
    """

    status: str
    weight: int
    where: str
    paths: tuple[str, ...]
    holds: bool = False
    turn: int = 1


ROWS = (
    Ending(S.COMPLETED, 180, OVER, ("offer accept confirm start complete",), holds=True, turn=0),
    Ending(
        S.STARTED,
        120,
        RUNNING,
        (
            "offer accept confirm start",
            "offer put_off accept confirm start",
            "offer lapse offer accept confirm start",
        ),
        holds=True,
        turn=0,
    ),
    Ending(S.PAUSED, 15, RUNNING, ("offer accept confirm start pause",), holds=True, turn=0),
    Ending(S.CONFIRMED, 50, AHEAD, ("offer accept confirm",), holds=True, turn=0),
    Ending(S.ACCEPTED, 30, AHEAD, ("offer accept", "offer put_off accept"), holds=True, turn=0),
    Ending(S.WAITING, 15, FULL, ("offer wait",)),
    Ending(S.SHORTLISTED, 40, AHEAD, ("",)),
    Ending(S.OFFERED, 90, AHEAD, ("offer",)),
    Ending(S.REMOVED, 40, ANY, ("remove",)),
    Ending(S.NOT_NOW, 110, ANY, ("offer put_off",)),
    Ending(S.DECLINED, 260, ANY, ("offer decline",)),
    Ending(S.LAPSED, 300, ANY, ("offer lapse",)),
    Ending(
        S.ENDED_EARLY,
        60,
        OVER,
        ("offer accept confirm start end_early", "offer accept confirm start pause end_early"),
        holds=True,
    ),
    Ending(S.DID_NOT_ATTEND, 50, OVER, ("offer accept confirm did_not_attend",), holds=True),
    Ending(S.CANCELLED_BY_YOUNG_ADULT, 40, ANY, ("offer accept cancel", "offer accept confirm cancel")),
    Ending(S.CANCELLED_BY_HOST, 30, ANY, ("offer accept confirm cancel_by_host",)),
    Ending(S.WITHDRAWN_BY_SERVICE, 30, ANY, ("offer withdraw", "offer accept withdraw")),
    Ending(S.WITHDRAWN_BY_HOST, 40, ANY, ("offer withdraw_by_host", "offer accept withdraw_by_host")),
)

ENDINGS: dict[str, Ending] = {ending.status: ending for ending in ROWS}
