"""Makers of records: each takes only what the test cares about."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from champions.models import Organisation
from geography.postcodes import locate
from offers.models import Offer
from offers.terms import terms_of
from pledges.models import Intake, Pledge
from tests.people import make_organisation, make_young_adult
from youngadults.models import YoungAdult

STANDS_ON_DETAILS = {
    "description": "Plant trees and look after paths with the rangers.",
    "sector": "environment-and-land",
    "meets": "Jo, who runs the team",
    "weekly_hours": 30,
    "days": [0, 1, 2, 3, 4],
    "least_days": 3,
    "times": "9 am to 3 pm",
    "pay": 1271,
    "travel_paid": True,
    "adjustments": ["quiet_space", "breaks"],
    "standard": "ST0070 Business administrator",
    "level": 3,
    "criteria": ["Likes being outside"],
    "promises_feedback": True,
    "directions": "Bus 71 from the station",
    "purpose": "try",
    "must_keep_hours": False,
    "on_rota": False,
    "job_promised": False,
}


def make_pledge(
    *, organisation: Organisation | None = None, status: str = "live", places: int | None = 1, **fields
) -> Pledge:
    """An apprenticeship in Maidstone with one intake a month from now; ``places=None`` makes no intake."""
    place = locate("ME14 1LQ")
    pledge = Pledge.objects.create(
        **{
            "organisation": organisation
            or Organisation.objects.filter(name="Parks").first()
            or make_organisation(),
            "kind": Pledge.Kind.APPRENTICESHIP,
            "status": status,
            "title": "Apprentice ranger",
            "site_name": "Mote Park",
            "postcode": place.postcode,
            "easting": place.easting,
            "northing": place.northing,
            **STANDS_ON_DETAILS,
            **fields,
        }
    )
    if places is not None:
        make_intake(pledge=pledge, places=places)
    return pledge


def make_intake(
    *, pledge: Pledge | None = None, places: int = 1, starts_in_days: int = 40, **fields
) -> Intake:
    starts_on = timezone.localdate() + dt.timedelta(days=starts_in_days)
    return Intake.objects.create(
        **{
            "pledge": pledge or make_pledge(places=None),
            "places": places,
            "starts_on": starts_on,
            "fill_by": starts_on - dt.timedelta(days=5),
            **fields,
        }
    )


def make_offer(
    *, intake: Intake | None = None, young_adult: YoungAdult | None = None, status: str = "offered", **fields
) -> Offer:
    """An offer as it stands in a status, with places counted; its steps are not made up."""
    intake = intake or make_intake()
    young_adult = young_adult or make_young_adult()
    offer = Offer.objects.create(
        **{
            "intake": intake,
            "young_adult": young_adult,
            "status": status,
            "offered_by": young_adult.user,
            "offered_at": timezone.now(),
            "answer_by": timezone.now() + dt.timedelta(days=5),
            "terms": terms_of(intake),
            "paused_from": "started" if status == "paused" else "",
            "held_until": timezone.now() + dt.timedelta(days=10),
            **fields,
        }
    )
    intake.places_taken = Offer.objects.filter(intake=intake).holding_a_place().count()
    intake.save()
    return offer
