"""Makers of a quarter's past: what went live, and who said yes and then what."""

from __future__ import annotations

import datetime as dt

from champions.models import Organisation
from offers.models import Offer, OfferStep
from pledges.models import Pledge, PledgeStep
from reports.quarters import Quarter, this_quarter
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult


def last_quarter() -> Quarter:
    return this_quarter().before


def in_the_middle(quarter: Quarter) -> dt.datetime:
    return quarter.moments[0] + dt.timedelta(days=40)


def of(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


def went_live(pledge: Pledge, quarter: Quarter) -> None:
    PledgeStep.objects.create(
        record=pledge, verb="approve", from_status="submitted", to_status="live", at=in_the_middle(quarter)
    )


def steps(offer: Offer, quarter: Quarter, *statuses: str) -> None:
    came_from = "offered"
    for status in statuses:
        OfferStep.objects.create(
            record=offer, verb="x", from_status=came_from, to_status=status, at=in_the_middle(quarter)
        )
        came_from = status


def said_yes(number: int, quarter: Quarter, organisation: Organisation, *after_that: str) -> None:
    """So many young adults said yes, and then what else the statuses say."""
    intake = make_intake(pledge=make_pledge(organisation=organisation, places=None), places=number)
    for each in range(number):
        person = make_young_adult(f"{organisation.name}{each}x{'x'.join(after_that)}")
        offer = make_offer(
            intake=intake, young_adult=person, status="started", offered_at=in_the_middle(quarter)
        )
        steps(offer, quarter, "accepted", *after_that)
