"""Working a round out in the background, where nobody waits for a page."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from lifecycles import NotNow
from notifications.background import on_a_good_connection

from . import lifecycle
from .models import Round

logger = logging.getLogger(__name__)

COULD_NOT = (
    "It could not be worked out. Nothing was sent. The engineers can read why in the log; open another."
)


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
