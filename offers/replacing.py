"""A host cancels after a yes: another place for the same person, in time, or the promise counts as not kept.

Whoever offered it and the adviser look for one, the host's own free places first; the host is asked as well.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from champions.models import Partnership
from pledges.models import Intake, Pledge
from rulebook.calendar import add_working_days
from rulebook.reading import value
from rulebook.writing import day

from . import looking_again
from .models import Offer

S = Offer.Status


def replace_by(ended_at: dt.datetime) -> dt.datetime:
    """Until when a host that cancelled can offer the same person another place."""
    return add_working_days(ended_at, value("promise.replace_within_working_days"))


def what_to_do(offer: Any) -> str:
    host, name, title = offer.pledge.organisation, offer.young_adult.first_name, offer.pledge
    until = f" by {day(timezone.localtime(replace_by(offer.moved_at)))}" if offer.moved_at else ""
    return f"{host} cancelled “{title}” after a yes. Offer {name} another place{until}."


HOST_CANCELLED = looking_again.task_kind("host_cancelled", "the host cancelled after a yes", what_to_do)


def look_for_another(offer: Offer, *, by: Any, why: str = "") -> None:
    """Follows a host that cancels. Where it left, or never answered, there is a task that says so."""
    if by is None or has_left(offer) or not had_a_yes(offer):
        return
    looking_again.ask(offer, HOST_CANCELLED)


def had_a_yes(offer: Offer) -> bool:
    return offer.steps.filter(to_status=S.ACCEPTED).exists()


def has_left(offer: Offer) -> bool:
    gone = Partnership.objects.filter(status=Partnership.Status.LEFT)
    return gone.filter(organisation=offer.pledge.organisation_id).exists()


@dataclass(frozen=True)
class Asked:
    """What a host that cancelled is asked: another place until a day, and which of its own are free."""

    by: dt.datetime
    free: list[Intake]
    is_over: bool


def asked_of_host(offer: Offer) -> Asked | None:
    """None where it did not end after a yes by the host."""
    if offer.status not in Offer.ENDED_BY_HOST or not had_a_yes(offer):
        return None
    ended = offer.steps.filter(to_status__in=Offer.ENDED_BY_HOST).order_by("-pk").first()
    if ended is None:
        return None
    until = replace_by(ended.at)
    return Asked(until, list(free_places(offer)), until <= timezone.now())


MOST_SHOWN = 5


def free_places(offer: Offer) -> Any:
    """Other places of the same host, as it knows them itself: it must not see which are held back."""
    theirs = Intake.objects.to_fill().filter(
        pledge__organisation=offer.pledge.organisation_id, pledge__status=Pledge.Status.LIVE
    )
    others = theirs.exclude(pk=offer.intake_id).select_related("pledge")
    return others.order_by("starts_on", "pk")[:MOST_SHOWN]
