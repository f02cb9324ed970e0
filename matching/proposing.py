"""From rows to a proposal, and from a worker's decisions to the next one. Pure but for `read_case`: no row is
written here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from offers.models import Offer
from offers.safety import not_held
from pledges.models import Intake, IntakeQuerySet, Pledge
from youngadults.models import YoungAdult

from . import keeping
from .engine import (
    DECLINED,
    Case,
    Message,
    Proposal,
    allocate,
    certify,
    open_round,
    survey_case,
    verify,
)
from .engine import Round as Places
from .engine.edits import Edit, edges_of, propose_again
from .engine.messages import say
from .engine.reasons import Reasons
from .mapping import case_of
from .models import Round

S = Offer.Status
Pair = tuple[int, int]

HAS_AN_OFFER = (S.OFFERED, S.WAITING, *Offer.RUNNING)
"""Somebody who has one of these is in no round."""

ASKED_LATELY = (S.NOT_NOW, S.LAPSED)
"""A round does not propose what somebody put off or did not answer; it costs them no priority either."""


def who_is_free(people: QuerySet[YoungAdult]) -> QuerySet[YoungAdult]:
    """Those without an open or running offer."""
    offers = Offer.objects.filter(young_adult=OuterRef("pk"), status__in=HAS_AN_OFFER)
    return people.filter(~Exists(offers))


def what_is_open(intakes: IntakeQuerySet) -> QuerySet[Intake]:
    """Intakes of live pledges with a place left to fill, whose host is not held back."""
    return not_held(intakes.to_fill().filter(pledge__status=Pledge.Status.LIVE))


def read_case(round_: Round) -> Case:
    """What the round sees, as it stands now."""
    people, intakes = who_is_free(YoungAdult.objects.all()), what_is_open(Intake.objects.all())
    if round_.people is not None:
        people = people.filter(pk__in=round_.people)
    if round_.intakes is not None:
        intakes = intakes.filter(pk__in=round_.intakes)
    case = case_of(people, intakes, round_.day)
    exclusions = dict.fromkeys(asked_lately(case), DECLINED) | dict(case.relations.exclusions)
    relations = replace(case.relations, exclusions=exclusions)
    return replace(case, relations=relations, lottery_seed=round_.seed)


def somebody_is_gone(case: Case) -> bool:
    """Whether somebody was forgotten while the round was being worked out: then it is read again."""
    known = YoungAdult.objects.filter(pk__in=case.people.ids.tolist(), user__is_active=True)
    return known.count() < len(case.people)


def asked_lately(case: Case) -> Iterable[Pair]:
    people, intakes = set(case.people.ids.tolist()), set(case.pledges.ids.tolist())
    asked = Offer.objects.filter(status__in=ASKED_LATELY).values_list("young_adult", "intake")
    return (pair for pair in asked if pair[0] in people and pair[1] in intakes)


@dataclass(frozen=True)
class Result:
    """A proposal with its proof. ``rest`` is what the engine chose: all but the pairs that were settled."""

    places: Places
    rest: Proposal
    pairs: list[Pair]
    certificate: dict[str, Any]

    @cached_property
    def sha256(self) -> str:
        return digest(self.pairs, self.rest.vector, self.certificate)

    @cached_property
    def reasons(self) -> Reasons:
        return Reasons(self.rest)

    @cached_property
    def edges(self) -> dict[Pair, int]:
        """The row of each proposed pair among the eligible ones."""
        edges, _ = edges_of(self.places, self.pairs)
        return dict(zip(self.pairs, edges.tolist(), strict=True))

    @cached_property
    def why(self) -> dict[int, Message]:
        """For each person why this one, or why none; those whose pair was settled beforehand are absent."""
        return self.reasons.sentences()

    def nearest(self) -> dict[int, int]:
        """For each person without a proposal the intake that others would lose least by."""
        return {loss.person_id: loss.pledge_id for loss in self.reasons.nearest}


def digest(pairs: Iterable[Iterable[int]], vector: Iterable[int], certificate: dict[str, Any]) -> str:
    told = {"pairs": [list(pair) for pair in pairs], "vector": list(vector), "certificate": certificate}
    return keeping.sha256(keeping.plain(told))


def silent(step: str) -> None:
    """Nobody watches."""


def compute(
    case: Case,
    settled: Edit | None = None,
    before: Collection[Pair] = (),
    progress: Callable[[str], None] = silent,
) -> Result:
    """The best proposal for a case, after what was settled, proved and checked.

    Of two that are equally good it is the one that keeps more of the pairs ``before``. Raises
    `engine.edits.Impossible` where no proposal can follow what was settled; `engine.Wanting` where the proof
    does not hold.
    """
    progress(f"Weighing {len(case.people):,} people and {len(case.pledges):,} sets of places")
    places = places_of(case)
    progress(f"Choosing among {len(places.person):,} pairs that fit")
    if settled is None:
        rest = allocate(places)
        pairs = rest.pairs
    else:
        edited = propose_again(places, settled, before)
        rest, pairs = edited.rest, edited.pairs
    progress("Checking the proof")
    certificate = certify(rest)
    verify(rest.round, rest.pairs, rest.vector, certificate)
    return Result(places, rest, pairs, certificate)


@lru_cache(maxsize=keeping.CASES_AT_HAND)
def places_of(case: Case) -> Places:
    """What the allocation sees of a case, which never changes: worked out once for all edits of a round."""
    return open_round(survey_case(case))


def in_words(message: Message | None) -> dict[str, Any]:
    """A message as JSON; one for those whose pair a worker settled."""
    message = message or say("settled")
    return {"key": message.key, "values": message.values}
