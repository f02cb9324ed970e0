"""Sending in the background. The table of deliveries is the truth: a job only says that it is time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from . import asking, sending, tasks
from .background import on_a_good_connection
from .models import Delivery

QUEUE = "messages"


@app.task(queue=QUEUE)
@on_a_good_connection
def deliver(delivery_id: int) -> None:
    """Send one delivery, if it is due."""
    sending.send(delivery_id)


def send_when_due(deliveries: Iterable[Delivery]) -> None:
    """Queue the jobs in the caller's transaction, with one query for each moment at which some are due."""
    by_moment: dict[Any, list[dict[str, int]]] = {}
    for delivery in deliveries:
        by_moment.setdefault(delivery.due_at, []).append({"delivery_id": delivery.pk})
    for moment, jobs in by_moment.items():
        deliver.configure(schedule_at=moment).batch_defer(*jobs)


def queued() -> set[int]:
    """The deliveries for which a job waits."""
    jobs = ProcrastinateJob.objects.filter(task_name=deliver.name, status="todo")
    return {args["delivery_id"] for args in jobs.values_list("args", flat=True)}


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="look_after_deliveries")
@on_a_good_connection
def look_after_deliveries(timestamp: int) -> None:
    """Every minute: what was lost, or waits for another try, is queued again; what is unsettled is asked
    about.
    """
    send_when_due(asking.forgotten(queued()))
    asking.ask_about_unsettled()
    tasks.close_solved()
