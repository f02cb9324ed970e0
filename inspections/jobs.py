"""In the background: the time to reply passes; each night who left long ago is forgotten."""

from __future__ import annotations

from procrastinate.contrib.django import app

from lifecycles import NotNow
from notifications.background import on_a_good_connection

from . import forgetting, lifecycle
from .models import PromiseCheck


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="pass_on_checks_without_a_reply")
@on_a_good_connection
def pass_on_checks_without_a_reply(timestamp: int) -> None:
    """The host has had its time. One that replied this moment stays as it is."""
    for check in PromiseCheck.objects.reply_overdue().with_everything().order_by("pk"):
        try:
            lifecycle.let_time_pass(check)
        except NotNow:
            continue


@app.periodic(cron="35 0 * * *")
@app.task(queueing_lock="forget_inspectors")
@on_a_good_connection
def forget_inspectors(timestamp: int) -> None:
    forgetting.forget_who_left()
