"""The rows of the desk's lists, each with the figures beside it.

Figures are subqueries, asked for the rows of one page only, unless somebody sorts by them: a join and a
grouping would read every offer for every page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from champions.models import Organisation
from offers.models import Offer, OfferQuerySet
from pledges.models import Intake, Pledge
from youngadults.models import CaseloadEntry, YoungAdult

from .access import offers_on_the_desk

S = Offer.Status


def number_of(rows: QuerySet[Any], key: str) -> Coalesce:
    """How many of these rows there are for each record; ``key`` is the field by which they belong to it."""
    counted = rows.filter(**{key: OuterRef("pk")}).order_by().values(key).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def pledges(user: Any) -> QuerySet[Pledge]:
    """Those that wait for approval first, then the newest."""
    waits = Case(When(status=Pledge.Status.SUBMITTED, then=Value(0)), default=Value(1))
    open_offers = number_of(Offer.objects.filter(status=S.OFFERED), "intake__pledge")
    rows = Pledge.objects.visible_to(user).select_related("organisation").with_places()
    return rows.annotate(waits=waits, open_offers=open_offers).order_by("waits", "-posted_at", "-pk")


def young_adults(user: Any) -> QuerySet[YoungAdult]:
    """With who advises them, how many offers are open, and when they were last offered anything; those who
    were never offered anything first, those who have waited longest before the others.
    """
    open_now = Offer.objects.filter(status__in=(S.OFFERED, S.WAITING, *Offer.RUNNING))
    theirs = Offer.objects.filter(young_adult=OuterRef("pk"), offered_at__isnull=False)
    people = YoungAdult.objects.visible_to(user).with_adviser().select_related("district", "council")
    return people.annotate(
        open_offers=number_of(open_now, "young_adult"),
        last_offered_at=Subquery(theirs.order_by("-offered_at").values("offered_at")[:1]),
        waiting_since=F("preferences__waiting_since"),
    ).order_by(F("last_offered_at").asc(nulls_first=True), "waiting_since", "pk")


def offers(user: Any) -> OfferQuerySet:
    """The newest first. `answer_due` is by when an answer is waited for, where one still is."""
    entries = CaseloadEntry.objects.current().filter(young_adult=OuterRef("young_adult"))
    adviser = Subquery(entries.order_by("is_cover", "pk").values("adviser__name")[:1])
    due = Case(When(status=S.OFFERED, then=F("answer_by")))
    rows = offers_on_the_desk(user).annotate(adviser_name=adviser, answer_due=due)
    return rows.order_by(F("offered_at").desc(nulls_last=True), "-pk")


def organisations(user: Any) -> QuerySet[Organisation]:
    """Each body below the one that it is part of: a directorate, its services, their teams. With `depth`,
    `part_of`, live pledges, places and how many of them are taken.
    """
    above, top = "parent__name", "parent__parent__name"
    is_team, is_part = Q(parent__parent__isnull=False), Q(parent__isnull=False)
    live = Pledge.objects.filter(status=Pledge.Status.LIVE)
    return Organisation.objects.annotate(
        depth=Case(When(is_team, then=Value(2)), When(is_part, then=Value(1)), default=Value(0)),
        part_of=F(above),
        first=Coalesce(top, above, "name"),
        second=Case(When(is_team, then=F(above)), When(is_part, then=F("name"))),
        third=Case(When(is_team, then=F("name"))),
        live_pledges=number_of(live, "organisation"),
        places=places_in("places"),
        places_taken=places_in("places_taken"),
    ).order_by("first", F("second").asc(nulls_first=True), F("third").asc(nulls_first=True), "pk")


def places_in(field: str) -> Coalesce:
    """Over the intakes of an organisation's live and paused pledges."""
    intakes = Intake.objects.filter(
        pledge__organisation=OuterRef("pk"), pledge__status__in=(Pledge.Status.LIVE, Pledge.Status.PAUSED)
    )
    total = intakes.order_by().values("pledge__organisation").annotate(n=Sum(field)).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
