"""Which heading stands for which column, where the headings are, and which rows below are records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from .outcomes import SourceRow
from .readers import Noted, Reader, Unreadable, day, order_of, squeeze
from .reading import Row, Sheet

LOOK_FOR_HEADINGS_IN = 60
LONGEST_HEADING = 200
A_NUMBER = r"\d+|(?=\S*\d)\S{4,}"
"""What could be the number of somebody: with a digit and no spaces in it."""
FILLERS = frozenset(
    re.findall(
        r"\w+",
        "the of a an s is child childs person persons people pers young yp client clients care leaver "
        "leavers current currently latest main la please enter lcs ll liquidlogic mosaic",
    )
)
"""Words that headings have or have not: "Young Person's Current Postcode" is "Postcode"."""

IN_FULL = {
    **dict.fromkeys(("no", "num", "nr"), "number"),
    **dict.fromkeys(("tel", "phone", "tele"), "telephone"),
    "mob": "mobile",
    "addr": "address",
    "ref": "reference",
    "advisor": "adviser",
    "accom": "accommodation",
}


@dataclass(frozen=True)
class Column:
    """One column that is kept: its name in the code, what people call it, what it is called in files (the
    surest heading first), how a cell is read. ``identifies``: a row with only this is a record still, where
    it looks like ``alone``.
    """

    name: str
    label: str
    headings: tuple[str, ...]
    read: Reader
    identifies: bool = False
    alone: str = A_NUMBER


@dataclass(frozen=True)
class Declaration:
    """All columns that an importer keeps; ``is_a_list`` says whether a sheet with these columns is what it
    wants.
    """

    columns: tuple[Column, ...]
    is_a_list: Callable[[Collection[str]], bool]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> set[str]:
        return {column.name for column in self.columns}

    def choices(self) -> list[tuple[str, str]]:
        return [(column.name, column.label) for column in self.columns]


@dataclass(frozen=True)
class Heading:
    """A heading as it stands, and the key under which it is remembered."""

    index: int
    text: str
    key: str
    column: str
    is_hidden: bool


@dataclass
class Table:
    """A sheet whose headings are known. ``skipped`` fills while its rows are read: what was no record.
    ``place`` is the sheet's among all sheets of all files.
    """

    sheet: Sheet
    declaration: Declaration
    first_row: int
    headings: list[Heading]
    above: int
    place: int = 0
    skipped: list[str] = field(default_factory=list)

    @property
    def columns(self) -> dict[str, int]:
        return {heading.column: heading.index for heading in self.headings if heading.column}

    @cached_property
    def words(self) -> set[str]:
        """What the row of headings says."""
        return {squeeze(heading.text) for heading in self.headings}

    @property
    def left_out(self) -> list[str]:
        return [heading.text for heading in self.headings if not heading.column]

    def with_columns(self, chosen: Mapping[str, str]) -> Table:
        """The same with what somebody chose for each heading (by key); a column is taken once."""
        headings = [
            Heading(h.index, h.text, h.key, chosen.get(h.key, h.column), h.is_hidden) for h in self.headings
        ]
        return replace(self, headings=once(headings, self.declaration), skipped=[])

    def rows(self) -> Iterator[SourceRow]:
        """The records, in order. Bands, totals, headings that come again and footers are skipped."""
        columns = self.columns
        doubtful = self.month_first(columns)
        for row in self.sheet.rows:
            if row.number < self.first_row or row.is_empty:
                continue
            if said := self.no_record(row, columns):
                self.skipped.append(f"Row {row.number} was passed over: {said}.")
            else:
                yield self.record(row, columns, doubtful)

    def no_record(self, row: Row, columns: Mapping[str, int]) -> str:
        """Why this row is no record; nothing where it is one."""
        filled = [cell for cell in row.cells if cell is not None]
        texts = {str(cell) for cell in filled}
        if len(filled) > 1 and {squeeze(text) for text in texts if len(text) < LONGEST_HEADING} == self.words:
            return "the headings again"
        kept = {name for name, at in columns.items() if at < len(row.cells) and row.cells[at] is not None}
        if not kept and len(filled) > 1:
            return "nothing in the columns that are kept"
        if is_a_footer(str(filled[0])) and len(kept) <= max(2, len(columns) // 2):
            return "a total or a note"
        if len(filled) == 1 or len(texts) == 1:
            return "" if self.identifies(row, columns) else "a band or a note"
        return ""

    def identifies(self, row: Row, columns: Mapping[str, int]) -> bool:
        """A single cell that says what the row is about."""
        for column in self.declaration.columns:
            at = columns.get(column.name, len(row.cells))
            if column.identifies and at < len(row.cells) and row.cells[at] is not None:
                return bool(re.fullmatch(column.alone, str(row.cells[at])))
        return False

    def month_first(self, columns: Mapping[str, int]) -> set[str]:
        """The columns of days in which the month mostly stands first: there a day that could be either is
        doubtful. One such day among many is a slip of its own.
        """
        found = set()
        for name, at in columns.items():
            if self.declaration.column(name).read is day:
                orders = Counter(order_of(row.cells[at]) for row in self.sheet.rows if at < len(row.cells))
                if orders["month first"] > max(1, orders["day first"]):
                    found.add(name)
        return found

    def record(self, row: Row, columns: Mapping[str, int], doubtful: Collection[str] = ()) -> SourceRow:
        found = SourceRow(self.sheet.file, self.sheet.name, row.number, {})
        for name, at in columns.items():
            cell = row.cells[at] if at < len(row.cells) else None
            if cell is not None:
                read_into(found, self.declaration.column(name), cell)
            if name in doubtful and order_of(cell) == "either" and name in found.values:
                label = self.declaration.column(name).label
                found.notes.append(
                    f"Check: {label} was read with the day first, and most here have the month first."
                )
        return found


def read_into(found: SourceRow, column: Column, cell: Any) -> None:
    try:
        value = column.read(cell)
    except Unreadable as problem:
        found.unread[column.name] = f"{column.label}: {problem}."
        return
    if isinstance(value, Noted):
        found.notes.append(f"{'Check' if value.check else 'Note'}: {column.label} {value.sentence}.")
        value = value.value
    if value not in (None, ""):
        found.values[column.name] = value


FOOTER = re.compile(
    r"(sub ?-?|grand )?totals?\b|count\b|number of\b|no\. of\b|records?\b.*\d|rows?\b.*\d|end of\b"
    r"|page \d|printed\b|report\b|run (on|by|date)|produced\b|generated\b|source\b|notes?\b"
    r"|confidential|official|©|\*",
    re.IGNORECASE,
)


def is_a_footer(text: str) -> bool:
    return bool(FOOTER.match(text.strip()))


# --- Headings


def keys_of(text: str) -> list[str]:
    """A heading in the forms in which it may be known, the surest first."""
    whole = squeeze(text)
    without_brackets = squeeze(re.sub(r"[(\[].*?[)\]]", " ", text))
    words = without_brackets.split()
    # Alone, "No" may be the number of anything.
    in_full = " ".join(IN_FULL.get(word, word) for word in words) if len(words) > 1 else without_brackets
    short = " ".join(word for word in in_full.split() if word not in FILLERS)
    together = (in_full.replace(" ", ""), short.replace(" ", ""))
    return list(dict.fromkeys(key for key in (whole, without_brackets, in_full, short, *together) if key))


@cache
def known_headings(declaration: Declaration) -> dict[str, tuple[int, str]]:
    """Each form of each heading: how sure it is (lower is surer), and its column."""
    known: dict[str, tuple[int, str]] = {}
    for column in declaration.columns:
        for rank, text in enumerate(column.headings):
            for form, key in enumerate(keys_of(text)):
                known.setdefault(key, (rank + 100 * form, column.name))
    return known


def recognise(
    sheet: Sheet, declaration: Declaration, remembered: Mapping[str, str] | None = None
) -> Table | None:
    """The headings of a sheet, or None where it has none that we know.

    ``remembered`` maps the key of a heading to the column that somebody chose for it in this source.
    """
    known, best, best_score = known_headings(declaration), None, 1.0
    rows = [row for row in sheet.rows[: LOOK_FOR_HEADINGS_IN * 4] if not row.is_empty][:LOOK_FOR_HEADINGS_IN]
    for position, row in enumerate(rows):
        above = rows[position - 1] if position else None
        for texts in candidates(row, above, known):
            headings = named(texts, sheet, declaration, known, remembered or {})
            score = sum(1 if not heading.is_hidden else 0.5 for heading in headings if heading.column)
            if score > best_score:
                best, best_score = Table(sheet, declaration, row.number + 1, headings, row.number - 1), score
    return best


def candidates(row: Row, above: Row | None, known: Collection[str]) -> Iterator[list[str]]:
    """A row as headings; and each together with what spreads over it in the row above."""
    texts = [str(cell) if isinstance(cell, str) else "" for cell in row.spread]
    yield texts
    if above is not None:
        over = [str(cell) if isinstance(cell, str) else "" for cell in above.spread]
        over += [""] * (len(texts) - len(over))
        yield [together(high, low, known) for high, low in zip(over, texts, strict=False)]


def together(high: str, low: str, known: Collection[str]) -> str:
    """ "Accommodation" over "Type", "Name" over "First"."""
    if not low or high == low:
        return high or low
    both = (f"{high} {low}", f"{low} {high}")
    return next((it for it in both if any(key in known for key in keys_of(it))), low)


def named(
    texts: list[str],
    sheet: Sheet,
    declaration: Declaration,
    known: Mapping[str, tuple[int, str]],
    remembered: Mapping[str, str],
) -> list[Heading]:
    headings: list[Heading] = []
    seen: dict[str, int] = {}
    for index, text in enumerate(texts):
        key = squeeze(text)[:LONGEST_HEADING]
        if not key:
            continue
        seen[key] = seen.get(key, 0) + 1
        key = key if seen[key] == 1 else f"{key} #{seen[key]}"
        column = remembered.get(key, known_as(text, known))
        shown = " ".join(text.split())[:LONGEST_HEADING]
        headings.append(Heading(index, shown, key, column, index in sheet.hidden_columns))
    return once(headings, declaration)


def known_as(text: str, known: Mapping[str, tuple[int, str]]) -> str:
    return next((known[key][1] for key in keys_of(text) if key in known), "")


def once(headings: list[Heading], declaration: Declaration) -> list[Heading]:
    """Each column from one heading: a visible one, then the surest name, then the leftmost."""
    known = known_headings(declaration)
    best: dict[str, Heading] = {}
    for heading in sorted(headings, key=lambda h: (h.is_hidden, sureness(h, known), h.index)):
        if heading.column:
            best.setdefault(heading.column, heading)
    return [
        h if not h.column or best[h.column] is h else Heading(h.index, h.text, h.key, "", h.is_hidden)
        for h in headings
    ]


def sureness(heading: Heading, known: Mapping[str, tuple[int, str]]) -> int:
    return next((known[key][0] for key in keys_of(heading.text) if key in known), 1000)
