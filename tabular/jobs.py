"""In the background: imports are looked at and written; what a dead worker left is begun again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import close_old_connections, connection
from django.utils import timezone
from procrastinate.contrib.django import app

from .importing import emptying, running, sealing, working
from .models import Import

QUEUE = "imports"


def defer(record: Import) -> None:
    """In the caller's transaction: asked for and queued, or neither."""
    work.configure(queue=QUEUE).defer(record_id=record.pk)


@app.task(queue=QUEUE)
def work(record_id: int) -> None:
    """Look at an import or write it. One that was cancelled, or done by another worker meanwhile, is over."""
    fresh_connection()
    record = Import.objects.at_work().filter(pk=record_id).first()
    if record is None:
        return
    try:
        working.run(record)
    except Exception:
        running.stop(record, "It could not be done. Nothing was written. Try again, or ask for help.")
        raise


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="look_after_imports")
def look_after_imports(timestamp: int, **more: Any) -> None:
    """Every minute: begin again what has fallen silent, forget what nobody came back for."""
    fresh_connection()
    for record in running.forsaken():
        Import.objects.filter(pk=record.pk).update(beat_at=timezone.now() + dt.timedelta(seconds=1))
        defer(record)
    for record in sealing.too_old():
        running.stop(record, NOT_READ if record.doing else NO_COLUMNS)
    for record in running.unanswered():
        running.stop(record, NO_ANSWER if record.previewed_at else NEVER_BEGUN)


NO_COLUMNS = "Nobody said what its columns are within the hour. The file was deleted."
NOT_READ = "It could not be read within the hour, and the file was deleted. Bring it in again."
NO_ANSWER = "Nobody said yes within a week. What it held was deleted."
NEVER_BEGUN = "It was ended before anybody could look at it. What it held was deleted."


@app.periodic(cron="40 3 * * *")
@app.task(queue=QUEUE, queueing_lock="empty_old_imports")
def empty_old_imports(timestamp: int) -> None:
    """Every night: what the rows of imports said is kept no longer than the rulebook says."""
    fresh_connection()
    emptying.empty_old_ones()


def fresh_connection() -> None:
    if not connection.in_atomic_block:
        close_old_connections()
