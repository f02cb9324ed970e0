"""A partner leaves: who was asked or had a place there is told the truth, and somebody looks for another.

What has begun goes on; somebody finds out with them and the host how, and what could come instead.
"""

from __future__ import annotations

from typing import Any

from champions.models import Organisation, Partnership
from champions.permissions import its_partner
from pledges.models import Pledge

from . import lifecycle, looking_again, places
from .looking_again import BEGUN
from .models import Offer

S = Offer.Status

WITH_A_PLACE = (S.ACCEPTED, S.CONFIRMED)


def what_to_do(offer: Offer) -> str:
    host, name, title = offer.pledge.organisation, offer.young_adult.first_name, offer.pledge
    if offer.status in BEGUN:
        return f"{host} has left, and {name} has begun “{title}” there. Find out with them how it goes on."
    return f"{host} has left, and {name} had a place there: “{title}”. Look for another with them."


HOST_HAS_LEFT = looking_again.task_kind("host_has_left", "the partner left", what_to_do)


def end_with_their_host(partnership: Partnership, *, by: Any, why: str) -> None:
    """Follows a partner that leaves, while its people can still say so themselves."""
    theirs = by if by is not None and its_partner(by, partnership) else None
    because = f"{partnership} has left."
    for pledge in Pledge.objects.filter(organisation=partnership.organisation_id).order_by("pk"):
        places.lock_all(pledge)
        offers = Offer.objects.filter(intake__pledge=pledge).with_everything().order_by("intake", "pk")
        for offer in offers.filter(status=S.SHORTLISTED):
            lifecycle.remove(offer, by=None, why=because)
        concerned = list(offers.filter(status__in=(*WITH_A_PLACE, *BEGUN)))
        for offer in offers.filter(status__in=(S.OFFERED, S.WAITING, S.ACCEPTED)):
            lifecycle.withdraw_by_host(offer, by=theirs, why=because)
        for offer in offers.filter(status=S.CONFIRMED):
            lifecycle.cancel_by_host(offer, by=theirs, why=because)
        for offer in concerned:
            looking_again.ask(offer, HOST_HAS_LEFT)


def who_has_a_place(organisation: Organisation) -> list[str]:
    """For champions.consequences: in numbers, never in names."""
    theirs = Offer.objects.filter(intake__pledge__organisation=organisation)
    agreed, begun = theirs.filter(status__in=WITH_A_PLACE).count(), theirs.filter(status__in=BEGUN).count()
    asked = theirs.filter(status__in=(S.OFFERED, S.WAITING)).count()
    sentences = (
        (agreed, "{} with a place that has not begun: they are told, and we look for another with them."),
        (begun, "{} with you now: that goes on, and we ring you about it."),
        (asked, "{} asked or waiting: what they were asked is taken back."),
    )
    return [words.format(so_many(number)) for number, words in sentences if number]


def so_many(number: int) -> str:
    return "1 young adult" if number == 1 else f"{number} young adults"
