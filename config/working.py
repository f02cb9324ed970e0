"""Background jobs, in one process: everything in turn, and beside it what somebody waits for at a door.

A round of matching may take a minute; a code that signs somebody in must leave within a second of being asked
for. So the doors have a worker of their own.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from accounts import sealed_letters

LETTERS_AT_ONCE = 3
"""A mail server that does not answer holds a letter up for ten seconds."""


async def work() -> None:
    """Until it is cancelled; what is under way is finished first. Jobs that are done leave no row."""
    # Not replace_connector: jobs and pages in this process go on queueing in their own transaction.
    worker = app.with_connector(cast(DjangoConnector, app.connector).get_worker_connector())
    of_both: dict[str, Any] = {"install_signal_handlers": False, "delete_jobs": "successful"}
    # A group waits for both to be done: closed under one that still works, the database would be gone.
    async with worker.open_async(), asyncio.TaskGroup() as both:
        both.create_task(worker.run_worker_async(**of_both))
        doors = worker.run_worker_async(
            queues=[sealed_letters.QUEUE], concurrency=LETTERS_AT_ONCE, name="doors", **of_both
        )
        both.create_task(doors)
