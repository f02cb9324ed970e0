"""What the clock does to offers, a minute at a time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from lifecycles import NotNow
from notifications.background import on_a_good_connection

from . import broken_promises, check_ins, first_days, lifecycle, places, reminding, silent_hosts
from .models import Offer

ONE_MINUTE = dt.timedelta(minutes=1)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="lapse_overdue_offers")
@on_a_good_connection
def lapse_overdue_offers(timestamp: int) -> None:
    """Offers that nobody answered in time lapse, each in its own transaction; one just answered stays.

    Those whose message cannot have arrived get the minute back that has passed.
    """
    reminding.hold_the_clock(ONE_MINUTE)
    for offer in Offer.objects.overdue().with_everything():
        try:
            lifecycle.lapse(offer)
        except NotNow:
            continue


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="remind_of_offers")
@on_a_good_connection
def remind_of_offers(timestamp: int) -> None:
    """A reminder at 40 % of an offer's time, the adviser's task at 80 %."""
    reminding.remind_and_ask()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="free_held_places")
@on_a_good_connection
def free_held_places(timestamp: int) -> None:
    """Places that were held for somebody who did not come, or stopped, become free when the time is over."""
    over = Offer.objects.filter(status__in=Offer.HELD_FOR_A_WHILE, held_until__lte=timezone.now())
    for intake_id in over.order_by().values_list("intake", flat=True).distinct():
        free(intake_id)


def free(intake_id: int) -> None:
    with transaction.atomic():
        places.recount(places.lock(intake_id))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="ask_how_it_goes")
@on_a_good_connection
def ask_how_it_goes(timestamp: int) -> None:
    """The check-ins that are due: before the first day, on it, after one week and four, at the end."""
    check_ins.ask_all()


@app.periodic(cron="*/10 8-19 * * *")
@app.task(queueing_lock="remind_of_first_days")
@on_a_good_connection
def remind_of_first_days(timestamp: int) -> None:
    """Where to be and what to bring, a working day before."""
    first_days.remind()


@app.periodic(cron="*/10 8-19 * * *")
@app.task(queueing_lock="remind_silent_hosts")
@on_a_good_connection
def remind_silent_hosts(timestamp: int) -> None:
    """Yeses that their host has not confirmed in time: a reminder, then they are given back."""
    silent_hosts.remind_and_give_back()


@app.periodic(cron="5 8-19 * * *")
@app.task(queueing_lock="chase_broken_promises")
@on_a_good_connection
def chase_broken_promises(timestamp: int) -> None:
    """Broken promises that their host has not answered, or that nobody has put right, in time."""
    broken_promises.chase()
