"""What the engine is given: people, pledges, what is known of single pairs, and the rules.

Tables are held by column, one integer array each, so that a rule is one line over any number of pairs.
`person_id` and `pledge_id` are the caller's; inside the engine a person or a pledge is its row number.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

from .policy import POLICIES, Policy

WIDEST = 2**29
"""No cell may reach this: squared distances then stay far inside 64 bits."""

NARROW = 2**14
"""Tables whose cells all stay below this are computed in 32 bits, and every product is still exact."""


class MalformedTable(ValueError):
    """A table that cannot be right: which column and row, and what was expected."""

    def __init__(self, column: str, row: int, expected: str) -> None:
        super().__init__(f"{column}, row {row + 1}: expected {expected}")
        self.column, self.row, self.expected = column, row, expected


class Column(NamedTuple):
    """Least and greatest value; `if_empty` stands in a cell that nobody has filled (None: it may not be)."""

    low: int
    high: int
    if_empty: int | None = None

    @property
    def expected(self) -> str:
        empty = "" if self.if_empty is None else ", or nothing"
        if self.high >= WIDEST - 1:
            return (f"a whole number from {self.low}" if self.low > -WIDEST + 1 else "a whole number") + empty
        return f"a whole number from {self.low} to {self.high}{empty}"


FLAG, BITS, DAYS = Column(0, 1), Column(0, 255), Column(0, 127)
COUNT, WHOLE = Column(0, WIDEST - 1), Column(1 - WIDEST, WIDEST - 1)
IDENTIFIER = Column(0, 2**63 - 1)


def may_be_empty(column: Column, stand_in: int = 0) -> Column:
    """The same column where *not asked* is an answer."""
    return column._replace(if_empty=stand_in)


class Table:
    """Rows of integers by column; `gaps` marks, for the columns that have any, the cells that are empty."""

    key: ClassVar[str]
    columns: ClassVar[dict[str, Column]]
    _low: ClassVar[np.ndarray]
    _high: ClassVar[np.ndarray]
    _is_small: ClassVar[np.ndarray]
    _wide: ClassVar[list[str]]

    def __init_subclass__(cls) -> None:
        """The ranges of all columns together, so that a table is checked at once."""
        low, high = np.array([column[:2] for column in cls.columns.values()], dtype=np.int64).T
        cls._low, cls._high, cls._is_small = low[:, None], high[:, None], high < WIDEST
        cls._wide = [name for name, column in cls.columns.items() if column.high >= WIDEST]

    def __init__(self, values: Mapping[str, Sequence[int | None] | np.ndarray]) -> None:
        self.gaps: dict[str, np.ndarray] = {}
        cells = np.array([self._filled(name, values[name]) for name in self.columns], dtype=np.int64)
        self._check(cells)
        vars(self).update(self._narrowed(cells))
        self.ids = cells[0]
        self._check_ids()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], **more: Any) -> Self:
        """The table of these rows; None is an empty cell."""
        rows = list(rows)
        return cls({name: [row[name] for row in rows] for name in cls.columns}, **more)

    def __len__(self) -> int:
        return len(self.ids)

    def __getattr__(self, name: str) -> np.ndarray:
        """Columns are plain attributes; whoever gets here asked for one that the table does not have."""
        raise AttributeError(name)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {key: row for row, key in enumerate(self.ids.tolist())}

    def take(self, rows: np.ndarray) -> Self:
        """These rows, as a table of their own."""
        taken = copy(self)
        taken.__dict__.pop("_row_of", None)
        taken.ids = self.ids[rows]
        vars(taken).update({name: getattr(self, name)[rows] for name in self.columns})
        taken.gaps = {name: gaps[rows] for name, gaps in self.gaps.items()}
        return taken

    def row(self, key: int) -> int:
        """The row of one id; KeyError if there is none."""
        return self._row_of[key]

    def rows_of(self, keys: Iterable[int]) -> np.ndarray:
        return np.fromiter((self._row_of[key] for key in keys), dtype=np.int64)

    def asked(self, *cells: str) -> np.ndarray | np.bool_:
        """The rows where none of these cells is empty; just True where that is all of them."""
        known: np.ndarray | np.bool_ = np.True_
        for cell in cells if self.gaps else ():
            if cell in self.gaps:
                known = known & ~self.gaps[cell]
        return known

    def _filled(
        self, name: str, cells: Sequence[int | None] | np.ndarray
    ) -> Sequence[int | None] | np.ndarray:
        """The cells with a stand-in where one is empty, and the empty ones marked."""
        if isinstance(cells, np.ndarray) or None not in cells:
            return cells
        gaps = np.array([cell is None for cell in cells])
        if self.columns[name].if_empty is None:
            raise MalformedTable(name, int(gaps.argmax()), self.columns[name].expected)
        self.gaps[name] = gaps
        return [self.columns[name].if_empty if cell is None else cell for cell in cells]

    def _check(self, cells: np.ndarray) -> None:
        outside = (cells < self._low) | (cells > self._high)
        if outside.any():
            column, row = divmod(int(outside.argmax()), outside.shape[1])
            name = list(self.columns)[column]
            raise MalformedTable(name, row, self.columns[name].expected)

    def _narrowed(self, cells: np.ndarray) -> dict[str, np.ndarray]:
        """The columns, in 32 bits where nothing is lost by it even when two are multiplied."""
        values = dict(zip(self.columns, cells, strict=True))
        if np.abs(cells[self._is_small]).max(initial=0) < NARROW:
            small = dict(zip(self.columns, cells.astype(np.int32), strict=True))
            too_big = {name for name in self._wide if values[name].max(initial=0) >= 2**31}
            values = {name: values[name] if name in too_big else small[name] for name in values}
        return values

    def _check_ids(self) -> None:
        if len(self) < 2:
            return
        order = np.argsort(self.ids, kind="stable")
        again = np.flatnonzero(np.diff(self.ids[order]) == 0)
        if len(again):
            raise MalformedTable(self.key, int(order[again[0] + 1]), f"each {self.key} once")


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
        nobody_asked = (0,) * sectors
        rows = [nobody_asked if row is None else row for row in interests]
        self.interests = np.array(rows, dtype=np.uint8).reshape(len(self), sectors)
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
