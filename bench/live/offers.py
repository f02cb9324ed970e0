"""Five thousand offers sent in one go: how soon the page answers, how long the one transaction takes, and
that nobody gets two.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from desk import jobs, lifecycle
from desk.models import Sending
from geography.models import Authority
from geography.postcodes import locate
from notifications.models import Delivery, Notification
from notifications.queueing import queued
from offers.models import Offer
from tests.factories import make_intake
from tests.people import ASKED_AND_ANSWERED, make_worker
from youngadults.models import CaseloadEntry, Preferences, YoungAdult

OFFERS = 5000
SECONDS_FOR_OFFERS = f"{OFFERS:,} offers, each with notice, message and job, in one transaction, s"
LONG_AGO = dt.date(2020, 1, 1)


def make_young_adults(number: int, adviser: User) -> list[YoungAdult]:
    """Made-up people of Maidstone, each with a phone that no two share and an adviser."""
    place, kent = locate("ME14 1LQ"), Authority.objects.get(name="Kent")
    users = [
        User(email=f"young{it}@example.org", name=f"Young {it}", signs_in_by_link=True)
        for it in range(number)
    ]
    people = [
        YoungAdult(
            user=user,
            first_name=f"Young {it}",
            last_name="Person",
            date_of_birth=dt.date(2005, 5, 17),
            council=kent,
            phone=f"+4477009{it:05}",
            postcode=place.postcode,
            easting=place.easting,
            northing=place.northing,
            permission_to_work=YoungAdult.PermissionToWork.ANY_PAID,
        )
        for it, user in enumerate(User.objects.bulk_create(users, batch_size=1000))
    ]
    with transaction.atomic():
        YoungAdult.objects.bulk_create(people, batch_size=1000)
        preferences = [Preferences(young_adult=it, **ASKED_AND_ANSWERED) for it in people]
        Preferences.objects.bulk_create(preferences, batch_size=1000)
        entries = [CaseloadEntry(young_adult=it, adviser=adviser, starts_on=LONG_AGO) for it in people]
        CaseloadEntry.objects.bulk_create(entries, batch_size=1000)
    return people


def seconds(act: Callable[[], Any]) -> str:
    began = time.perf_counter()
    act()
    return f"{time.perf_counter() - began:.2f}"


def send_offers() -> dict[str, str]:
    """One press of a button, a second press of somebody who did not wait, and a second worker."""
    wren, ade = make_worker("Wren", Role.Kind.ETE_WORKER), make_worker("Ade", Role.Kind.PERSONAL_ADVISER)
    people, intake = make_young_adults(OFFERS, ade), make_intake()
    before = Delivery.objects.count()
    chosen = lifecycle.choose(intake, [it.pk for it in people], by=wren)
    reading = seconds(lambda: jobs.work(sending_id=chosen.pk, status="reading"))
    page = Client(SERVER_NAME="localhost")
    page.force_login(wren, settings.AUTHENTICATION_BACKENDS[0])
    press = partial(page.post, reverse("desk:send_many", args=[chosen.pk]))
    answered, again = seconds(press), seconds(press)
    sending = Sending.objects.get()
    planned, skipped = lifecycle.looked_at(sending, by=wren)
    figures = {
        "everybody looked at, in the background, s": reading,
        "the page answers, s": answered,
        "a second press is answered, s": again,
        SECONDS_FOR_OFFERS: seconds(lambda: lifecycle.finish(sending, planned, skipped)),
    }
    jobs.work(sending_id=chosen.pk, status="sending")
    told = Notification.objects.filter(kind="offer_made").count()
    made = Offer.objects.count(), told, Delivery.objects.count() - before, len(queued())
    return figures | {"offers, notices, messages, jobs": ", ".join(f"{number:,}" for number in made)}
