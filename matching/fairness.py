"""How fair a round is, for the people who answer for it: worked out from what was kept, and who people are.

Small numbers are not shown, nor what would give them away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from accounts.rooms import address_of
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import groups, replaying
from .engine import Case
from .engine import fairness as figures
from .engine.fairness import Options, Waiting
from .engine.rules import Outcome, side_by_side
from .groups import Groups, Who
from .models import Round
from .proposing import Result

FEWEST = 5
"""A count below this is not told."""

LISTED = 15
"""How many pledges are listed before the others are folded away."""

RULES = {
    "proposed": "This round",
    "by hand, in order of priority": "By hand: in order of turn, each takes their best",
    "deferred acceptance": "Deferred acceptance: nobody could rightly object",
    "greedy by fit": "The best fit first",
}
IN_THE_WAY = {
    "AGE": "Age",
    "QUAL": "Qualification",
    "TRAVEL": "Distance",
    "AREA": "Kept for another council’s young adults",
    "DAYS": "Days",
    "START": "Start",
    "DBS": "DBS check",
    "RTW": "Permission for this kind of activity",
    "LICENCE": "Driving licence",
    "ACCESS": "An adjustment that the host has not been asked for",
    "TYPE": "Kind of opportunity",
}


@dataclass(frozen=True)
class Rule:
    """What one rule would give: people placed, of them the first two turns, mean fit, who could object."""

    label: str
    placed: int
    first_turns: int
    mean_fit: int
    objections: int


@dataclass(frozen=True)
class Helps:
    """A pledge that would help people, how many, and where it is read."""

    label: str
    url: str
    people: int


@dataclass(frozen=True)
class Report:
    people: int
    placed: int
    options: Options
    groups: list[Groups]
    waiting: Waiting
    in_the_way: list[tuple[str, str]]
    would_help: list[Helps]
    one_more_place: list[Helps]
    rules: list[Rule]

    @property
    def to_take_to_hosts(self) -> list[Helps]:
        return self.one_more_place[:LISTED]

    @property
    def others_to_take_to_hosts(self) -> list[Helps]:
        return self.one_more_place[LISTED:]


def report(round_: Round, user: Any) -> Report:
    """The report of the newest version of a round, with addresses that this person may open."""
    case = replaying.kept_case(round_)
    result = replaying.newest(round_, case).result
    people = case.people.ids.tolist()
    counted = np.bincount(result.places.person, minlength=len(result.places.person_ids))
    placed = {person for person, _ in result.pairs}.intersection(people)
    none = set(result.places.person_ids[counted == 0].tolist()).intersection(people)
    away = figures.one_rule_away(case, sorted(none))
    return Report(
        people=len(people),
        placed=len(placed),
        options=figures.options(counted),
        groups=groups_of(case, result, counted, placed),
        waiting=figures.waiting(dict(zip(people, case.people.waiting_days.tolist(), strict=True)), placed),
        in_the_way=[(IN_THE_WAY[code], told(number)) for code, number in away.by_rule.items() if number],
        would_help=helping(dict(away.pledges), user),
        one_more_place=helping(tiers_of(result), user),
        rules=rules_of(result),
    )


def told(number: int) -> str:
    return str(number) if number >= FEWEST else f"fewer than {FEWEST}"


def groups_of(case: Case, result: Result, counted: np.ndarray, placed: set[int]) -> list[Groups]:
    with_options = set(result.places.person_ids[counted > 0].tolist())
    return groups.shares(people_of(case), with_options, placed)


def people_of(case: Case) -> list[Who]:
    """Who the round saw, as they were then, and where they live now. Whoever is not held any more is in no
    group.
    """
    ids, people = case.people.ids.tolist(), case.people
    rows = YoungAdult.objects.filter(pk__in=ids).values_list("pk", "district", "district__name")
    lives = {pk: (district, name) for pk, district, name in rows}
    each = zip(ids, people.age_m.tolist(), people.grp.tolist(), strict=True)
    return [Who(pk, *lives[pk], months, group) for pk, months, group in each if pk in lives]


def tiers_of(result: Result) -> dict[int, int]:
    """Where one more place would place one more person, and whose turn that is: the earliest turn first."""
    return dict(sorted(result.reasons.one_more_place(), key=lambda found: found[1]))


def helping(found: Mapping[int, int], user: Any) -> list[Helps]:
    """Intakes by key, with their numbers, as lines to read."""
    intakes = Intake.objects.select_related("pledge__organisation").in_bulk(list(found))
    return [
        Helps(f"{intakes[pk].pledge}, {intakes[pk].pledge.organisation}", address, number)
        for pk, number in found.items()
        if pk in intakes and (address := address_of(intakes[pk].pledge, user))
    ]


def rules_of(result: Result) -> list[Rule]:
    proposed = np.array(sorted(result.edges.values()), dtype=np.int64)
    return [rule_of(outcome) for outcome in side_by_side(result.places, proposed)]


def rule_of(outcome: Outcome) -> Rule:
    placed, first, second = outcome.vector[:3]
    return Rule(
        label=RULES[outcome.rule],
        placed=placed,
        first_turns=first + second,
        mean_fit=round(outcome.vector[10] / placed) if placed else 0,
        objections=outcome.objections,
    )
