"""What the room of figures does by itself, at night."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from notifications.background import on_a_good_connection

from . import scorecards
from .movement import write_down
from .quarters import quarter_of


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="write_down_what_people_do")
@on_a_good_connection
def write_down_what_people_do(timestamp: int) -> None:
    """Of those who were offered something up to yesterday, to count later how many do something else."""
    write_down(quarter_of(timezone.localdate() - dt.timedelta(days=1)))


@app.periodic(cron="35 2 * * *")
@app.task(queueing_lock="make_promise_records")
@on_a_good_connection
def make_promise_records(timestamp: int) -> None:
    """Once a quarter, when all of it is decided; and each night the times to reply that are over."""
    scorecards.make_and_show()
    scorecards.end_time_to_reply()
