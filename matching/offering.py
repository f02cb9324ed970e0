"""Offering to chosen people: what would happen, said first, and then done. A named person sends every offer.

The hard rules are asked of the engine at that moment. A permission to work that is not there has no
override; any other rule may be set aside, and a question may be called answered, by an ETE worker with a
written reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from lifecycles import NotNow, NotPermitted
from offers import lifecycle
from offers.deadlines import answer_by
from offers.models import Offer
from offers.terms import terms_of
from pledges.models import Intake
from rulebook.reading import value
from youngadults.models import YoungAdult
from youngadults.permissions import their_adviser

from . import wording
from .engine import explain
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


@dataclass(frozen=True)
class Planned:
    """One offer that would be sent: to whom, how they hear of it, until when they may answer."""

    ruling: Ruling
    channel: str
    answer_by: dt.datetime
    why: str = ""
    missing: bool = False

    @property
    def young_adult(self) -> YoungAdult:
        return self.ruling.young_adult

    @property
    def field_name(self) -> str:
        """The name of the form field with the written reason."""
        return f"why-{self.young_adult.pk}"

    @property
    def told(self) -> str:
        return HOW_TOLD[self.channel]


@dataclass(frozen=True)
class Preview:
    """Exactly what sending would do. What `offer_many` does is this, or nothing."""

    intake: Intake
    planned: list[Planned]
    skipped: list[Ruling]
    refusal: str = ""

    @property
    def sentence(self) -> str:
        """As "2 texts, 1 e-mail; 1 skipped"."""
        channels = [plan.channel for plan in self.planned]
        told = [counted(channels.count(channel), *COUNTED[channel]) for channel in COUNTED]
        skipped = f"{len(self.skipped)} skipped" if self.skipped else ""
        return "; ".join(filter(None, [", ".join(filter(None, told)), skipped])) or "Nobody is chosen"

    @property
    def send_label(self) -> str:
        return f"Send {counted(len(self.planned), 'offer', 'offers')}"

    @property
    def more_than_places(self) -> bool:
        """More open offers than places: whoever says yes after the last one waits."""
        return len(self.planned) + awaited(self.intake) > self.intake.places_left

    @property
    def is_ready(self) -> bool:
        return bool(self.planned) and not any(plan.missing for plan in self.planned)


HOW_TOLD = {
    "text": "By text message",
    "email": "By e-mail",
    "call": "By a phone call from their adviser",
    "letter": "By letter, through their adviser",
}
COUNTED = {
    "text": ("text", "texts"),
    "email": ("e-mail", "e-mails"),
    "call": ("phone call by the adviser", "phone calls by the adviser"),
    "letter": ("letter", "letters"),
}


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


@transaction.atomic
def offer(intake: Intake, young_adult: YoungAdult, *, by: Any, override_why: str = "") -> Offer:
    """Send one offer, after the hard rules have been asked again.

    Raises NotPermitted for anybody but an ETE worker; NotNow with a sentence where a rule stands in the way
    that cannot be set aside, or that can and ``override_why`` is empty.
    """
    if not an_ete_worker(by, intake):
        raise NotPermitted("offer")
    return _send(intake, rulings(intake, [young_adult.pk])[young_adult.pk], by=by, why=override_why.strip())


def _send(intake: Intake, ruling: Ruling, *, by: Any, why: str) -> Offer:
    if ruling.refusal:
        raise NotNow(ruling.refusal)
    if ruling.rules and not why:
        sentences = " ".join(rule.sentence for rule in ruling.rules)
        raise NotNow(f"{ruling.young_adult.first_name}: {sentences} Write why you offer it all the same.")
    overrides = [{"code": rule.code, "rule": rule.sentence, "why": why} for rule in ruling.rules]
    return lifecycle.offer(intake, ruling.young_adult, by=by, reasons=ruling.reasons, overrides=overrides)


@transaction.atomic
def shortlist(intake: Intake, young_adult: YoungAdult, *, by: Any) -> Offer:
    """Suggest somebody for an intake: an ETE worker, or their own adviser. Nobody is told."""
    if not (an_ete_worker(by, intake) or their_adviser(by, young_adult)):
        raise NotPermitted("shortlist")
    ruling = rulings(intake, [young_adult.pk])[young_adult.pk]
    if refusal := why_not_offered(intake) or ruling.refusal:
        raise NotNow(refusal)
    return lifecycle.shortlist(intake, young_adult, by=by, reasons=ruling.reasons)


def preview(
    intake: Intake, people: Iterable[int], *, by: Any, why: Mapping[int, str] | None = None
) -> Preview:
    """What sending to these young adults (by key) would do now: who is told how, who is skipped and why.

    ``why`` holds the written reasons, by young adult, for those whom a rule stands against.
    """
    if not an_ete_worker(by, intake):
        raise NotPermitted("offer")
    found = list(rulings(intake, people).values())
    planned = [
        Planned(
            ruling=ruling,
            channel=channel_of(ruling.young_adult),
            answer_by=answer_by(intake),
            why=(reason := (why or {}).get(ruling.young_adult.pk, "")),
            missing=ruling.needs_a_reason and not reason.strip(),
        )
        for ruling in found
        if not ruling.refusal
    ]
    return Preview(intake, planned, [r for r in found if r.refusal], refusal=why_not_offered(intake))


@transaction.atomic
def offer_many(
    intake: Intake, people: Iterable[int], *, by: Any, why: Mapping[int, str] | None = None
) -> list[Offer]:
    """Send the offers of a preview, each its own offer with the worker's name on it: all of them or none.

    Those whom the preview skips are skipped here for the same reason. Raises NotNow where a written reason
    is missing, or where nobody is left to offer it to.
    """
    plan = preview(intake, people, by=by, why=why)
    if plan.refusal:
        raise NotNow(plan.refusal)
    if not plan.planned:
        raise NotNow("There is nobody to send this to. Choose somebody first.")
    return [_send(intake, each.ruling, by=by, why=each.why) for each in plan.planned]


def rulings(intake: Intake, people: Iterable[int]) -> dict[int, Ruling]:
    """What the hard rules say now of each of these young adults, in the order of their names."""
    day = timezone.localdate()
    chosen = YoungAdult.objects.filter(pk__in=list(people))
    offers = Offer.objects.filter(intake=intake, young_adult__in=chosen, status__in=STANDING)
    standing = {offer.young_adult_id: offer for offer in offers}
    unranked = why_unranked(intake)
    case = None if unranked else case_of(chosen, Intake.objects.filter(pk=intake.pk), day)
    rule = Rules(intake, case, day)
    return {
        person.pk: Ruling(person, refusal=unranked) if unranked else rule(person, standing.get(person.pk))
        for person in with_history(chosen)
    }


@dataclass(frozen=True)
class Rules:
    """The hard rules about one intake, ready to be asked about one person after another."""

    intake: Intake
    case: Any
    day: dt.date

    def __call__(self, person: YoungAdult, standing: Offer | None) -> Ruling:
        if refusal := why_nothing_new(person) or self.why_not_asked_again(person, standing):
            return Ruling(person, refusal=refusal)
        told, labels = explain(self.case, person.pk, self.intake.pk), wording.labels_on(self.day)
        against = dict(zip(told.codes, wording.sentences(told.against, labels), strict=True))
        if blocked := [against[code] for code in told.codes if code in NO_OVERRIDE]:
            return Ruling(person, refusal=f"{person.first_name}: {blocked[0]} Nobody can set this aside.")
        # An adjustment that the host has not promised is a question to the host, which `ask` has.
        settled = {"ACCESS", "EXCLUDED"} if standing else {"ACCESS"}
        rules = [Rule(code, sentence) for code, sentence in against.items() if code not in settled]
        rules += [Rule("ASK", sentence) for sentence in wording.sentences(told.ask, labels)]
        rules += _too_many(person)
        return Ruling(person, rules=tuple(rules), reasons=wording.reasons_kept(told.good, labels))

    def why_not_asked_again(self, person: YoungAdult, standing: Offer | None) -> str:
        """Somebody who has this very offer is skipped. After a no there is silence until its date, pay or
        hours change.
        """
        if standing is None or standing.status in ASKED_AGAIN:
            return ""
        if standing.status != S.DECLINED:
            return f"{person.first_name} has this offer already: {standing.get_status_display().lower()}."
        if standing.terms == terms_of(self.intake):
            return f"{person.first_name} said no thanks to this, and its date, pay and hours are the same."
        return ""


def _too_many(person: YoungAdult) -> list[Rule]:
    cap = value("offer.open_cap")
    if person.open_offers < cap:
        return []
    offers = counted(person.open_offers, "open offer", "open offers")
    return [Rule("CAP", f"They have {offers} already, and {cap} at once are enough for anybody.")]


def why_not_offered(intake: Intake) -> str:
    """Why this intake cannot be offered to anybody now; nothing where it can."""
    try:
        lifecycle.may_be_offered(intake)
    except NotNow as moved_on:
        return moved_on.sentence
    return ""


def channel_of(young_adult: YoungAdult) -> str:
    """How this person hears of an offer: the way they chose, or through their adviser where that fails."""
    reachable = {"text": bool(young_adult.phone), "email": bool(young_adult.user.email)}
    chosen = young_adult.preferred_contact
    return chosen if reachable.get(chosen, True) else "call"


def awaited(intake: Intake) -> int:
    """How many open offers of an intake may yet take a place."""
    return Offer.objects.filter(intake=intake, status__in=(S.OFFERED, S.WAITING)).count()
