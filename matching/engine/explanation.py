"""Why a pair, or why not: from the same declarations that decide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .criteria import Criterion, blocked_word, failing, unasked_word
from .fit import CONTRIBUTIONS, class_of
from .messages import Message, say
from .model import Case
from .pairs import Pairs
from .policy import Policy


class Part(NamedTuple):
    """One contribution to the fit: its points and the most that any pair can have."""

    code: str
    points: int
    most: int


@dataclass(frozen=True)
class Explanation:
    """Everything that the engine can say about one pair.

    `verdict` is "fits", "ask first" or "does not fit". `against` has every rule in the way, `remedies` the
    changes that would unblock it, all of them together (empty where one of the rules cannot be changed),
    `ask` what to ask first and whom. `parts` add up to `fit`; `good` and `poor` are the reasons for and
    against, the weightiest first.
    """

    person_id: int
    pledge_id: int
    verdict: str
    blocked: int
    codes: tuple[str, ...]
    against: tuple[Message, ...]
    remedies: tuple[Message, ...]
    ask: tuple[Message, ...]
    fit: int
    cls: int
    parts: tuple[Part, ...]
    good: tuple[Message, ...]
    poor: tuple[Message, ...]


def explain(case: Case, person_id: int, pledge_id: int) -> Explanation:
    """Why this person and this pledge fit, or what is in the way."""
    return explain_all(case, [(person_id, pledge_id)])[0]


def explain_all(case: Case, pairs: Sequence[tuple[int, int]]) -> list[Explanation]:
    """The same of several pairs, which are judged together."""
    people = case.people.rows_of(person for person, _ in pairs)
    pledges = case.pledges.rows_of(pledge for _, pledge in pairs)
    together, shape = Pairs(case, people, pledges), people.shape
    blocked, unasked = (np.broadcast_to(word(together), shape) for word in (blocked_word, unasked_word))
    points = [np.broadcast_to(each.points(together), shape).tolist() for each in CONTRIBUTIONS]
    words = zip(people.tolist(), pledges.tolist(), blocked.tolist(), unasked.tolist(), strict=True)
    return [
        _explanation(
            Pairs(case, person, pledge), blocks, asks, _parts(case.policy, [of[at] for of in points])
        )
        for at, (person, pledge, blocks, asks) in enumerate(words)
    ]


def _explanation(pair: Pairs, blocked: int, unasked: int, parts: tuple[Part, ...]) -> Explanation:
    blocking = failing(blocked)
    final = [criterion for criterion in blocking if criterion.code not in pair.case.ask_the_host]
    fit = np.int64(sum(part.points for part in parts))
    good, poor = _reasons(pair, parts)
    return Explanation(
        person_id=int(pair.case.people.ids[pair.person_row]),
        pledge_id=int(pair.case.pledges.ids[pair.pledge_row]),
        verdict="does not fit" if final else "ask first" if blocked or unasked or pair.to_ask else "fits",
        blocked=blocked,
        codes=tuple(criterion.code for criterion in blocking),
        against=tuple(criterion.against(pair) for criterion in blocking),
        remedies=_remedies(pair, final),
        ask=_to_ask(pair, blocked, unasked),
        fit=int(fit),
        cls=int(class_of(pair, fit)),
        parts=parts,
        good=good,
        poor=poor,
    )


def _remedies(pair: Pairs, final: list[Criterion]) -> tuple[Message, ...]:
    remedies = [remedy for criterion in final if (remedy := criterion.remedy(pair))]
    return tuple(remedies) if len(remedies) == len(final) else ()


def _to_ask(pair: Pairs, blocked: int, unasked: int) -> tuple[Message, ...]:
    person = [c.ask(pair) for c in failing(unasked)]
    host = [c.ask(pair) for c in failing(blocked) if c.code in pair.case.ask_the_host]
    others = [say("pair.ask")] if pair.to_ask else []
    return tuple(person + host + others)


def _parts(policy: Policy, points: Sequence[int]) -> tuple[Part, ...]:
    known = zip(CONTRIBUTIONS, points, strict=True)
    return tuple(Part(each.code, number, each.most(policy)) for each, number in known)


def _reasons(pair: Pairs, parts: tuple[Part, ...]) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """What speaks for the pair, most points first; what speaks against it, largest shortfall first."""
    good, poor = [], []
    for contribution, part in zip(CONTRIBUTIONS, parts, strict=True):
        speaks_for, speaks_against = contribution.speaks(pair)
        if speaks_for:
            good.append((part.points, speaks_for))
        if speaks_against:
            poor.append((part.most - part.points, speaks_against))
    return _weightiest(good), _weightiest(poor)


def _weightiest(reasons: list[tuple[int, Message]]) -> tuple[Message, ...]:
    return tuple(message for _, message in sorted(reasons, key=lambda reason: -reason[0]))
