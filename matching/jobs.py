"""Working a round out in the background, where nobody waits for a page, and taking it up again where whoever
worked on it died; ending what waited too long for a manager.
"""

from __future__ import annotations

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from lifecycles import NotNow
from notifications import background
from notifications.background import on_a_good_connection

from . import forgetting, lifecycle, overriding
from .models import Round

logger = logging.getLogger(__name__)

COULD_NOT = (
    "It could not be worked out. Nothing was sent. The engineers can read why in the log; open another."
)
STOPPED = (
    "It was begun three times, and each time the process that worked on it stopped. Nothing was sent. "
    "Tell the engineers, or open one over fewer people."
)
TAKEN_UP_AGAIN = "The process that worked on this stopped; it is begun again"


@app.task(name=lifecycle.WORK_OUT)
@on_a_good_connection
def work_out(round_id: int) -> None:
    """Work out one round. Whoever abandoned it meanwhile wins; what fails says so on the round's page."""
    round_ = Round.objects.get(pk=round_id)
    try:
        lifecycle.work_out(round_)
    except NotNow:
        return
    except Exception:
        logger.exception("Round %s could not be worked out", round_id)
        lifecycle.abandon(round_, by=None, why=COULD_NOT)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="look_after_rounds")
@on_a_good_connection
def look_after_rounds(timestamp: int) -> None:
    """Every minute: a round that is being worked out, and that nobody works on, is begun again."""
    for round_ in Round.objects.filter(status=Round.Status.OPENED).defer("input"):
        look_after(round_)


@app.periodic(cron="40 0 * * *")
@app.task(queueing_lock="forget_old_rounds")
@on_a_good_connection
def forget_old_rounds(timestamp: int) -> None:
    """Each night; what one night misses is done in the next."""
    forgetting.forget_old_rounds(timezone.localdate())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="lapse_override_requests")
@on_a_good_connection
def lapse_override_requests(timestamp: int) -> None:
    """Every ten minutes: what no manager has agreed to in time is over, and whoever asked is told."""
    overriding.lapse_overdue()


def look_after(round_: Round) -> None:
    about = {"round_id": round_.pk}
    if background.is_under_way(lifecycle.WORK_OUT, **about):
        return
    if background.times_begun(lifecycle.WORK_OUT, **about) >= background.MOST_TRIES:
        logger.error("Round %s stopped %s times", round_.pk, background.MOST_TRIES)
        lifecycle.abandon(round_, by=None, why=STOPPED)
        return
    lifecycle.say_progress(round_, TAKEN_UP_AGAIN)
    background.begin_again(lifecycle.WORK_OUT, **about)
