"""In the background: imports are looked at and written; what a dead worker left is begun again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import close_old_connections, connection
from django.utils import timezone
from procrastinate.contrib.django import app

from .importing import running, sealing
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
        running.run(record)
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
        running.stop(record, "Nobody said what its columns are within the hour. The file was deleted.")
    for record in running.unanswered():
        running.stop(record, "Nobody said yes within a week. What it held was deleted.")


def fresh_connection() -> None:
    if not connection.in_atomic_block:
        close_old_connections()
