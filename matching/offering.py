"""Offering to chosen people: what would happen, said first, and then done. A named person sends every offer.

The hard rules are asked of the engine at that moment. A permission to work that is not there has no
override; whoever any other rule stands against, or a question that was not asked, waits for a manager with a
written reason (`matching.overriding`): nothing here sends past a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.db import transaction

from accounts.permissions import an_ete_worker
from lifecycles import NotNow, NotPermitted
from offers import lifecycle
from offers.deadlines import answer_by
from offers.models import Offer
from pledges.models import Intake
from youngadults.models import YoungAdult
from youngadults.permissions import their_adviser

from . import overriding
from .mapping import AWAITED
from .models import OverrideRequest
from .previews import Planned, Preview, channels_to
from .rulings import Ruling, rulings, why_not_offered


@transaction.atomic
def offer(intake: Intake, young_adult: YoungAdult, *, by: Any) -> Offer:
    """Send one offer, after the hard rules have been asked again.

    Raises NotPermitted for anybody but an ETE worker; NotNow with a sentence where a rule stands in the way.
    """
    if not an_ete_worker(by, intake):
        raise NotPermitted("offer")
    wanted = _wanted(rulings(intake, [young_adult.pk])[young_adult.pk])
    return lifecycle.offer(intake, wanted.young_adult, by=by, reasons=wanted.reasons)


def _wanted(ruling: Ruling) -> lifecycle.Wanted:
    """What is kept with the offer. Raises NotNow where a rule stands in the way."""
    if ruling.refusal:
        raise NotNow(ruling.refusal)
    if ruling.rules:
        raise NotNow(f"{overriding.against(ruling)} A manager is asked first whether it may be offered.")
    return lifecycle.Wanted(ruling.young_adult, ruling.reasons)


@transaction.atomic
def shortlist(intake: Intake, young_adult: YoungAdult, *, by: Any) -> Offer:
    """Suggest somebody for an intake: an ETE worker, or their own adviser. Nobody is told."""
    listed = shortlist_many(intake, [young_adult.pk], by=by)
    if listed.skipped:
        raise NotNow(listed.skipped[0])
    return listed.made[0]


class Listed(NamedTuple):
    """Whom a shortlist has got, and about whom it has not and why."""

    made: list[Offer]
    skipped: list[str]


@transaction.atomic
def shortlist_many(intake: Intake, people: Iterable[int], *, by: Any) -> Listed:
    """Suggest several at once. Who is on the shortlist already or cannot be offered it is skipped."""
    listed = Listed([], [])
    found = rulings(intake, people).values()
    if not all(an_ete_worker(by, intake) or their_adviser(by, ruling.young_adult) for ruling in found):
        raise NotPermitted("shortlist")
    if refusal := why_not_offered(intake):
        raise NotNow(refusal)
    for ruling in found:
        try:
            listed.made.append(_shortlist(intake, ruling, by=by))
        except NotNow as why_not:
            listed.skipped.append(why_not.sentence)
    return listed


def _shortlist(intake: Intake, ruling: Ruling, *, by: Any) -> Offer:
    if ruling.refusal:
        raise NotNow(ruling.refusal)
    return lifecycle.shortlist(intake, ruling.young_adult, by=by, reasons=ruling.reasons)


def preview(
    intake: Intake, people: Iterable[int], *, by: Any, why: Mapping[int, str] | None = None
) -> Preview:
    """What sending to these young adults (by key) would do now: who is told how, about whom a manager is
    asked first, who is skipped and why.

    ``why`` holds the written reasons, by young adult, for those whom a rule stands against.
    """
    if not an_ete_worker(by, intake):
        raise NotPermitted("offer")
    found = _without_asked(intake, list(rulings(intake, people).values()))
    reached = [ruling for ruling in found if not ruling.refusal]
    channels = channels_to(ruling.young_adult for ruling in reached)
    return Preview(
        intake=intake,
        planned=[_planned(ruling, intake, channels, why or {}) for ruling in reached],
        skipped=[ruling for ruling in found if ruling.refusal],
        more_than_places=sum(not each.rules for each in reached) + awaited(intake) > intake.places_left,
        refusal=why_not_offered(intake),
    )


def _without_asked(intake: Intake, found: list[Ruling]) -> list[Ruling]:
    """Whoever waits for a manager already is skipped."""
    if not any(ruling.rules and not ruling.refusal for ruling in found):
        return found
    asked = overriding.asked_for(intake)
    return [
        replace(ruling, refusal=overriding.waits(ruling.young_adult))
        if ruling.rules and not ruling.refusal and ruling.young_adult.pk in asked
        else ruling
        for ruling in found
    ]


def _planned(
    ruling: Ruling, intake: Intake, channels: Mapping[int, tuple[str, ...]], why: Mapping[int, str]
) -> Planned:
    reason = why.get(ruling.young_adult.pk, "").strip()
    return Planned(
        ruling=ruling,
        channels=channels[ruling.young_adult.pk],
        answer_by=answer_by(intake),
        why=reason,
        missing=ruling.needs_a_reason and not reason,
    )


class Done(NamedTuple):
    """What was sent, and what a manager was asked: one that the only manager asked is sent already."""

    sent: list[Offer]
    asked: list[OverrideRequest]


@transaction.atomic
def offer_many(
    intake: Intake, people: Iterable[int], *, by: Any, why: Mapping[int, str] | None = None
) -> Done:
    """Do what a preview says: send, each its own offer with the worker's name on it, and ask a manager about
    the others. All of it or nothing.

    Those whom the preview skips are skipped here for the same reason. Raises NotNow where a written reason
    is missing, or where nobody is left to offer it to.
    """
    plan = preview(intake, people, by=by, why=why)
    if plan.refusal:
        raise NotNow(plan.refusal)
    asked = [overriding.ask(intake, each.ruling, by=by, why=each.why) for each in plan.to_ask]
    sent = offer_planned(intake, plan.to_send, by=by) if plan.to_send or not asked else []
    return Done(sent, asked)


def offer_planned(intake: Intake, planned: Iterable[Planned], *, by: Any) -> list[Offer]:
    """Send what a preview planned, each its own offer with the worker's name on it: all of them or none."""
    if not an_ete_worker(by, intake):
        raise NotPermitted("offer")
    wanted = [_wanted(each.ruling) for each in planned]
    if not wanted:
        raise NotNow("There is nobody to send this to. Choose somebody first.")
    return lifecycle.offer_together(intake, wanted, by=by)


def awaited(intake: Intake) -> int:
    """How many open offers of an intake may yet take a place."""
    return Offer.objects.filter(intake=intake, status__in=AWAITED).count()
