"""One made-up offer at a time: to whom, when, and who made each of its moves."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from accounts.models import User
from geography.distance import hundred_metres, in_words
from offers import deadlines, why
from offers.lifecycle import LIFECYCLE
from offers.models import HostReason, Offer, OfferStep, Reason
from offers.terms import terms_of
from pledges.models import Intake, Pledge
from rulebook import lists
from youngadults.models import CaseloadEntry, YoungAdult

from .endings import AHEAD, FULL, Ending
from .histories import Stride, walk
from .moments import moments
from .openings import Openings

S = Offer.Status
P = YoungAdult.PermissionToWork

THEIRS = frozenset({"accept", "wait", "put_off", "decline", "cancel", "end_early"})
HOSTS = frozenset({"confirm", "start", "did_not_attend", "complete", "cancel_by_host", "withdraw_by_host"})
NEEDS_REASON = {"put_off": Reason, "decline": Reason, "cancel": Reason, "end_early": Reason}
HOST_REASONS = {"cancel_by_host": HostReason, "withdraw_by_host": HostReason}
CONSENT = "They said so on the phone, and asked me to write it down."
WITHDRAWN_WHY = "They found something else."
SEVERAL = 5


@dataclass
class People:
    """Whom an offer can be made to: those whom somebody has asked what they want."""

    everyone: list[YoungAdult]
    for_paid: list[YoungAdult]
    advisers: dict[int, User]
    asked: set[tuple[int, int]] = field(default_factory=set)
    open: Counter = field(default_factory=Counter)

    @classmethod
    def of_today(cls, chance: Random) -> People:
        people = YoungAdult.objects.select_related("preferences", "user").order_by("pk")
        ready = people.filter(paused_at=None, in_custody=False).exclude(preferences__interests={})
        ready = [person for person in ready if person.age() < 25 and person.user.email not in KEPT_FREE]
        entries = CaseloadEntry.objects.current().select_related("adviser")
        return cls(
            everyone=ready,
            for_paid=[person for person in ready if person.permission_to_work == P.ANY_PAID],
            advisers={entry.young_adult_id: entry.adviser for entry in entries},
            asked=set(Offer.objects.values_list("intake", "young_adult")),
        )

    def draw(self, intake: Intake, open_: bool, chance: Random) -> YoungAdult | None:
        """Of several who have not been asked, the one who lives nearest."""
        pool = self.for_paid if needs_permission(intake.pledge) else self.everyone
        some = [
            person
            for person in chance.sample(pool, min(SEVERAL, len(pool)))
            if self.may_be_asked(person, intake, open_)
        ]
        return min(some, key=lambda person: hundred_metres(person, intake.pledge), default=None)

    def may_be_asked(self, person: YoungAdult, intake: Intake, open_: bool) -> bool:
        return (intake.pk, person.pk) not in self.asked and not (open_ and self.open[person.pk])

    def note(self, person: YoungAdult, intake: Intake, open_: bool) -> None:
        self.asked.add((intake.pk, person.pk))
        self.open[person.pk] += open_


# The story's young adults begin with nothing in their hands.
KEPT_FREE = frozenset({"sam@example.org", "noor@example.org"})


def needs_permission(pledge: Pledge) -> bool:
    return pledge.is_paid or pledge.organisation.sector == "private"


@dataclass
class Asked:
    """Gathers offers and their steps."""

    people: People
    openings: Openings
    workers: list[User]
    champions: dict[int, User]
    chance: Random
    offers: list[Offer] = field(default_factory=list)
    steps: list[OfferStep] = field(default_factory=list)

    def ask(self, ending: Ending) -> bool:
        """Make one offer that ends so; False where nobody and nothing is left for it."""
        intake = self.openings.draw(ending, self.chance)
        person = intake and self.people.draw(intake, ending.status in Offer.OPEN, self.chance)
        if not intake or not person:
            return False
        self.people.note(person, intake, ending.status in Offer.OPEN)
        self.write(ending, intake, person)
        self.openings.take(self.offers[-1])
        return True

    def write(self, ending: Ending, intake: Intake, person: YoungAdult) -> None:
        strides = walk(LIFECYCLE, S.SHORTLISTED, self.chance.choice(ending.paths).split())
        ats = moments(strides, intake, recent=ending.where in (AHEAD, FULL), chance=self.chance)
        worker = self.chance.choice(self.workers)
        offer = Offer(
            intake=intake,
            young_adult=person,
            status=ending.status,
            shortlisted_by=worker,
            reasons=reasons(person, intake.pledge),
            made_at=ats[0],
            paused_from=S.STARTED if ending.status == S.PAUSED else "",
        )
        self.offers.append(offer)
        for stride, at in zip(strides, ats[1:], strict=True):
            self.steps.append(self.step(offer, stride, at, worker))
            note(offer, stride, at, worker)

    def step(self, offer: Offer, stride: Stride, at: dt.datetime, worker: User) -> OfferStep:
        by, consent = self.who(offer, stride.verb, worker)
        return OfferStep(
            record=offer,
            verb=stride.verb,
            from_status=stride.came_from,
            to_status=stride.to,
            by=by,
            consent=consent,
            reason=self.reason(stride.verb),
            why=WITHDRAWN_WHY if stride.verb == "withdraw" else "",
            at=at,
        )

    def who(self, offer: Offer, verb: str, worker: User) -> tuple[User | None, str]:
        """Who made this move; one answer in ten is given by the adviser, who says how consent was given."""
        if verb == "lapse":
            return None, ""
        if verb in HOSTS:
            return self.champions[offer.intake.pledge.organisation_id], ""
        if verb not in THEIRS:
            return worker, ""
        if verb != "end_early" and self.chance.random() < 0.1:
            return self.people.advisers[offer.young_adult_id], CONSENT
        return offer.young_adult.user, ""

    def reason(self, verb: str) -> str:
        """Young adults give one if they like; hosts always."""
        if verb in HOST_REASONS:
            return self.chance.choice(HostReason.values)
        if verb in NEEDS_REASON and self.chance.random() < 0.6:
            return self.chance.choice(Reason.values)
        return ""


def note(offer: Offer, stride: Stride, at: dt.datetime, worker: User) -> None:
    """What the lifecycle writes beside the status."""
    if stride.verb == "offer":
        offer.offered_by, offer.offered_at = worker, at
        offer.terms = terms_of(offer.intake)
        offer.answer_by = deadlines.answer_by(offer.intake, at)
    if stride.to in Offer.HELD_FOR_A_WHILE:
        offer.held_until = deadlines.held_until(at)


def reasons(person: YoungAdult, pledge: Pledge) -> list[dict[str, Any]]:
    """Why this one, as the engine's are kept (`matching.wording.reason`)."""
    found = []
    if level := person.preferences.interests.get(pledge.sector):
        like = f"They are interested in {lists.label(lists.SECTORS, pledge.sector).lower()}."
        found.append(reason(like, "interest.for", sector=pledge.sector, level=level))
    if pledge.remote:
        found.append(reason("It can be done from home.", "distance.from_home"))
    else:
        far = hundred_metres(person, pledge)
        found.append(reason(f"It is {in_words(far)} from where they live.", "distance.far", distance=far))
    return found


def reason(about: str, key: str, **values: Any) -> dict[str, Any]:
    return {"about": about, "to": why.sentence(key, values), "key": key, "values": values}
