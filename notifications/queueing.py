"""The jobs that send deliveries, queued in the caller's transaction. They are named, not imported: jobs.py is
above.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from .models import Delivery

QUEUE = "messages"
DELIVER = "notifications.jobs.deliver"


def send_when_due(deliveries: Iterable[Delivery]) -> None:
    """Queue a job for each, with one query for each moment at which some are due."""
    by_moment: dict[Any, list[dict[str, Any]]] = {}
    for delivery in deliveries:
        by_moment.setdefault(delivery.due_at, []).append({"delivery_id": delivery.pk})
    for moment, jobs in by_moment.items():
        app.configure_task(DELIVER, queue=QUEUE, schedule_at=moment).batch_defer(*jobs)


def queued() -> set[int]:
    """The deliveries for which a job waits."""
    jobs = ProcrastinateJob.objects.filter(task_name=DELIVER, status="todo")
    return {args["delivery_id"] for args in jobs.values_list("args", flat=True)}
