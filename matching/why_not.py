"""Why not that one: for one person in a round, what each other pair would lose for everybody, exactly.

Worked out from what was kept of the round, so it stays true of the round whatever has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.rooms import address_of
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import replaying, wording
from .engine import Case, Edit, english, rank_for_person
from .engine.reasons import NO_PLACE, Loss
from .instead import Wanted
from .models import Proposal, Round
from .proposing import Result
from .suggestions import Suggestion, Words

SHOWN = 10
"""How many pairs that fit are held against the proposal; what does not fit is shown by half as many."""


TAKEN = "It has no free place beside what was sent or locked."
RULED_OUT = "A worker ruled this pair out of the round."
NOT_WEIGHED = "It fits. A worker settled what is proposed, so what this one would cost was not worked out."


@dataclass(frozen=True)
class Instead:
    """A pledge that fits and was not proposed: why not, and how much it would cost on the level that
    decides. ``is_open``: a worker can have it proposed instead.
    """

    intake: Intake
    url: str
    why: str
    price: str
    is_open: bool = True


@dataclass(frozen=True)
class Near:
    """A pledge that does not fit, or may once somebody has been asked."""

    about: Suggestion
    url: str


@dataclass(frozen=True)
class WhyNot:
    """``others``: how many more pledges fit than are shown; ``is_weighed``: some were held against others."""

    young_adult: YoungAdult
    proposal: Proposal | None
    why: str
    instead: list[Instead]
    is_weighed: bool
    others: int
    possible: list[Near]
    away: list[Near]


def why_not(round_: Round, young_adult: YoungAdult, user: Any) -> WhyNot | None:
    """Everything that this round says about one person; nothing where they were not in it."""
    case = replaying.kept_case(round_)
    if young_adult.pk not in case.people.ids:
        return None
    replayed = replaying.newest(round_, case)
    result, settled = replayed.result, replaying.settled_in(replayed.version)
    losses, fit = losses_of(result, young_adult.pk)
    by_a_worker = not_weighed(result, settled, young_adult.pk)
    ranked = rank_for_person(case, young_adult.pk)
    asked, rest = ranked.ask[: SHOWN // 2].tolist(), ranked.rest[: SHOWN // 2].tolist()
    keys = [*(loss.pledge_id for loss in losses), *by_a_worker, *asked, *rest]
    intakes = Intake.objects.select_related("pledge__organisation").in_bulk(keys)
    near = Nearness(case, round_, young_adult, intakes, user)
    return WhyNot(
        young_adult=young_adult,
        proposal=round_.proposals.standing().with_everything().filter(young_adult=young_adult).first(),
        why=said(round_, young_adult),
        instead=[
            *(instead(loss, intakes[loss.pledge_id], user) for loss in losses if loss.pledge_id in intakes),
            *(unpriced(intakes[pk], why, user) for pk, why in by_a_worker.items() if pk in intakes),
        ],
        is_weighed=bool(losses),
        others=fit - len(losses),
        possible=near.all(asked),
        away=near.all(rest),
    )


def losses_of(result: Result, person: int) -> tuple[list[Loss], int]:
    """The first few losses of one person, and how many pairs the engine chose among for them beside the
    proposed one. For whoever a worker has settled it chose nothing.
    """
    rest = result.rest.round
    if person not in rest.person_ids:
        return [], 0
    fit = int((rest.person_ids[rest.person] == person).sum())
    return result.reasons.of_person(person, SHOWN), fit - (person in dict(result.pairs))


def not_weighed(result: Result, settled: Edit, person: int) -> dict[int, str]:
    """What fits this person and was settled by a worker, by intake: pairs that were ruled out; and all
    others, where the proposed one was locked or sent.
    """
    places, proposed = result.places, dict(result.pairs).get(person)
    is_pinned = (person, proposed) in settled.pins
    ruled_out = {intake for who, intake in settled.forbids if who == person}
    fit = places.pledge_ids[places.pledge[places.person_ids[places.person] == person]].tolist()
    found = {intake: RULED_OUT if intake in ruled_out else NOT_WEIGHED for intake in fit}
    return {
        intake: why
        for intake, why in found.items()
        if intake != proposed and (is_pinned or intake in ruled_out)
    }


def cost_of(wanted: Wanted, user: Any) -> Instead:
    """What the best proposal with this pair would lose; nothing is known of what a worker has settled."""
    result = replaying.newest(wanted.round, replaying.kept_case(wanted.round)).result
    try:
        loss = result.reasons.why_not(wanted.young_adult.pk, wanted.intake.pk)
    except KeyError:
        return Instead(wanted.intake, address_of(wanted.intake.pledge, user), "", "")
    return instead(loss, wanted.intake, user)


def said(round_: Round, young_adult: YoungAdult) -> str:
    """What was kept as the reason for this person, in words."""
    kept = [*round_.proposals.standing().filter(young_adult=young_adult).values_list("why", flat=True)]
    kept += round_.without.filter(young_adult=young_adult).values_list("why", flat=True)
    return wording.kept(kept[0]) if kept else wording.LEFT_OUT


def instead(loss: Loss, intake: Intake, user: Any) -> Instead:
    why = TAKEN if loss.level == NO_PLACE else english(loss.message)
    price = english(loss.price) if loss.price else ""
    return Instead(intake, address_of(intake.pledge, user), why, price, loss.level != NO_PLACE)


def unpriced(intake: Intake, why: str, user: Any) -> Instead:
    return Instead(intake, address_of(intake.pledge, user), why, price="", is_open=why != RULED_OUT)


@dataclass(frozen=True)
class Nearness:
    """What stands between one person and pledges that do not fit them, as the round saw it."""

    case: Case
    round: Round
    young_adult: YoungAdult
    intakes: dict[int, Intake]
    user: Any

    def all(self, keys: Iterable[int]) -> list[Near]:
        words = Words(self.case, self.round.day, with_points=False)
        found = [self.intakes[key] for key in keys if key in self.intakes]
        return [
            Near(words.about(self.young_adult, intake), address_of(intake.pledge, self.user))
            for intake in found
        ]
