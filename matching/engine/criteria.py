"""The hard rules, each declared once: its test, when to ask first, why not in words, what would unblock.

Their order is their bit in the `blocked` word, 0 for an eligible pair. A test may compare arrays of any
shape: one pair, a ranked list and the whole country go through the same line. To add a rule, write a class
and append it.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import numpy as np

from .messages import Message, bits_of, say
from .model import DECLINED, Pledges
from .pairs import Numbers, Pairs


class Criterion:
    """A rule that a pair must pass. Not asked is not no: an empty cell never blocks."""

    code: ClassVar[str]
    cells: ClassVar[tuple[str, ...]] = ()
    """The person's cells that the test reads and that may be empty."""
    is_rare: ClassVar[bool] = False
    """It concerns few pairs, and is not cheap to ask about many."""
    examples: ClassVar[tuple[str, Sequence[int]] | None] = None
    """What pledges may demand here, where that is one column with few values; see `demanded`."""

    def blocks(self, pair: Pairs) -> Numbers:
        """Where the pair fails, were every cell filled."""
        raise NotImplementedError

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        """Where some answers to the empty cell would pass and some would not."""
        return np.False_

    def against(self, pair: Pairs) -> Message:
        """Why not, for one pair that is blocked."""
        return say(f"{self.code}.against")

    def remedy(self, pair: Pairs) -> Message | None:
        """The smallest change that would unblock one pair, where somebody could make it."""
        return None

    def ask(self, pair: Pairs) -> Message:
        """What to ask first, for one pair that hangs on it."""
        return say(f"{self.code}.ask")

    def demanded(self, pledges: Pledges, column: str, values: np.ndarray) -> np.ndarray:
        """Which pledges demand what these examples do; a pledge blocks just those whom its examples block."""
        return getattr(pledges, column) == values

    def blocked(self, pair: Pairs) -> Numbers:
        return pair.person.asked(*self.cells) & self.blocks(pair)

    def unasked(self, pair: Pairs) -> Numbers:
        return ~pair.person.asked(*self.cells) & self.hangs_on_answer(pair)

    def passes(self, pair: Pairs) -> Numbers:
        """Neither blocked nor to be asked about first."""
        known = pair.person.asked(*self.cells)
        if known is np.True_:
            return ~self.blocks(pair)
        stops: Numbers = np.where(known, self.blocks(pair), self.hangs_on_answer(pair))
        return ~stops


class Age(Criterion):
    """Outside the window of ages, in whole months."""

    code = "AGE"

    def blocks(self, pair: Pairs) -> Numbers:
        return (pair.person.age_m < pair.pledge.age_min_m) | (pair.person.age_m > pair.pledge.age_max_m)

    def against(self, pair: Pairs) -> Message:
        return say("AGE.against", youngest=pair.pledge.age_min_m, oldest=pair.pledge.age_max_m)

    def remedy(self, pair: Pairs) -> Message | None:
        months = pair.pledge.age_min_m - pair.person.age_m
        return say("AGE.remedy", months=months) if months > 0 else None


class Qualification(Criterion):
    code, cells = "QUAL", ("qual",)
    examples = "qual_min", range(1, 6)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.person.qual < pair.pledge.qual_min

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.pledge.qual_min > 0

    def against(self, pair: Pairs) -> Message:
        return say("QUAL.against", need=pair.pledge.qual_min, has=pair.person.qual)

    def remedy(self, pair: Pairs) -> Message:
        return say("QUAL.remedy", need=pair.pledge.qual_min, has=pair.person.qual)


class Travel(Criterion):
    """Further than they would travel, in a straight line, unless it can be done from home."""

    code, cells = "TRAVEL", ("x", "max_travel")

    def blocks(self, pair: Pairs) -> Numbers:
        away = pair.from_home == 0
        if not np.any(away):
            return away
        furthest = pair.person.max_travel
        return away & (pair.squared_distance > furthest * furthest)

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.from_home == 0

    def against(self, pair: Pairs) -> Message:
        return say("TRAVEL.against", **self._miles(pair))

    def remedy(self, pair: Pairs) -> Message:
        return say("TRAVEL.remedy", **self._miles(pair))

    def _miles(self, pair: Pairs) -> dict[str, int]:
        return {"need": whole_miles(pair.distance_said), "has": whole_miles(pair.person.max_travel)}


class Area(Criterion):
    """Kept for young adults of the host's own council: who the corporate parent is, never where they live."""

    code = "AREA"

    def blocks(self, pair: Pairs) -> Numbers:
        return (pair.pledge.scope == 0) & (pair.person.council != pair.pledge.council)


class Days(Criterion):
    """Free on too few of its days of the week."""

    code, cells = "DAYS", ("days",)

    def blocks(self, pair: Pairs) -> Numbers:
        return np.bitwise_count(pair.person.days & pair.pledge.days) < pair.pledge.min_days

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.pledge.min_days > 0

    def against(self, pair: Pairs) -> Message:
        has = np.bitwise_count(pair.person.days & pair.pledge.days)
        return say("DAYS.against", need=pair.pledge.min_days, has=has, days=bits_of(pair.pledge.days))

    def remedy(self, pair: Pairs) -> Message | None:
        missing = pair.pledge.min_days - np.bitwise_count(pair.person.days & pair.pledge.days)
        others = bits_of(pair.pledge.days & ~pair.person.days)
        return say("DAYS.remedy", more=missing, days=others) if missing <= len(others) else None


