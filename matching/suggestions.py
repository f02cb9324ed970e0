"""Who fits an intake, and what fits a young adult: ranked, with reasons; pending until a person acts.

Nothing of this is stored. The same lists come from the same rows, so they are right on the next look.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.permissions import an_ete_worker
from offers.models import Offer
from offers.safety import not_held
from pledges.models import Intake, Pledge
from youngadults.models import YoungAdult

from . import wording
from .engine import (
    Case,
    Explanation,
    Ranked,
    explain,
    explain_all,
    rank_for_person,
    rank_for_pledge,
    would_fit,
)
from .mapping import case_of, matchable, with_awaited

S = Offer.Status

STANDING = (*Offer.OPEN, *Offer.ANSWERED_NO, S.LAPSED)
"""An offer of this very intake that stands in one of these is shown with its status, not suggested again."""

SHOWN = 20

NO_OVERRIDE = frozenset({"RTW"})
"""A permission to work that is not there: no reason sets it aside."""


@dataclass(frozen=True)
class Part:
    """One part of a fit: what it is about, its points, and the most that it can give."""

    label: str
    points: int
    most: int

    @property
    def said(self) -> str:
        """As "80 of 260"; of what can only speak against somebody, the points alone."""
        return f"{self.points} of {self.most}" if self.most else str(self.points)


@dataclass(frozen=True)
class Suggestion:
    """One pairing and why, in words. ``young_adult`` or ``intake`` is what the list is of.

    ``final`` says that nobody may set aside what is against it. ``parts`` and ``fit`` are empty for those who
    may read reasons but not points.
    """

    young_adult: YoungAdult
    intake: Intake
    good: list[str]
    poor: list[str]
    ask: list[str]
    against: list[str]
    final: bool
    would_fit: str
    parts: list[Part]
    fit: int | None


@dataclass(frozen=True)
class Suggestions:
    """Three lists, each the best first: who fits; who may, once somebody has been asked; who does not now.

    The lists hold the first few; the counts are of all. ``unranked`` says why there are no lists at all.
    """

    fits: list[Suggestion]
    possible: list[Suggestion]
    not_now: list[Suggestion]
    n_fits: int = 0
    n_possible: int = 0
    n_not_now: int = 0
    unranked: str = ""

    @property
    def everybody_label(self) -> str:
        return f"Preview offers to all {self.n_fits:,} who fit"


def for_intake(intake: Intake, user: Any, *, shown: int = SHOWN) -> Suggestions:
    """The young adults whom this person may see, ranked for an intake; those asked already are left out."""
    if why := why_unranked(intake):
        return Suggestions([], [], [], unranked=why)
    day = timezone.localdate()
    case = case_of(not_asked_yet(intake, user), Intake.objects.filter(pk=intake.pk), day)
    ranked = rank_for_pledge(case, intake.pk)
    known = with_history(YoungAdult.objects.with_adviser()).in_bulk(_shown(ranked, shown))
    words = Words(case, day, an_ete_worker(user, intake), [(pk, intake.pk) for pk in known])
    return _lists(ranked, shown, lambda pk: words.about(known[pk], intake))


def all_who_fit(intake: Intake, user: Any) -> list[int]:
    """The keys of everybody whom this person may see and whom an intake fits, the best first."""
    if why_unranked(intake):
        return []
    case = case_of(not_asked_yet(intake, user), Intake.objects.filter(pk=intake.pk), timezone.localdate())
    fitting: list[int] = rank_for_pledge(case, intake.pk).ids.tolist()
    return fitting


def not_asked_yet(intake: Intake, user: Any) -> QuerySet[YoungAdult]:
    asked = Offer.objects.filter(intake=intake, status__in=STANDING).values("young_adult")
    return YoungAdult.objects.visible_to(user).exclude(pk__in=asked)


def for_young_adult(young_adult: YoungAdult, user: Any, *, shown: int = SHOWN) -> Suggestions:
    """The intakes with a place to fill, ranked for one young adult."""
    if why := why_nothing_new(young_adult):
        return Suggestions([], [], [], unranked=why)
    day = timezone.localdate()
    asked = Offer.objects.filter(young_adult=young_adult, status__in=STANDING).values("intake")
    pledges = Pledge.objects.visible_to(user).live()
    intakes = not_held(Intake.objects.to_fill().filter(pledge__in=pledges).exclude(pk__in=asked))
    case = case_of(YoungAdult.objects.filter(pk=young_adult.pk), intakes, day)
    ranked = rank_for_person(case, young_adult.pk)
    known = with_awaited(Intake.objects.all()).in_bulk(_shown(ranked, shown))
    words = Words(case, day, an_ete_worker(user, young_adult), [(young_adult.pk, pk) for pk in known])
    return _lists(ranked, shown, lambda pk: words.about(young_adult, known[pk]))


def with_history(people: QuerySet[YoungAdult]) -> QuerySet[YoungAdult]:
    """Adds what a fair worker looks at: `open_offers` now, and `last_offered_at`, empty if never."""
    theirs = Offer.objects.filter(young_adult=OuterRef("pk")).order_by().values("young_adult")
    still_open = theirs.filter(status__in=(S.OFFERED, S.WAITING, *Offer.RUNNING))
    return (
        people.annotate(
            open_offers=Coalesce(Subquery(still_open.values(n=Count("pk"))), 0),
            last_offered_at=Subquery(theirs.values(last=Max("offered_at"))),
        )
        .select_related("preferences", "user")
        .order_by("first_name", "last_name", "pk")
    )


def why_unranked(intake: Intake) -> str:
    """Why an intake cannot be ranked; nothing where it can."""
    if why := why_never_ranked(intake.pledge):
        return why
    if not matchable(Intake.objects.filter(pk=intake.pk)).exists():
        return "Nobody can be matched until this pledge says what kind of work it is, and where."
    return ""


def why_never_ranked(pledge: Pledge) -> str:
    """Why nobody is looked for whatever it says; nothing where somebody may be."""
    if pledge.kind == Pledge.Kind.OTHER_SUPPORT:
        return "Other support is not matched: people ask for it themselves."
    return ""


def why_nothing_new(young_adult: YoungAdult) -> str:
    """Why nothing is looked for on a young adult's behalf now; nothing where it is."""
    name = young_adult.first_name
    if young_adult.paused_at:
        return f"{name} has a pause: no offers and no messages until it ends."
    if young_adult.in_custody:
        return f"{name} cannot be sent anything now. Talk to their adviser about what comes after."
    if young_adult.age() >= 25:
        return f"{name} is 25 or older, so nothing new is offered. What has started goes on."
    return ""


