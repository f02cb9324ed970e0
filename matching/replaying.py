"""A round once more, from what was kept of it: the same result, or which part is another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import keeping, proposing
from .engine import Case, Policy
from .engine.edits import Edit
from .models import Round, RoundVersion
from .proposing import Pair, Result


@dataclass(frozen=True)
class Replayed:
    """One version of a round, worked out again."""

    version: RoundVersion
    result: Result

    @property
    def is_same(self) -> bool:
        return self.result.sha256 == self.version.sha256


def replay(round_: Round) -> Iterator[Replayed]:
    """Every version of a round, worked out again from its kept input and what was settled by then.

    Raises ValueError where the kept input is not the one that was read.
    """
    case, before = kept_case(round_), list[Pair]()
    for version in round_.versions.order_by("number"):
        yield Replayed(version, again(case, version, before))
        before = pairs_of(version)


def kept_case(round_: Round) -> Case:
    if keeping.sha256(keeping.unsqueeze(round_.input)) != round_.input_sha256:
        raise ValueError(f"The kept input of round {round_.pk} is not the one that was read.")
    return keeping.unpack(round_.input)


def again(case: Case, version: RoundVersion, before: Sequence[Pair]) -> Result:
    """One version, from the pairs of the one before it. The first had nothing settled."""
    settled = None if version.number == 1 else settled_in(version)
    return proposing.compute(case, settled, before)


def settled_in(version: RoundVersion) -> Edit:
    settled = version.settled
    return Edit(
        pins=frozenset(map(tuple, settled["pins"])),
        forbids=frozenset(map(tuple, settled["forbids"])),
        withdrawn=frozenset(settled["withdrawn"]),
    )


def pairs_of(version: RoundVersion) -> list[Pair]:
    return [(person, intake) for person, intake in version.pairs]


def newest(round_: Round, case: Case) -> Replayed:
    """The newest version, worked out again from the round's kept case."""
    *earlier, version = round_.versions.order_by("number")
    before = pairs_of(earlier[-1]) if earlier else []
    return Replayed(version, again(case, version, before))


@dataclass(frozen=True)
class WhatIf:
    """A round's first proposal, and what another policy would have proposed from the same input."""

    then: Result
    instead: Result

    @property
    def changed(self) -> int:
        """How many people would have had another place, or one at all, or none."""
        then, instead = dict(self.then.pairs), dict(self.instead.pairs)
        return sum(then.get(person) != instead.get(person) for person in {*then, *instead})

    def placed_from_tiers(self) -> list[tuple[int, int, int]]:
        """Tier, how many people were placed from it, how many would have been."""
        return list(zip(range(1, 6), self.then.rest.vector[1:6], self.instead.rest.vector[1:6], strict=True))


def what_if(round_: Round, policy: Policy) -> WhatIf:
    case = kept_case(round_)
    return WhatIf(proposing.compute(case), proposing.compute(replace(case, policy=policy)))
