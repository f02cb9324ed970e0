"""What every background job needs of its thread; and finding out whether somebody still works on one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import close_old_connections, connection
from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

MOST_TRIES = 3
SILENT = dt.timedelta(seconds=45)
"""A worker's heart beats every ten seconds; after this time without a beat it is dead."""


def on_a_good_connection(job: Callable[..., None]) -> Callable[..., None]:
    """A worker's thread keeps its connection between jobs; after a restart of the database it takes a new
    one.
    """

    @wraps(job)
    def run(*args: Any, **kwargs: Any) -> None:
        if not connection.in_atomic_block:
            close_old_connections()
        job(*args, **kwargs)

    return run


def jobs_of(name: str, **about: Any) -> QuerySet[ProcrastinateJob]:
    """The jobs of this name with these arguments."""
    return ProcrastinateJob.objects.filter(task_name=name, args__contains=about)


def is_under_way(name: str, **about: Any) -> bool:
    """Whether the job waits for a worker, or a living one is at it."""
    alive = timezone.now() - SILENT
    waits_or_lives = Q(status="todo") | Q(status="doing", worker__last_heartbeat__gte=alive)
    return jobs_of(name, **about).filter(waits_or_lives).exists()


def times_begun(name: str, **about: Any) -> int:
    """Once for each job, and once more each time that one was begun again."""
    return jobs_of(name, **about).aggregate(tries=Sum(F("attempts") + 1))["tries"] or 0


def take_up_what_the_dead_left(*names: str) -> None:
    """Begin again each job of these names at which a worker was when it was killed: only for such as may be
    done twice.
    """
    alive = timezone.now() - SILENT
    begun = ProcrastinateJob.objects.filter(task_name__in=names, status="doing")
    for key in begun.exclude(worker__last_heartbeat__gte=alive).values_list("pk", flat=True):
        app.job_manager.retry_job_by_id(key, retry_at=timezone.now())


def begin_again(name: str, **about: Any) -> None:
    """Take up the job that a dead worker left; queue another where it was lost."""
    left = jobs_of(name, **about).filter(status="doing").values_list("pk", flat=True).first()
    if left is None:
        app.configure_task(name).defer(**about)
    else:
        app.job_manager.retry_job_by_id(left, retry_at=timezone.now())
