"""What the engine is given: people, pledges, what is known of single pairs, and the rules.

`person_id` and `pledge_id` are the caller's; inside the engine a person or a pledge is its row number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Self

import numpy as np

from .policy import POLICIES, Policy
from .table import (
    BITS,
    COUNT,
    DAYS,
    FLAG,
    IDENTIFIER,
    WHOLE,
    WIDEST,
    Column,
    MalformedTable,
    Table,
    may_be_empty,
)


class People(Table):
    """Young adults who may be matched. Positions and `max_travel` in 100 m, ages in months, pay in pence.

    `interests` has one row a person and one column a sector, 0 (none) to 3 (most); None: nobody has asked.
    `grp` is the monitoring group: no rule reads it, only the fairness report does.
    """

    key = "person_id"
    columns = {
        "person_id": IDENTIFIER,
        "x": may_be_empty(WHOLE),
        "y": may_be_empty(WHOLE),
        "council": COUNT,
        "age_m": COUNT,
        "qual": may_be_empty(Column(0, 5)),
        "max_travel": may_be_empty(Column(1, WIDEST - 1), 1),
        "remote_ok": FLAG,
        "days": may_be_empty(DAYS),
        "avail_from": may_be_empty(WHOLE),
        "dbs": may_be_empty(Column(0, 2)),
        "rtw": may_be_empty(FLAG),
        "licence": may_be_empty(FLAG),
        "needs": BITS,
        "r0": Column(0, 4),
        "r1": Column(0, 4),
        "r2": Column(0, 4),
        "r3": Column(0, 4),
        "hours_pref": may_be_empty(COUNT),
        "pay_min": may_be_empty(COUNT),
        "support": BITS,
        "declined_sectors": Column(0, 2**62),
        "waiting_days": COUNT,
        "grp": Column(0, 3),
    }

    def __init__(
        self,
        values: Mapping[str, Sequence[int | None] | np.ndarray],
        interests: Sequence[Sequence[int] | None] | np.ndarray,
        sectors: int,
    ) -> None:
        super().__init__(values)
        self.sectors = sectors
        if not isinstance(interests, np.ndarray):
            nobody_asked = (0,) * sectors
            interests = [nobody_asked if row is None else row for row in interests]
        self.interests = np.array(interests, dtype=np.uint8).reshape(len(self), sectors)
        self.ranks = np.stack([self.r0, self.r1, self.r2, self.r3], axis=1)
        self._check_interests()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], **more: Any) -> Self:
        rows = list(rows)
        return super().of(rows, interests=[row["interests"] for row in rows], **more)

    def take(self, rows: np.ndarray) -> Self:
        taken = super().take(rows)
        taken.interests, taken.ranks = self.interests[rows], self.ranks[rows]
        return taken

    def _check_interests(self) -> None:
        strange = (self.interests > 3).any(axis=1)
        if strange.any():
            raise MalformedTable("interests", int(strange.argmax()), f"{self.sectors} digits from 0 to 3")
        unknown = self.declined_sectors >> self.sectors > 0
        if unknown.any():
            expected = f"a bit set over {self.sectors} sectors"
            raise MalformedTable("declined_sectors", int(unknown.argmax()), expected)
        half = self.gaps.get("x", np.False_) != self.gaps.get("y", np.False_)
        if np.any(half):
            raise MalformedTable("x", int(np.argmax(half)), "x and y both, or neither")


class Pledges(Table):
    """What people can be matched to: one row an intake, with its free places as `capacity`."""

    key = "pledge_id"
    columns = {
        "pledge_id": IDENTIFIER,
        "type": Column(0, 3),
        "sector": Column(0, 61),
        "sector2": Column(-1, 61),
        "x": WHOLE,
        "y": WHOLE,
        "council": COUNT,
        "scope": FLAG,
        "remote": FLAG,
        "capacity": COUNT,
        "age_min_m": WHOLE,
        "age_max_m": WHOLE,
        "qual_min": Column(0, 5),
        "qual_ideal": Column(0, 5),
        "days": DAYS,
        "min_days": COUNT,
        "start_by": WHOLE,
        "dbs": Column(0, 2),
        "rtw": FLAG,
        "licence": FLAG,
        "access": BITS,
        "hours": COUNT,
        "pay": COUNT,
        "support": BITS,
    }


class PairMap:
    """A small number for a few pairs of rows, 0 for every other pair.

    Most pairs that are asked for are not in it; a table of marks tells nearly all of them at once.
    """

    def __init__(self, people: np.ndarray, pledges: np.ndarray, values: np.ndarray, n_people: int) -> None:
        keys = pledges.astype(np.int64) * n_people + people
        order = np.argsort(keys, kind="stable")
        self.n_people = n_people
        self.keys, self.values = keys[order], values[order]
        self._marks = np.zeros(1 << min(20, 5 + len(keys).bit_length()), dtype=bool)
        self._marks[keys & len(self._marks) - 1] = True

    def at(self, person: np.ndarray, pledge: np.ndarray) -> np.ndarray:
        """The numbers of these pairs."""
        if not len(self.keys):
            return np.zeros(np.broadcast(person, pledge).shape, dtype=np.int8)
        keys = np.multiply(pledge, self.n_people, dtype=np.int64) + person
        numbers = np.zeros(keys.shape, dtype=np.int8)
        maybe = self._marks[keys & len(self._marks) - 1]
        found = np.searchsorted(self.keys, keys[maybe]).clip(max=len(self.keys) - 1)
        numbers[maybe] = np.where(self.keys[found] == keys[maybe], self.values[found], 0)
        return numbers


DECLINED, BARRED = 1, 2


@dataclass(frozen=True)
class Relations:
    """What is known of single pairs, by id.

    `exclusions`: (person, pledge) → DECLINED where the only reason is the person's own no, else BARRED.
    `choices`: (person, pledge) → 1 to 3, pledges that the person asked for by name, 1 the most wanted.
    `ask_first`: pairs where somebody must be asked before anything else, whatever the columns say.
    """

    exclusions: Mapping[tuple[int, int], int] = field(default_factory=dict)
    choices: Mapping[tuple[int, int], int] = field(default_factory=dict)
    ask_first: frozenset[tuple[int, int]] = frozenset()


class Remembered(NamedTuple):
    """Somebody of whom nothing is known any more but what the allocation saw: their tier, and for each pledge
    that fitted its id, satisfaction class and fit.
    """

    person_id: int
    tier: int
    pairs: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, eq=False)
class Case:
    """Everything that a list or a round depends on; the same case always gives the same answer.

    `ask_the_host` names criteria that are never a final no: the service puts ACCESS there, because of the
    duty to make reasonable adjustments. Such a pair reads "ask the host first", and is never proposed.
    `remembered` are people without a row who take part in a round as an earlier survey saw them.
    """

    people: People
    pledges: Pledges
    relations: Relations = Relations()
    policy: Policy = POLICIES[1]
    lottery_seed: int = 0
    ask_the_host: frozenset[str] = frozenset()
    remembered: tuple[Remembered, ...] = ()

    def __post_init__(self) -> None:
        for column in ("sector", "sector2"):
            unknown = getattr(self.pledges, column) >= self.people.sectors
            if unknown.any():
                expected = f"a sector below {self.people.sectors}"
                raise MalformedTable(column, int(unknown.argmax()), expected)

    @cached_property
    def excluded(self) -> PairMap:
        return self._pair_map(self.relations.exclusions)

    @cached_property
    def chosen(self) -> PairMap:
        return self._pair_map(self.relations.choices)

    @cached_property
    def to_ask(self) -> PairMap:
        return self._pair_map(dict.fromkeys(self.relations.ask_first, 1))

    def _pair_map(self, by_ids: Mapping[tuple[int, int], int]) -> PairMap:
        people = self.people.rows_of(person for person, _ in by_ids)
        pledges = self.pledges.rows_of(pledge for _, pledge in by_ids)
        values = np.fromiter(by_ids.values(), dtype=np.int8)
        return PairMap(people, pledges, values, len(self.people))
