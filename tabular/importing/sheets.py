"""A sheet of a file: its numbered rows and their cells, whatever kind of file it came from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MOST_ROWS = 60_000
MOST_COLUMNS = 400

Value = str | int | float | dt.date | dt.datetime | dt.time | None
Tick = Callable[[], None]
"""Called for each row that was read."""


class CannotRead(Exception):
    """The file cannot be read at all; its message is for people."""


class Formula(str):
    """A formula whose result nobody has worked out: the program that made the file did not."""


@dataclass(frozen=True)
class Row:
    """``spread`` is the row with the value of a merged cell in each cell that it covers: for headings."""

    number: int
    cells: list[Value]
    spread: list[Value]

    @property
    def is_empty(self) -> bool:
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """``name`` is empty for a CSV file."""

    file: str
    name: str
    rows: list[Row]
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False


def fitting(rows: list[Row]) -> list[Row]:
    if len(rows) > MOST_ROWS:
        raise CannotRead(f"There are {len(rows):,} rows; {MOST_ROWS:,} fit. Split the file.")
    return rows


def no_tick() -> None:
    """For those who do not wait."""


ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u3000": " "})


def tidy(value: Any) -> Value:
    """Text without what cannot be seen: hard and double spaces at its ends, marks of no width; ="00123" as
    00123. Empty text is nothing.
    """
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if not isinstance(value, str):
        return (
            value
            if isinstance(value, int | float | dt.date | dt.time)
            else None
            if value is None
            else str(value)
        )
    text = value.translate(INVISIBLE).translate(SPACES).strip()
    protected = re.fullmatch(r'="(.*)"', text)
    text = (protected[1] if protected else text).strip()
    if text.startswith("'") and len(text) > 1:
        text = text[1:]
    return None if not text or text in ERRORS else text
