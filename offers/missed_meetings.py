"""A mentor who did not come, twice: nobody new is offered this one until somebody has talked with them."""

from __future__ import annotations

from typing import Any

from pledges import lifecycle as pledges
from pledges.models import Pledge

from .models import PromiseReport

ENOUGH = 2
BECAUSE = "Twice we heard that a promised meeting did not happen. Ring the 18+ service before you resume."


def pause_after_a_second(report: PromiseReport, *, by: Any, why: str) -> None:
    """Follows a promise report. The service pauses, and names nobody; a worker has the task of the report."""
    pledge = report.offer.pledge
    if pledge.kind != Pledge.Kind.MENTORING or pledge.status != Pledge.Status.LIVE:
        return
    missed = PromiseReport.objects.filter(
        offer__intake__pledge=pledge, about=PromiseReport.About.PERSON
    ).count()
    if report.about == PromiseReport.About.PERSON and missed >= ENOUGH:
        pledges.pause(pledge, by=None, why=BECAUSE)
