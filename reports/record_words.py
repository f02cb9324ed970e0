"""How a record is said: exactly to its organisation and the 18+ service, and silent on few to others."""

from __future__ import annotations

from dataclasses import dataclass

from .models import PromiseRecord
from .promise_record import Figures
from .small_numbers import NOT_SAID, SMALLEST_SAID, said

HEADINGS = {
    "promised": "Places promised, that were to start",
    "offered": "Offered to young adults",
    "accepted": "Said yes",
    "honoured": "Honoured",
    "not_honoured": "Not honoured",
    "replaced": "Cancelled, and another place offered in time",
    "to_come": "Not decided yet",
    "ended_otherwise": "Ended by the young adult or the 18+ service",
    "reported": "Said not to be as promised",
    "set_aside": "Of these, did not happen",
    "answered_in_time": "Of these, answered in time",
    "put_right": "Of these, put right",
    "put_right_in_time": "Of these, put right in time",
}

PLACES = tuple(HEADINGS)[:8]
REPORTS = tuple(HEADINGS)[8:]


@dataclass(frozen=True)
class Said:
    """The lines of a record for those who may read it as it was counted."""

    places: list[tuple[str, str]]
    reports: list[tuple[str, str]]
    kept: str


def exactly(figures: Figures) -> Said:
    percent = figures.kept_percent
    return Said(
        places=[(HEADINGS[name], str(getattr(figures, name))) for name in PLACES],
        reports=[(HEADINGS[name], str(getattr(figures, name))) for name in REPORTS],
        kept="Nothing was decided" if percent is None else f"{percent}%",
    )


@dataclass(frozen=True)
class Scorecard:
    """What everybody may read: places are the host's own, all else is about people."""

    record: PromiseRecord
    lines: list[tuple[str, str]]


def scorecard(record: PromiseRecord, visits: str = "") -> Scorecard:
    """Where few said yes, colleagues would know who it was: nothing is said of reports, not even none.
    ``visits`` is what Young Inspectors found (`checked`).
    """
    figures = record.figures
    few = figures.accepted < SMALLEST_SAID
    return Scorecard(
        record,
        [
            ("Places promised", str(figures.promised)),
            ("Young adults who said yes", said(figures.accepted)),
            ("Promises kept", figures.kept_rate),
            ("Said not to be as promised", NOT_SAID if few else said(figures.reported)),
            ("Of these, put right", NOT_SAID if few else said(figures.put_right)),
            *([("Young Inspectors looked", visits)] if visits else []),
        ],
    )
