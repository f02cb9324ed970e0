"""Offers to many at once, in the background: looked at and sent; begun again where a worker died. And what
is kept of them, and of marks on Today, no longer than somebody reads it.
"""

from __future__ import annotations

import datetime as dt
import logging

from django.db import Error
from django.utils import timezone
from procrastinate.contrib.django import app

from lifecycles import NotNow, NotPermitted
from notifications import background
from notifications.background import on_a_good_connection
from rulebook.reading import value

from . import lifecycle
from .models import Sending
from .queue import marks

logger = logging.getLogger(__name__)

COULD_NOT = "It could not be done, and nothing was sent. The engineers can read why in the log. Choose again."
STOPPED = (
    "It was begun three times, and each time the process that worked on it stopped. Nothing was sent. "
    "Tell the engineers, or choose fewer people."
)
NOT_ANY_MORE = "Whoever chose these people may not send offers any more. Nothing was sent."


@app.task(name=lifecycle.WORK)
@on_a_good_connection
def work(sending_id: int, status: str) -> None:
    """The reading or the sending of one. Without a database nothing is decided: look_after_sendings has it
    begun again.
    """
    related = "intake__pledge", "chosen_by", "sent_by"
    sending = Sending.objects.at_work().select_related(*related).filter(pk=sending_id, status=status).first()
    if sending is None:
        return
    try:
        lifecycle.work(sending)
    except NotNow as moved_on:
        lifecycle.give_up(sending, why=moved_on.sentence)
    except NotPermitted:
        lifecycle.give_up(sending, why=NOT_ANY_MORE)
    except Error:
        raise
    except Exception:
        logger.exception("Sending %s could not be done", sending_id)
        lifecycle.give_up(sending, why=COULD_NOT)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="look_after_sendings")
@on_a_good_connection
def look_after_sendings(timestamp: int) -> None:
    """Every minute: what should be worked on, and nobody works on, is begun again."""
    for sending in Sending.objects.at_work():
        look_after(sending)


def look_after(sending: Sending) -> None:
    about = lifecycle.job_of(sending)
    if background.is_under_way(lifecycle.WORK, **about):
        return
    if background.times_begun(lifecycle.WORK, **about) >= background.MOST_TRIES:
        logger.error("Sending %s stopped %s times", sending.pk, background.MOST_TRIES)
        lifecycle.give_up(sending, why=STOPPED)
    else:
        background.begin_again(lifecycle.WORK, **about)


@app.periodic(cron="50 0 * * *")
@app.task(queueing_lock="forget_old_sendings")
@on_a_good_connection
def forget_old_sendings(timestamp: int) -> None:
    """Every night, after as long as notices are kept: the offers stay, who was chosen with whom does not."""
    before = timezone.now() - dt.timedelta(days=value("notice.kept_days"))
    Sending.objects.filter(made_at__lt=before).exclude(status__in=Sending.AT_WORK).delete()


@app.periodic(cron="55 0 * * *")
@app.task(queueing_lock="forget_old_marks")
@on_a_good_connection
def forget_old_marks(timestamp: int) -> None:
    """Every night: the words on a mark may name a young adult, and nobody reads them once it is over."""
    marks.forget_what_is_over()
