"""In the background: each night, cover that has ended passes back what was open."""

from __future__ import annotations

from procrastinate.contrib.django import app

from notifications.jobs import on_a_good_connection

from . import caseloads
from .models import CaseloadEntry


@app.periodic(cron="15 0 * * *")
@app.task(queue="messages", queueing_lock="pass_back_ended_cover")
@on_a_good_connection
def pass_back_ended_cover(timestamp: int) -> None:
    """A quarter past midnight; what a night without a worker left undone is done in the next."""
    for entry in CaseloadEntry.objects.to_pass_on():
        caseloads.pass_back(entry)
