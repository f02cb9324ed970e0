"""A round: all that the allocation sees, whatever the scoring: tiers, free places, and the eligible pairs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .criteria import CRITERIA
from .eligible import eligible_pairs
from .fit import class_of, fit_of
from .lottery import lots
from .model import DECLINED, Case
from .pairs import Pairs
from .policy import Policy


@dataclass(frozen=True, eq=False)
class Round:
    """People, places and edges, all in order of their ids: the order of a case's rows leaves no trace.

    An edge is an eligible pair: `person` and `pledge` are rows of this round, with the pair's satisfaction class,
    fit and lot. Edges are in order of person, then pledge.
    """

    person_ids: np.ndarray
    tiers: np.ndarray
    pledge_ids: np.ndarray
    capacities: np.ndarray
    person: np.ndarray
    pledge: np.ndarray
    cls: np.ndarray
    fit: np.ndarray
    lot: np.ndarray
    policy: int = 1

    @property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """The ids of every edge."""
        return self.person_ids[self.person], self.pledge_ids[self.pledge]


def open_round(case: Case) -> Round:
    """The round of a case: who is served in which tier, and every eligible pair with its class, fit and lot."""
    people, pledges = np.argsort(case.people.ids), np.argsort(case.pledges.ids)
    batches, options = _edges_and_options(case)
    person, pledge, cls, fit = _in_order(batches, np.argsort(people), np.argsort(pledges))
    person_ids, pledge_ids = case.people.ids[people], case.pledges.ids[pledges]
    return Round(
        person_ids=person_ids,
        tiers=tier_of(case.policy, case.people.waiting_days, options)[people],
        pledge_ids=pledge_ids,
        capacities=case.pledges.capacity[pledges],
        person=person,
        pledge=pledge,
        cls=cls,
        fit=fit,
        lot=lots(case.lottery_seed, person_ids, pledge_ids, person, pledge),
        policy=case.policy.version,
    )


def tier_of(policy: Policy, waiting_days: np.ndarray, options: np.ndarray) -> np.ndarray:
    """1 is served first. Waiting and having few options give points; points lift someone by whole tiers."""
    limits = np.array([limit for limit, _ in policy.few_options])
    few = np.array([*(points for _, points in policy.few_options), 0])
    waited = np.minimum(waiting_days // policy.waiting_step, policy.waiting_most)
    points = waited + few[np.searchsorted(limits, options)]
    return 1 + np.maximum(0, policy.tiers - 1 - points // policy.tier_step)