class Start(Criterion):
    """Free only after the latest start."""

    code, cells = "START", ("avail_from",)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.person.avail_from > pair.pledge.start_by

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return np.True_

    def against(self, pair: Pairs) -> Message:
        return say("START.against", need=pair.pledge.start_by, has=pair.person.avail_from)

    def remedy(self, pair: Pairs) -> Message:
        return say("START.remedy", need=pair.pledge.start_by, has=pair.person.avail_from)


class Disclosure(Criterion):
    """A Disclosure and Barring Service check that they do not hold yet."""

    code, cells = "DBS", ("dbs",)
    examples = "dbs", (1, 2)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.person.dbs < pair.pledge.dbs

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.pledge.dbs > 0

    def against(self, pair: Pairs) -> Message:
        return say("DBS.against", need=pair.pledge.dbs)

    def remedy(self, pair: Pairs) -> Message:
        return say("DBS.remedy", need=pair.pledge.dbs)


class PermissionToWork(Criterion):
    """Worded neutrally: what the activity asks for, never why somebody has it or not."""

    code, cells = "RTW", ("rtw",)
    examples = "rtw", (1,)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.pledge.rtw > pair.person.rtw

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.pledge.rtw > 0


class Licence(Criterion):
    code, cells = "LICENCE", ("licence",)
    examples = "licence", (1,)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.pledge.licence > pair.person.licence

    def hangs_on_answer(self, pair: Pairs) -> Numbers:
        return pair.pledge.licence > 0

    def remedy(self, pair: Pairs) -> Message:
        return say("LICENCE.remedy")


class Access(Criterion):
    """An adjustment that the host has not said it can make; worded as the adjustment, never as a need."""

    code = "ACCESS"
    examples = "access", tuple(~(1 << bit) for bit in range(8))

    def blocks(self, pair: Pairs) -> Numbers:
        return (pair.person.needs & ~pair.pledge.access) != 0

    def demanded(self, pledges: Pledges, column: str, values: np.ndarray) -> np.ndarray:
        return (pledges.access | values) != -1

    def against(self, pair: Pairs) -> Message:
        return say("ACCESS.against", adjustments=bits_of(pair.person.needs & ~pair.pledge.access))

    def remedy(self, pair: Pairs) -> Message:
        return say("ACCESS.remedy", adjustments=bits_of(pair.person.needs & ~pair.pledge.access))

    def ask(self, pair: Pairs) -> Message:
        return say("ACCESS.ask", adjustments=bits_of(pair.person.needs & ~pair.pledge.access))


class Kind(Criterion):
    """Not one of the kinds of pledge that they want."""

    code = "TYPE"
    examples = "type", range(4)

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.rank_of_kind == 0

    def against(self, pair: Pairs) -> Message:
        return say("TYPE.against", kind=pair.pledge.type)

    def remedy(self, pair: Pairs) -> Message:
        return say("TYPE.remedy", kind=pair.pledge.type)


class Excluded(Criterion):
    """Barred for this pair alone. The reason stays with the people who gave it."""

    code, is_rare = "EXCLUDED", True

    def blocks(self, pair: Pairs) -> Numbers:
        return pair.exclusion > 0

    def against(self, pair: Pairs) -> Message:
        return say("EXCLUDED.declined" if pair.exclusion == DECLINED else "EXCLUDED.against")


CRITERIA: tuple[Criterion, ...] = (
    Age(),
    Qualification(),
    Travel(),
    Area(),
    Days(),
    Start(),
    Disclosure(),
    PermissionToWork(),
    Licence(),
    Access(),
    Kind(),
    Excluded(),
)

RULES = {criterion.code: criterion for criterion in CRITERIA}
BIT = {criterion.code: 1 << place for place, criterion in enumerate(CRITERIA)}


def blocked_word(pair: Pairs) -> Numbers:
    """One bit for each rule that the pair fails."""
    return _word(criterion.blocked(pair) for criterion in CRITERIA)


def unasked_word(pair: Pairs) -> Numbers:
    """One bit for each rule that hangs on a question nobody has asked."""
    return _word(criterion.unasked(pair) for criterion in CRITERIA)


def mask(codes: Iterable[str]) -> int:
    """The bits of these codes."""
    return sum(BIT[code] for code in codes)


def failing(word: int) -> list[Criterion]:
    """The rules whose bits are set."""
    return [CRITERIA[bit] for bit in bits_of(word)]


def whole_miles(hundreds_of_metres: Numbers) -> int:
    """The fewest whole miles that reach so far; the inverse of `miles * 1609344 // 100000`."""
    return -(-int(hundreds_of_metres) * 100_000 // 1_609_344)


def _word(bits: Iterable[Numbers]) -> Numbers:
    word = np.uint16(0)
    for place, bit in enumerate(bits):
        word = word | np.multiply(bit, 1 << place, dtype=np.uint16)
    return word
