"""Five thousand offers sent in one go: how long the one transaction takes, and that nobody gets two."""

from __future__ import annotations

import datetime as dt
import time

from django.db import transaction

from accounts.models import Role, User
from geography.models import Authority
from geography.postcodes import locate
from lifecycles import NotNow
from notifications.models import Delivery, Notification
from notifications.queueing import queued
from offers import lifecycle
from offers.lifecycle import Wanted
from tests.factories import make_intake
from tests.people import make_worker
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
        Preferences.objects.bulk_create([Preferences(young_adult=it) for it in people], batch_size=1000)
        entries = [CaseloadEntry(young_adult=it, adviser=adviser, starts_on=LONG_AGO) for it in people]
        CaseloadEntry.objects.bulk_create(entries, batch_size=1000)
    return people


def send_offers() -> dict[str, str]:
    """One press of a button, and a second press of somebody who did not wait."""
    wren, ade = make_worker("Wren", Role.Kind.ETE_WORKER), make_worker("Ade", Role.Kind.PERSONAL_ADVISER)
    people, intake = make_young_adults(OFFERS, ade), make_intake()
    before = Delivery.objects.count()
    began = time.perf_counter()
    lifecycle.offer_together(intake, [Wanted(it, reasons=["Made up."]) for it in people], by=wren)
    took = time.perf_counter() - began
    try:
        lifecycle.offer_together(intake, [Wanted(it) for it in people], by=wren)
        again = "sent twice"
    except NotNow:
        again = "refused"
    told = Notification.objects.filter(kind="offer_made").count()
    return {
        SECONDS_FOR_OFFERS: f"{took:.2f}",
        "a second press": again,
        "offers told, messages, jobs": f"{told:,}, {Delivery.objects.count() - before:,}, {len(queued()):,}",
    }
