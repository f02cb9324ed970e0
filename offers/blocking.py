"""A partner is blocked: what nobody has a place by yet is taken back; who has one keeps it, and is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from champions.models import Organisation, Partnership
from notifications.kinds import Kind, declare
from pledges.models import Pledge

from . import lifecycle, looking_again, places
from .leaving import so_many
from .models import Offer

S = Offer.Status

BECAUSE = "The host is paused by the council."


def records(keys: Iterable[int]) -> dict[int, Offer]:
    offers = Offer.objects.with_everything().select_related("intake__pledge__organisation__partnership")
    return offers.in_bulk(list(keys))


def has_a_place_there(offer: Offer) -> bool:
    """While the block stands, and they have not ended it."""
    partnership = getattr(offer.pledge.organisation, "partnership", None)
    blocked = partnership is not None and partnership.status == Partnership.Status.BLOCKED
    return blocked and offer.status in Offer.RUNNING


HOST_IS_BLOCKED = declare(
    Kind(
        name="host_is_blocked",
        tells="the ETE worker who offered it and the personal adviser, as a task: the partner is blocked",
        records=records,
        line=lambda offer: (
            f"{offer.pledge.organisation} is blocked, and {offer.young_adult.first_name} has a place there:"
            f" “{offer.pledge}”. Find out with them whether it goes on."
        ),
        still_true=has_a_place_there,
    )
)


def take_back_what_is_open(partnership: Partnership, *, by: Any, why: str) -> None:
    """Follows a partner that is blocked. Whoever was asked, or waits, reads that it can't go ahead and that
    it is not because of them; a no cannot become a yes any more.
    """
    now = timezone.now()
    for pledge in Pledge.objects.filter(organisation=partnership.organisation_id).order_by("pk"):
        places.lock_all(pledge)
        offers = Offer.objects.filter(intake__pledge=pledge).with_everything().order_by("intake", "pk")
        for offer in offers.filter(status=S.SHORTLISTED):
            lifecycle.remove(offer, by=None, why=BECAUSE)
        for offer in offers.filter(status__in=(S.OFFERED, S.WAITING)):
            lifecycle.withdraw(offer, by=None, why=BECAUSE)
        offers.filter(status__in=Offer.ANSWERED_NO, answer_by__gt=now).update(answer_by=now)
        for offer in offers.filter(status__in=Offer.RUNNING):
            looking_again.ask(offer, HOST_IS_BLOCKED)


def who_is_concerned(organisation: Organisation) -> list[str]:
    """For champions.consequences: in numbers, never in names."""
    theirs = Offer.objects.filter(intake__pledge__organisation=organisation)
    asked = theirs.filter(status__in=(S.OFFERED, S.WAITING)).count()
    placed = theirs.filter(status__in=Offer.RUNNING).count()
    sentences = (
        (asked, "{}, asked or waiting: what they were asked is taken back."),
        (placed, "{} with a place: they keep it, and their adviser talks with them about it."),
    )
    return [words.format(so_many(number)) for number, words in sentences if number]
