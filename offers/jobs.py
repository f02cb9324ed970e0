"""What the clock does to offers, a minute at a time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from lifecycles import NotNow

from . import lifecycle, places
from .models import Offer


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="lapse_overdue_offers")
def lapse_overdue_offers(timestamp: int) -> None:
    """Offers that nobody answered in time lapse, each in its own transaction; one just answered stays."""
    for offer in Offer.objects.overdue().with_everything():
        try:
            lifecycle.lapse(offer)
        except NotNow:
            continue


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="free_held_places")
def free_held_places(timestamp: int) -> None:
    """Places that were held for somebody who did not come, or stopped, become free when the time is over."""
    over = Offer.objects.filter(status__in=Offer.HELD_FOR_A_WHILE, held_until__lte=timezone.now())
    for intake_id in over.order_by().values_list("intake", flat=True).distinct():
        free(intake_id)


def free(intake_id: int) -> None:
    with transaction.atomic():
        places.recount(places.lock(intake_id))
