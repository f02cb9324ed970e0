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
MANY, IN_ONE_JOB = 100, 10
"""More messages than these at one moment share jobs: ten times fewer rows to write and to fetch."""


def send_when_due(deliveries: Iterable[Delivery]) -> None:
    """Queue a job for each, or for a few of very many, with one query for each moment when some are due."""
    by_moment: dict[Any, list[int]] = {}
    for delivery in deliveries:
        by_moment.setdefault(delivery.due_at, []).append(delivery.pk)
    for moment, keys in by_moment.items():
        app.configure_task(DELIVER, queue=QUEUE, schedule_at=moment).batch_defer(*jobs(keys))


def jobs(keys: list[int]) -> list[dict[str, Any]]:
    at_once = 1 if len(keys) <= MANY else IN_ONE_JOB
    return [{"delivery_ids": keys[start : start + at_once]} for start in range(0, len(keys), at_once)]


def queued() -> set[int]:
    """The deliveries for which a job waits."""
    waiting = ProcrastinateJob.objects.filter(task_name=DELIVER, status="todo")
    return {key for args in waiting.values_list("args", flat=True) for key in keys_of(args)}


def keys_of(args: dict[str, Any]) -> list[int]:
    """Also of a job that was queued before jobs held several."""
    return args.get("delivery_ids") or [args["delivery_id"]]
