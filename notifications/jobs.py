"""Sending in the background. The table of deliveries is the truth: a job only says that it is time."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from procrastinate.contrib.django import app

from . import asking, health, retention, sending, subscribing, tasks
from .background import on_a_good_connection
from .queueing import DELIVER, QUEUE, queued, send_when_due


@app.task(name=DELIVER, queue=QUEUE)
@on_a_good_connection
def deliver(delivery_id: int = 0, delivery_ids: Sequence[int] = ()) -> None:
    """Send these, as far as they are due. What goes wrong with one holds up none of the others."""
    failed: list[Exception] = []
    for key in delivery_ids or [delivery_id]:
        try:
            sending.send(key)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("Not every message could be sent", failed)


@app.periodic(cron="20 3 * * *")
@app.task(queue=QUEUE, queueing_lock="forget_what_is_old")
@on_a_good_connection
def forget_what_is_old(timestamp: int) -> None:
    """Every night: what the rulebook says is kept no longer."""
    retention.forget_what_is_old()


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="look_after_deliveries")
@on_a_good_connection
def look_after_deliveries(timestamp: int) -> None:
    """Every minute: what was lost, or waits for another try, is queued again; what is unsettled is asked
    about; what is over, tasks that have solved themselves and screens that were signed out, is put away; the
    month's cap is warned of.
    """
    send_when_due(asking.forgotten(queued()))
    asking.ask_about_unsettled()
    tasks.close_solved()
    subscribing.forget_those_that_are_over()
    health.warn_of_the_cap(reverse("notifications:health"))
