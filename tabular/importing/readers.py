"""Reading one cell: what it says, what is to be said about it, or why it says nothing that we can use.

A reader takes a cell and gives a value of a kind that JSON knows, or a `Noted` value; it raises Unreadable
with a sentence. Sentences never repeat a cell at length: a note about somebody's health may have
slipped into it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .reading import Formula, Value

Reader = Callable[[Value], Any]
SHORT = re.compile(r"[A-Za-z0-9]{1,4}|[\d/.\- ]{1,12}")


class Unreadable(Exception):
    """The cell says nothing that can be used; the message says why, for people."""


@dataclass(frozen=True)
class Noted:
    """A value with a sentence about how it was read; ``check`` where somebody should look at it."""

    value: Any
    sentence: str
    check: bool = True


def shown(cell: Value) -> str:
    """A cell in a sentence, if it looks like a code or a date."""
    return f"“{cell}”" if SHORT.fullmatch(str(cell)) else "what stands there"


def plain(cell: Value) -> str:
    """Any cell as one line of text."""
    if isinstance(cell, Formula):
        raise Unreadable("is a formula without its result: open the file in Excel and save it again")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime) and not (cell.hour or cell.minute):
        cell = cell.date()
    return " ".join(str(cell).split())


def text(longest: int = 100) -> Reader:
    """A name or the like: what is longer is something else in the wrong column."""

    def read(cell: Value) -> str:
        line = plain(cell)
        if len(line) > longest:
            raise Unreadable(f"is longer than {longest} characters: something else stands there")
        return line

    return read


def identifier(cell: Value) -> str:
    """A number that stands for somebody. Zeros in front belong to it; a spreadsheet may have rounded it."""
    line = plain(cell)
    if isinstance(cell, dt.date):
        raise Unreadable("was turned into a date by a spreadsheet")
    if isinstance(cell, float) and not cell.is_integer():
        raise Unreadable("is not a whole number")
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", line):
        raise Unreadable("was rounded by a spreadsheet: format the column as text and export again")
    if isinstance(cell, int | float) and abs(cell) >= 10**15:
        raise Unreadable("is so long that a spreadsheet has rounded it: format the column as text")
    line = re.sub(r"^(\d+)\.0+$", r"\1", line)
    if len(line) > 40:
        raise Unreadable("is too long for a number that stands for a person")
    return line


MONTHS = {
    name: n
    for n, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
FIRST_SERIAL, LAST_SERIAL = 7_000, 80_000
"""As Excel counts days: from 1919 to 2119."""


def day(cell: Value) -> str | Noted:
    """A day as "2004-05-03", from any of the ways in which people and programs write one.

    Day before month, as here; what can only be month first is read so, and said.
    """
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return serial(float(cell))
    line = re.sub(r" *\(.*\)$", "", plain(cell))
    line = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?Z?$", "", line).strip()
    if re.fullmatch(r"\d{5}(\.\d+)?", line):
        return serial(float(line))
    return written_day(line) or no_day(cell)


def serial(number: float) -> str:
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        raise Unreadable("is a number that stands for no date")
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(number))).isoformat()


def no_day(cell: Value) -> str:
    raise Unreadable(f"is not a date that we can read: {shown(cell)}")


def written_day(line: str) -> str | Noted | None:
    line = re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ", "", line, flags=re.IGNORECASE)
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", line):
        return on(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", line):
        return on(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([A-Za-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})", line
    ):
        return on(year(found[3]), MONTHS.get(found[2][:3].lower(), 0), int(found[1]))
    if found := re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", line):
        return on(int(found[3]), MONTHS.get(found[1][:3].lower(), 0), int(found[2]))
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", line)
    return numbers(int(found[1]), int(found[2]), year(found[3])) if found else None


def numbers(first: int, second: int, in_year: int) -> str | Noted | None:
    """Day and month; month and day only where nothing else is possible."""
    if usual := on(in_year, second, first):
        return usual
    american = on(in_year, first, second)
    if american is None:
        return None
    return Noted(american, f"was read with the month first: {dt.date.fromisoformat(american):%-d %B %Y}")


def order_of(cell: Value) -> str:
    """How a day of figures is to be read: "day first", "month first", or "either" where nobody can tell."""
    found = re.match(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}", cell) if isinstance(cell, str) else None
    if not found or found[1] == found[2]:
        return ""
    first, second = int(found[1]), int(found[2])
    if first <= 12 and second <= 12:
        return "either"
    return "month first" if second > 12 else "day first"


def year(digits: str) -> int:
    """Two digits stand for a year that has been."""
    number = int(digits)
    if len(digits) == 4:
        return number
    this = dt.date.today().year
    return number + (this // 100 * 100 if number <= this % 100 else this // 100 * 100 - 100)


def on(in_year: int, month: int, of_month: int) -> str | None:
    try:
        return dt.date(in_year, month, of_month).isoformat()
    except ValueError:
        return None


def email(cell: Value) -> str:
    """The first address in the cell, in lower case."""
    found = re.search(r"[^\s<>;,:\"'()]+@[^\s<>;,:\"'()]+\.[A-Za-z]{2,}", plain(cell))
    if not found:
        raise Unreadable("is not an e-mail address")
    return found[0].lower().removeprefix("mailto:")


def one_of(words: Mapping[str, str], what: str) -> Reader:
    """A code from a list. ``words`` maps what stands in files, squeezed by `squeeze`, to the code."""
    known = {squeeze(word): code for word, code in words.items()}

    def read(cell: Value) -> str:
        found = known.get(squeeze(plain(cell)))
        if found is None:
            raise Unreadable(f"{shown(cell)} is no {what} that we know")
        return found

    return read


def squeeze(words: str) -> str:
    """Words without what people write in different ways: cases, stops, dashes, spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())