class Words:
    """Explanations of one case in words, with or without points. ``pairs``, by key, are judged together."""

    def __init__(
        self, case: Case, day: dt.date, with_points: bool, pairs: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.case, self.day, self.with_points = case, day, with_points
        self.known = dict(zip(pairs, explain_all(case, pairs), strict=True))

    def explained(self, young_adult: YoungAdult, intake: Intake) -> Explanation:
        pair = (young_adult.pk, intake.pk)
        return self.known[pair] if pair in self.known else explain(self.case, *pair)

    def about(self, young_adult: YoungAdult, intake: Intake) -> Suggestion:
        told, labels = self.explained(young_adult, intake), wording.labels_on(self.day, intake.starts_on)
        say = partial(wording.sentences, labels=labels)
        return Suggestion(
            young_adult=young_adult,
            intake=intake,
            good=say(told.good),
            poor=say(told.poor),
            ask=say(told.ask),
            against=say(told.against) if told.verdict == "does not fit" else [],
            final=bool(NO_OVERRIDE.intersection(told.codes)),
            would_fit=would_fit(told.remedies, labels),
            parts=_parts(told) if self.with_points else [],
            fit=told.fit if self.with_points else None,
        )


def _parts(told: Explanation) -> list[Part]:
    return [Part(wording.PARTS[part.code], part.points, part.most) for part in told.parts]


def _shown(ranked: Ranked, shown: int) -> list[int]:
    return [pk for ids in _cut(ranked, shown) for pk in ids]


def _cut(ranked: Ranked, shown: int) -> list[list[int]]:
    """The first of each list: of those who fit the most, of the others a quarter as many."""
    few = max(1, shown // 4)
    return [ranked.ids[:shown].tolist(), ranked.ask[:few].tolist(), ranked.rest[:few].tolist()]


def _lists(ranked: Ranked, shown: int, about: Callable[[int], Suggestion]) -> Suggestions:
    fits, possible, not_now = ([about(pk) for pk in ids] for ids in _cut(ranked, shown))
    counts = len(ranked.ids), len(ranked.ask), len(ranked.rest)
    return Suggestions(fits, possible, not_now, *counts)
