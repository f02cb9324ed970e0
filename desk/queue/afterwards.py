"""Rows about what follows a yes: the host's confirmation, first days, promises in trouble."""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import Any

from django.utils import timezone

from desk.access import offers_on_the_desk
from offers.deadlines import confirm_by
from offers.models import Offer
from pledges.models import Pledge

from .rows import Kind, Row, long_day, move_in_place, offer_row

S = Offer.Status

STARTS_WITHIN = dt.timedelta(days=7)


def unconfirmed(user: Any) -> list[Offer]:
    """Yeses that the host has not confirmed, from the day on which it should have."""
    offers = list(offers_on_the_desk(user).awaiting_confirmation().with_accepted_at())
    for offer in offers:
        offer.confirm_by = confirm_by(offer.accepted_at or offer.offered_at)
    late = (offer for offer in offers if offer.confirm_by <= timezone.now())
    return sorted(late, key=attrgetter("confirm_by"))


def unconfirmed_row(offer: Any) -> Row:
    host = offer.intake.pledge.organisation
    why = f"Said yes. {host} was to confirm by {long_day(offer.confirm_by)}."
    return offer_row(offer, why, "Ask the host", offer.confirm_by, late=True)


def starting(user: Any) -> Any:
    offers = offers_on_the_desk(user).filter(
        status=S.CONFIRMED, intake__starts_on__lte=timezone.localdate() + STARTS_WITHIN
    )
    return offers.order_by("intake__starts_on")


def starting_row(offer: Offer) -> Row:
    starts_on = offer.intake.starts_on
    if starts_on > timezone.localdate():
        return offer_row(offer, f"Starts {long_day(starts_on)}.", "See what is agreed", starts_on)
    moves = (
        move_in_place(offer, "start", "They started"),
        move_in_place(offer, "did-not-attend", "They did not come"),
    )
    why = f"The first day was {long_day(starts_on)}. Did they start?"
    return offer_row(offer, why, "Say how it went", starts_on, late=True, in_place=moves)


def in_trouble(user: Any) -> Any:
    """Somebody has begun or is about to, and the promise behind it was withdrawn."""
    withdrawn = offers_on_the_desk(user).filter(
        status__in=(S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED),
        intake__pledge__status=Pledge.Status.WITHDRAWN,
    )
    return withdrawn.order_by("intake__ends_on", "pk")


def in_trouble_row(offer: Offer) -> Row:
    host = offer.intake.pledge.organisation
    why = f"{host} withdrew its pledge. Find out with them and the host how it goes on."
    return offer_row(offer, why, "See how it stands", offer.intake.ends_on, late=True)


UNCONFIRMED = Kind("unconfirmed", unconfirmed, unconfirmed_row)
STARTING = Kind("starting", starting, starting_row)
IN_TROUBLE = Kind("trouble", in_trouble, in_trouble_row)
