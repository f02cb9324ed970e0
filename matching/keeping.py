"""A case as it is kept with a round: one compressed JSON text, from which the very same case comes back.

Keys of people and intakes, and the columns that the rules read; no names.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .engine import Case, People, Pledges, Relations
from .engine.model import Remembered
from .engine.table import Table
from .policies import from_values, to_values

Kept = bytes | memoryview | None
"""As the database holds it."""

CASES_AT_HAND = 4
"""How many cases a process keeps unpacked: one or two workers' rounds, some megabytes each."""


def pack(case: Case) -> tuple[bytes, str]:
    """The case compressed, and the SHA-256 of its text."""
    text = plain(
        {
            "policy": case.policy.version,
            "policy_values": to_values(case.policy),
            "lottery_seed": case.lottery_seed,
            "sectors": case.people.sectors,
            "people": columns_of(case.people),
            "interests": ["".join(map(str, row)) for row in case.people.interests.tolist()],
            "pledges": columns_of(case.pledges),
            "exclusions": numbered(case.relations.exclusions),
            "choices": numbered(case.relations.choices),
            "ask_first": sorted(case.relations.ask_first),
            "ask_the_host": sorted(case.ask_the_host),
            **({"remembered": case.remembered} if case.remembered else {}),
        }
    )
    return squeeze(text), sha256(text)


def unpack(kept: Kept) -> Case:
    """The case that was packed; the same object for the same bytes, for a while: a worker who reviews a round
    decides again and again about one case. Raises ValueError where nothing was packed.
    """
    if kept is None:
        raise ValueError("Nothing was kept.")
    return _unpacked(bytes(kept))


@lru_cache(maxsize=CASES_AT_HAND)
def _unpacked(kept: bytes) -> Case:
    told = json.loads(unsqueeze(kept))
    interests = [[int(digit) for digit in row] for row in told["interests"]]
    return Case(
        people=People(told["people"], interests=interests, sectors=told["sectors"]),
        pledges=Pledges(told["pledges"]),
        relations=Relations(
            exclusions=by_pair(told["exclusions"]),
            choices=by_pair(told["choices"]),
            ask_first=frozenset(map(tuple, told["ask_first"])),
        ),
        policy=from_values(told["policy_values"], told["policy"]),
        lottery_seed=told["lottery_seed"],
        ask_the_host=frozenset(told["ask_the_host"]),
        remembered=tuple(
            Remembered(person, tier, tuple(map(tuple, pairs)))
            for person, tier, pairs in told.get("remembered", [])
        ),
    )


def plain(value: Any) -> str:
    """JSON that is the same for the same value, whenever it is written."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def squeeze(text: str) -> bytes:
    return zlib.compress(text.encode())


def unsqueeze(kept: Kept) -> str:
    if kept is None:
        raise ValueError("Nothing was kept.")
    return zlib.decompress(bytes(kept)).decode()


def columns_of(table: Table) -> dict[str, list[int | None]]:
    """Every column, with nothing where a cell is empty: nobody has asked."""
    return {name: column_of(table, name) for name in table.columns}


def column_of(table: Table, name: str) -> list[int | None]:
    values = getattr(table, name).tolist()
    if name not in table.gaps:
        return values
    return [None if gap else value for value, gap in zip(values, table.gaps[name].tolist(), strict=True)]


def numbered(pairs: Mapping[tuple[int, int], int]) -> list[tuple[int, int, int]]:
    return sorted((person, intake, number) for (person, intake), number in pairs.items())


def by_pair(rows: list[list[int]]) -> dict[tuple[int, int], int]:
    return {(person, intake): number for person, intake, number in rows}
