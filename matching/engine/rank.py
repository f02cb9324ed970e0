"""Ranked lists both ways: who fits a pledge, and what fits a person.

Whoever fits comes first; below them the pairs that are possible once somebody has been asked; then everyone
else, the fewest rules in the way first.
"""

from dataclasses import dataclass

import numpy as np

from .criteria import BIT, blocked_word, mask, unasked_word
from .fit import class_of, fit_of
from .model import Case
from .pairs import Numbers, Pairs

FIT_ROOM = 2**20
"""More than any two fits can be apart."""


@dataclass(frozen=True)
class Ranked:
    """The list of one owner, by id, best first, with the fit and class of each.

    `ask` are the pairs to ask about first; `rest` are the others, and `rest_blocked` their blocked words.
    """

    owner: int
    ids: np.ndarray
    fits: np.ndarray
    classes: np.ndarray
    ask: np.ndarray
    ask_fits: np.ndarray
    rest: np.ndarray
    rest_blocked: np.ndarray


@dataclass(frozen=True)
class Judged:
    """What the rules say of some pairs: the blocked word, where to ask first, fit and class."""

    blocked: Numbers
    ask: Numbers
    fit: Numbers
    cls: Numbers

    @property
    def eligible(self) -> Numbers:
        return (self.blocked == 0) & ~self.ask


def judge(pair: Pairs) -> Judged:
    """Every rule for these pairs. `ask`: nothing blocks for good, and somebody must be asked first."""
    blocked = blocked_word(pair)
    final = blocked & mask(BIT.keys() - pair.case.ask_the_host)
    must_ask = (unasked_word(pair) != 0) | pair.to_ask | (blocked != 0)
    fit = fit_of(pair)
    return Judged(blocked, (final == 0) & must_ask, fit, class_of(pair, fit))


def rank_for_pledge(case: Case, pledge_id: int) -> Ranked:
    """The people for a pledge: the fit counts, and a little how long they have waited."""
    everybody = np.arange(len(case.people))
    pair = Pairs(case, everybody, case.pledges.row(pledge_id))
    judged = judge(pair)
    return _ranked(pledge_id, case.people.ids, judged, pledge_order(pair, judged.fit))


def rank_for_person(case: Case, person_id: int) -> Ranked:
    """The pledges for a person: the better class first, then the fit."""
    judged = judge(Pairs(case, case.people.row(person_id), np.arange(len(case.pledges))))
    return _ranked(person_id, case.pledges.ids, judged, person_order(judged.cls, judged.fit))


def person_order(cls: Numbers, fit: Numbers) -> Numbers:
    """What a person's list is in order of, the least first: the class, then the greatest fit."""
    return cls * np.int32(FIT_ROOM) - fit


def pledge_order(pair: Pairs, fit: Numbers) -> Numbers:
    """What a pledge's list is in order of, the least first: the greatest fit, lifted by waiting, up to a
    limit.
    """
    policy = pair.policy
    waited = pair.person.waiting_days // policy.list_waiting_step
    return -(fit + np.minimum(waited, policy.list_waiting_most))


def _ranked(owner: int, ids: np.ndarray, judged: Judged, order: np.ndarray) -> Ranked:
    best = np.lexsort((ids, order))
    fits, ask = best[judged.eligible[best]], best[judged.ask[best]]
    rest = best[~(judged.eligible | judged.ask)[best]]
    rest = rest[np.argsort(np.bitwise_count(judged.blocked[rest]), kind="stable")]
    return Ranked(
        owner=owner,
        ids=ids[fits],
        fits=judged.fit[fits],
        classes=judged.cls[fits],
        ask=ids[ask],
        ask_fits=judged.fit[ask],
        rest=ids[rest],
        rest_blocked=judged.blocked[rest],
    )
