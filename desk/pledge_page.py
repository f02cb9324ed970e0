"""What a pledge's page shows: the promise, its intakes, who was asked, who fits, and what may be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from accounts.permissions import an_ete_worker
from matching import suggestions
from matching.models import OverrideRequest
from matching.rulings import why_not_offered
from offers.models import Interest, Offer
from pledges import lifecycle
from pledges.describing import facts, history
from pledges.guard import Finding, Level, findings
from pledges.models import Intake, Pledge

from .access import offers_on_the_desk

S = Offer.Status
SERVICE_VERBS = ("approve", "refer_back", "pause", "close")


def of_pledge(pledge: Pledge, user: Any, query: Mapping[str, str]) -> dict[str, Any]:
    """The page's contents for this person. ``query`` may choose the intake and ask for longer lists."""
    intakes = list(with_counts(pledge.intakes.all()))
    intake = chosen(intakes, query.get("intake", ""))
    return {
        "pledge": pledge,
        "facts": facts(pledge),
        "findings": to_look_at(pledge),
        "history": history(pledge),
        "verbs": open_verbs(pledge, user),
        "intakes": intakes,
        "intake": intake,
        "interests": interests(pledge, user),
        "never_ranked": suggestions.why_never_ranked(pledge),
        **(of_intake(intake, pledge, user, more="more" in query) if intake else {}),
    }


def to_look_at(pledge: Pledge) -> list[Finding]:
    """What its guard rails say to whoever approves it: what stops it, and what is for a person to judge."""
    if pledge.status != Pledge.Status.SUBMITTED:
        return []
    return [finding for finding in findings(pledge) if finding.level != Level.HINT]


def of_intake(intake: Intake, pledge: Pledge, user: Any, *, more: bool) -> dict[str, Any]:
    intake.pledge = pledge
    asked = offers_on_the_desk(user).filter(intake=intake).exclude(status=S.REMOVED)
    first = list(what_is_next_first(asked)[: None if more else ASKED_SHOWN + 1])
    closed = why_not_offered(intake)
    shown = 5 * suggestions.SHOWN if more else suggestions.SHOWN
    return {
        "asked": first if more else first[:ASKED_SHOWN],
        "more_asked": not more and len(first) > ASKED_SHOWN,
        "closed": closed if pledge.status == Pledge.Status.LIVE else "",
        "may_choose": not closed,
        "may_offer": not closed and an_ete_worker(user, pledge),
        "overrides": waiting_for_a_manager(intake, user),
        "found": suggestions.for_intake(intake, user, shown=shown) if may_look(pledge) else None,
        "more": more,
    }


def waiting_for_a_manager(intake: Intake, user: Any) -> QuerySet[OverrideRequest]:
    seen = OverrideRequest.objects.visible_to(user).filter(intake=intake).waiting()
    return seen.select_related("young_adult", "asked_by").order_by("asked_at", "pk")


NEXT_FIRST = (
    *(S.WAITING, S.ACCEPTED, S.SHORTLISTED, S.OFFERED, S.CONFIRMED, S.STARTED, S.PAUSED),
    *(S.DID_NOT_ATTEND, S.ENDED_EARLY, S.LAPSED, S.NOT_NOW, S.DECLINED),
)


ASKED_SHOWN = 25
"""How many of those who were asked a page shows, until more are asked for."""


def interests(pledge: Pledge, user: Any) -> QuerySet[Interest]:
    """Who would like it, of those whom this person may see: the longest waiting for a word first."""
    seen = Interest.objects.visible_to(user).filter(pledge=pledge).select_related("young_adult")
    return seen.order_by("said_at", "pk")[:ASKED_SHOWN]


def what_is_next_first(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Offers that wait for somebody first, then those that go on, then those that came to nothing."""
    places = [When(status=status, then=Value(place)) for place, status in enumerate(NEXT_FIRST)]
    place = Case(*places, default=Value(len(NEXT_FIRST)), output_field=IntegerField())
    return offers.order_by(place, "-offered_at", "pk")


def may_look(pledge: Pledge) -> bool:
    """People are looked for while the pledge may yet be offered: also before its approval."""
    return pledge.status in (Pledge.Status.SUBMITTED, Pledge.Status.LIVE, Pledge.Status.PAUSED)


def open_verbs(pledge: Pledge, user: Any) -> set[str]:
    """What the 18+ service may do now; a champion's own moves are on the champion's page."""
    if not an_ete_worker(user, pledge):
        return set()
    return {move.verb for move in lifecycle.LIFECYCLE.open_to(user, pledge)} & set(SERVICE_VERBS)


def with_counts(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """Adds `open_offers` and `waiting`: how many are asked now, how many said yes and wait."""
    return intakes.annotate(
        open_offers=Count("offers", filter=Q(offers__status=S.OFFERED)),
        waiting=Count("offers", filter=Q(offers__status=S.WAITING)),
    ).order_by("starts_on", "pk")


def chosen(intakes: list[Intake], wanted: str) -> Intake | None:
    """The intake that was asked for; else the first that can still be filled; else the last."""
    by_key = {str(intake.pk): intake for intake in intakes}
    if wanted in by_key:
        return by_key[wanted]
    today = timezone.localdate()
    to_fill = [intake for intake in intakes if intake.places_left > 0 and intake.fill_by >= today]
    return next(iter(to_fill), intakes[-1] if intakes else None)
