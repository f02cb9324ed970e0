"""What the rows about the panel are about."""

from __future__ import annotations

from reports import pack
from reports.quarters import this_quarter
from tests.people import Cast


def last_quarter(cast: Cast) -> list:
    return [this_quarter().before.key]


def no_quarter(cast: Cast) -> list:
    return ["2026-02"]


def a_pack(cast: Cast) -> list:
    return [pack.confirm(this_quarter().before, "Kept", by=cast.morgan).of.key]
