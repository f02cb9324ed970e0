"""What is live and could be for this young adult, near them or from home: distance and dates, no score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, IntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from geography.distance import max_travel_units
from notifications import live
from pledges.models import Intake, Pledge
from rulebook.reading import value
from youngadults.models import YoungAdult

from . import safety
from .card import KINDS, distance, money
from .models import Interest, Offer

MOVES_THAT_SHOW = ("approve", "resume", "submit_again", "pause", "close", "withdraw")
"""By which a pledge comes to be found here, or is found no longer."""


def changed(pledge: Pledge, *, by: Any, why: str = "") -> None:
    """Follows those: whoever is looking around reads the list again. The hint says neither what nor whose."""
    live.hint_all_by_link(["around"])


@dataclass(frozen=True)
class Found:
    """One opportunity in the list."""

    pledge: Pledge
    kind: str
    where: str
    money: str
    is_interested: bool


def open_to(young_adult: YoungAdult) -> QuerySet[Pledge]:
    """Live, with a place left or support without places, for somebody of this council and age, whose host may
    be offered now.

    Adds `next_start`, which support has not. Where they live does not count: they may want to move, or to
    work from home.
    """
    age = young_adult.age()
    intakes = safety.not_held(Intake.objects.to_fill())
    support = safety.pledges_not_held(Pledge.objects.standing_support())
    pledges = Pledge.objects.live().filter(
        Q(pk__in=intakes.values("pledge")) | Q(pk__in=support.values("pk"))
    )
    pledges = pledges.filter(
        Q(open_to=Pledge.OpenTo.ANY)
        | Q(organisation__council=None)
        | Q(organisation__council=young_adult.council_id),
        age_from__lte=age,
        age_to__gte=age,
    )
    return pledges.select_related("organisation").with_places()


def near(young_adult: YoungAdult, miles: int) -> QuerySet[Pledge]:
    """The same, within so many miles or without a place to go to; the nearest first. 0 is any distance."""
    pledges = open_to(young_adult)
    if young_adult.easting is None:
        return pledges.order_by("next_start", "pk")
    east, north = F("easting") - young_adult.easting, F("northing") - young_adult.northing
    pledges = pledges.annotate(square=Cast(east * east + north * north, IntegerField()))
    if miles:
        furthest = max_travel_units(miles) ** 2
        pledges = pledges.filter(Q(remote=True) | Q(easting=None) | Q(square__lte=furthest))
    return pledges.order_by("remote", F("square").asc(nulls_last=True), "next_start", "pk")


def usual_miles(young_adult: YoungAdult) -> int:
    """How far they said they would travel; the rulebook's distance until they have."""
    preferences = getattr(young_adult, "preferences", None)
    return (preferences and preferences.max_travel_miles) or value("browse.miles")


def narrowed(young_adult: YoungAdult, wanted: dict[str, Any]) -> QuerySet[Pledge]:
    """``wanted`` comes from `forms.my.AroundForm`; what is missing in it narrows nothing."""
    miles = wanted.get("miles")
    pledges = near(young_adult, usual_miles(young_adult) if miles is None else miles)
    if wanted.get("kind"):
        pledges = pledges.filter(kind=wanted["kind"])
    if sector := wanted.get("sector"):
        pledges = pledges.filter(Q(sector=sector) | Q(second_sector=sector))
    return pledges.filter(pay__gt=0) if wanted.get("paid") else pledges


def found(young_adult: YoungAdult, pledges: Iterable[Pledge]) -> list[Found]:
    pledges = list(pledges)
    mine = set(interests_of(young_adult).filter(pledge__in=pledges).values_list("pledge", flat=True))
    return [
        Found(
            pledge=pledge,
            kind=str(KINDS[pledge.kind]),
            where=where(young_adult, pledge),
            money=next(iter(money(pledge)), ""),
            is_interested=pledge.pk in mine,
        )
        for pledge in pledges
    ]


def where(young_adult: YoungAdult, pledge: Pledge) -> str:
    if pledge.remote:
        return _("From home, online")
    if young_adult.easting is None or pledge.easting is None:
        return pledge.site_name or pledge.postcode
    return _("%(distance)s from you") % {"distance": distance(young_adult, pledge)}


def interests_of(young_adult: YoungAdult) -> QuerySet[Interest]:
    return Interest.objects.filter(young_adult=young_adult).select_related("pledge")


def next_intake(pledge: Pledge) -> Intake:
    """The next one that has a place; of support one without days. ``pledge`` comes from `open_to`."""
    intakes = Intake.objects.to_fill().filter(pledge=pledge).select_related("pledge__organisation")
    return intakes.order_by("starts_on", "pk").first() or Intake(pledge=pledge)


def offer_of(young_adult: YoungAdult, pledge: Pledge) -> Offer | None:
    """Their own standing offer of it, if there is one: that is the page to answer on."""
    offers = Offer.objects.filter(young_adult=young_adult, intake__pledge=pledge)
    return offers.exclude(status__in=Offer.BEFORE_OFFERED).order_by("-pk").first()
