"""In the background: links that were asked for; each night, what was open goes back when cover has ended."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from notifications.jobs import on_a_good_connection

from . import caseloads, keeping, way_in
from .models import CaseloadEntry


@app.task(queue="messages")
@on_a_good_connection
def send_links(young_adult_ids: list[int], leads_to: str) -> None:
    """Not while somebody waits at the door: how long that takes must tell nothing."""
    way_in.send_links(young_adult_ids, leads_to)


@app.periodic(cron="45 0 * * *")
@app.task(queue="messages", queueing_lock="forget_whose_time_is_over")
@on_a_good_connection
def forget_whose_time_is_over(timestamp: int) -> None:
    keeping.forget_whose_time_is_over(timezone.localdate())


@app.periodic(cron="15 0 * * *")
@app.task(queue="messages", queueing_lock="pass_back_ended_cover")
@on_a_good_connection
def pass_back_ended_cover(timestamp: int) -> None:
    """A quarter past midnight; what a night without a worker left undone is done in the next."""
    for entry in CaseloadEntry.objects.to_pass_on():
        caseloads.pass_back(entry)
