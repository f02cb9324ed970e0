"""Each night: what hung on champions' posts that have ended."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from accounts import leaving
from notifications.jobs import on_a_good_connection

from . import lifecycle
from .models import Champion


@app.periodic(cron="15 0 * * *")
@app.task(queue="messages", queueing_lock="pass_on_ended_posts")
@on_a_good_connection
def pass_on_ended_posts(timestamp: int) -> None:
    """A quarter past midnight, after the roles."""
    for champion in Champion.objects.to_pass_on().select_related("user", "organisation"):
        pass_on(champion)


@transaction.atomic
def pass_on(champion: Champion) -> None:
    why = f"{champion} ended on {champion.ends_on:%-d %B %Y}."
    lifecycle.leave(champion, by=None, why=why)
    leaving.leave_if_nothing_is_left(champion.user_id, why)
