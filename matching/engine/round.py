"""A round: all that the allocation sees, whatever the scoring: tiers, free places, and the eligible pairs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .decimals import rows_as_text
from .lottery import lots
from .model import Case
from .policy import Policy
from .sorting import Sorted
from .survey import Survey

TIERS = 5


@dataclass(frozen=True, eq=False)
class Round:
    """People, places and edges, all in order of their ids: the order of a case's rows leaves no trace.

    An edge is an eligible pair: `person` and `pledge` are rows of this round, with the pair's satisfaction
    class, fit and lot. Edges are in order of person, then pledge.
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
    kept: np.ndarray | None = None
    """In a worker's edit: 1 for the pairs that were proposed before."""

    @cached_property
    def kind(self) -> np.ndarray:
        """Tier and class of each edge in one small number: 8 × tier + class."""
        return (8 * self.tiers[self.person] + self.cls).astype(np.uint8)

    @cached_property
    def sha256(self) -> str:
        """Of the policy and the three tables, rows in order of their ids."""
        digest = hashlib.sha256(f"{self.policy}\n".encode())
        for _, text in tables(self):
            for part in text:
                digest.update(part.encode())
        return digest.hexdigest()


def open_round(surveyed: Survey) -> Round:
    """The round of a surveyed case: who is served in which tier, and every eligible pair."""
    case, people, pledges = surveyed.case, surveyed.person_ids, surveyed.pledge_ids
    in_order = Sorted(surveyed.person, surveyed.pledge, surveyed.cls, surveyed.fit)
    person, pledge, cls, fit = in_order.take(slice(None))
    waiting = case.people.waiting_days[case.people.rows_of(people.tolist())]
    seen = Round(
        person_ids=people,
        tiers=tier_of(case.policy, waiting, surveyed.options),
        pledge_ids=pledges,
        capacities=case.pledges.capacity[case.pledges.rows_of(pledges.tolist())],
        person=person,
        pledge=pledge,
        cls=cls,
        fit=fit,
        lot=lots(case.lottery_seed, people[person], pledges[pledge]),
        policy=case.policy.version,
    )
    return _with_remembered(seen, case) if case.remembered else seen


def _with_remembered(seen: Round, case: Case) -> Round:
    """With those of whom no row is left, in their places: as if they had been surveyed with the others."""
    remembered = case.remembered
    ids = np.concatenate([seen.person_ids, [each.person_id for each in remembered]])
    tiers = np.concatenate([seen.tiers, [each.tier for each in remembered]])
    order = np.argsort(ids)
    row_of = np.empty_like(order)
    row_of[order] = np.arange(len(order))
    newcomer = np.repeat(np.arange(len(seen.tiers), len(ids)), [len(each.pairs) for each in remembered])
    pairs = np.array([pair for each in remembered for pair in each.pairs], dtype=np.int64).reshape(-1, 3)
    person = row_of[np.concatenate([seen.person, newcomer])]
    pledge = np.concatenate([seen.pledge, np.searchsorted(seen.pledge_ids, pairs[:, 0])])
    edges = np.lexsort((pledge, person))
    lot = np.concatenate([seen.lot, lots(case.lottery_seed, ids[newcomer], pairs[:, 0])])
    return replace(
        seen,
        person_ids=ids[order],
        tiers=tiers[order],
        person=person[edges],
        pledge=pledge[edges],
        cls=np.concatenate([seen.cls, pairs[:, 1]])[edges],
        fit=np.concatenate([seen.fit, pairs[:, 2]])[edges],
        lot=lot[edges],
    )


def tier_of(policy: Policy, waiting_days: np.ndarray, options: np.ndarray) -> np.ndarray:
    """1 is served first. Waiting and having few options give points; points lift someone by whole tiers."""
    limits = np.array([limit for limit, _ in policy.few_options])
    few = np.array([*(points for _, points in policy.few_options), 0])
    waited = np.minimum(waiting_days // policy.waiting_step, policy.waiting_most)
    points = waited + few[np.searchsorted(limits, options)]
    return 1 + np.maximum(0, TIERS - 1 - points // policy.tier_step)


def tables(round_: Round) -> Iterable[tuple[str, Iterable[str]]]:
    """The name and the text of the three tables of a round, in parts."""
    person, pledge = round_.person_ids[round_.person], round_.pledge_ids[round_.pledge]
    yield "people.csv", table_text("person_id,tier", round_.person_ids, round_.tiers)
    yield "places.csv", table_text("pledge_id,capacity", round_.pledge_ids, round_.capacities)
    columns = [person, pledge, round_.cls, round_.fit, round_.lot]
    header = "person_id,pledge_id,cls,fit,lot"
    if round_.kept is not None:
        header, columns = header + ",kept", [*columns, round_.kept]
    yield "edges.csv", table_text(header, *columns)


def table_text(header: str, *columns: np.ndarray, at_once: int = 1 << 16) -> Iterable[str]:
    """A table as CSV, in parts."""
    yield header + "\n"
    for start in range(0, len(columns[0]), at_once):
        yield rows_as_text(*(column[start : start + at_once] for column in columns))
