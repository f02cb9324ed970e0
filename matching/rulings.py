"""What the hard rules say of a pairing at this moment, and what of it can be set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from lifecycles import NotNow
from offers import lifecycle
from offers.models import Offer, OfferStep
from offers.terms import terms_of
from pledges.models import Intake
from rulebook.reading import value
from rulebook.writing import from_today
from youngadults.models import YoungAdult

from . import wording
from .engine import Case, explain
from .mapping import case_of
from .suggestions import NO_OVERRIDE, STANDING, why_nothing_new, why_unranked, with_history

S = Offer.Status
ASKED_AGAIN = frozenset({S.SHORTLISTED, S.NOT_NOW, S.LAPSED})


@dataclass(frozen=True)
class Rule:
    """A rule that stands in the way, or a question to ask first: its code, and its sentence."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Ruling:
    """What the hard rules say of one pairing now.

    ``refusal`` cannot be set aside. ``rules`` can, with a written reason. ``reasons`` stay with the offer.
    """

    young_adult: YoungAdult
    refusal: str = ""
    rules: tuple[Rule, ...] = ()
    reasons: list[dict[str, str]] = field(default_factory=list)

    @property
    def needs_a_reason(self) -> bool:
        return bool(self.rules)


def rulings(intake: Intake, people: Iterable[int]) -> dict[int, Ruling]:
    """What the hard rules say now of each of these young adults, in the order of their names."""
    day = timezone.localdate()
    chosen = YoungAdult.objects.filter(pk__in=list(people))
    offers = Offer.objects.filter(intake=intake, young_adult__in=chosen, status__in=STANDING)
    noes = OfferStep.objects.filter(record=OuterRef("pk"), to_status=S.DECLINED).order_by("-pk")
    offers = offers.annotate(said_no_at=Subquery(noes.values("at")[:1]))
    standing: dict[int, Any] = {offer.young_adult_id: offer for offer in offers}
    unranked = why_unranked(intake)
    people = list(with_history(chosen))
    if unranked:
        return {person.pk: Ruling(person, refusal=unranked) for person in people}
    rule = Rules(intake, case_of(chosen, Intake.objects.filter(pk=intake.pk), day), day)
    return {person.pk: rule(person, standing.get(person.pk)) for person in people}


@dataclass(frozen=True)
class Rules:
    """The hard rules about one intake, ready to be asked about one person after another."""

    intake: Intake
    case: Case
    day: dt.date

    def __call__(self, person: YoungAdult, standing: Any) -> Ruling:
        if refusal := why_nothing_new(person) or self.why_not_asked_again(person, standing):
            return Ruling(person, refusal=refusal)
        told = explain(self.case, person.pk, self.intake.pk)
        labels = wording.labels_on(self.day, self.intake.starts_on)
        against = dict(zip(told.codes, wording.sentences(told.against, labels), strict=True))
        if blocked := [against[code] for code in told.codes if code in NO_OVERRIDE]:
            return Ruling(person, refusal=f"{person.first_name}: {blocked[0]} Nobody can set this aside.")
        # An adjustment that the host has not promised is a question to the host, which `ask` has.
        settled = {"ACCESS", "EXCLUDED"} if standing else {"ACCESS"}
        rules = [Rule(code, sentence) for code, sentence in against.items() if code not in settled]
        rules += [Rule("ASK", sentence) for sentence in wording.sentences(told.ask, labels)]
        rules += _too_many(person)
        return Ruling(person, rules=tuple(rules), reasons=wording.reasons_kept(told.good, labels))

    def why_not_asked_again(self, person: YoungAdult, standing: Any) -> str:
        """Somebody who has this very offer is skipped. After a no there is silence until its date, pay or
        hours change.
        """
        if standing is None or standing.status in ASKED_AGAIN:
            return ""
        if standing.status != S.DECLINED:
            return f"{person.first_name} has this offer already: {standing.get_status_display().lower()}."
        if standing.terms == terms_of(self.intake):
            when = from_today(timezone.localtime(standing.said_no_at)) if standing.said_no_at else ""
            said = f"{person.first_name} said no thanks to this {when}".rstrip()
            return f"{said}, and its date, pay and hours are the same."
        return ""


def _too_many(person: YoungAdult) -> list[Rule]:
    cap, already = value("offer.open_cap"), person.open_offers
    if already < cap:
        return []
    offers = "1 offer is" if already == 1 else f"{already} offers are"
    return [Rule("CAP", f"{offers} open already, and {cap} at once are enough for anybody.")]


def why_not_offered(intake: Intake) -> str:
    """Why this intake cannot be offered to anybody now; nothing where it can."""
    try:
        lifecycle.may_be_offered(intake)
    except NotNow as moved_on:
        return moved_on.sentence
    return ""
