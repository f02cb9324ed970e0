"""Cases and results as files: the only module, with __main__, that touches them.

A malformed case is refused with the file, line and column, and what was expected there.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import numpy as np

from .model import BARRED, DECLINED, Case, People, Pledges, Relations
from .policy import POLICIES
from .round import Round
from .table import COUNT, IDENTIFIER, WHOLE, Column, MalformedTable, Table

WHOLE_NUMBER = re.compile(r"-?[0-9]{1,19}")
IN_64_BITS = range(-(2**63), 2**63)
PLAIN = b"0123456789-,\r\n"
"""All that a table of whole numbers is written with."""
INTERESTS = re.compile(r"[0-3]+")
MOST_SECTORS = 62
"""As many as there are bits for; so many where nobody has been asked about any."""
TEXT = "utf-8-sig"
"""UTF-8, with or without the mark that spreadsheets put before it."""

T = TypeVar("T", bound=Table)


class Malformed(Exception):
    """A case that cannot be read: where, and what was expected."""

    def __init__(self, file: str, expected: str, line: int | None = None, column: str | None = None) -> None:
        place = [file, f"line {line}" if line else "", f"column {column}" if column else ""]
        super().__init__(f"{', '.join(filter(None, place))}: expected {expected}")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """What keeps a file from being read is said as what was expected of it."""
    try:
        yield
    except FileNotFoundError:
        raise Malformed(name, "this file") from None
    except OSError as error:
        raise Malformed(name, f"a file that can be read ({error.strerror})") from None


class Sheet:
    """One CSV file, read and checked: a list of rows by column name, and the line that each came from."""

    def __init__(self, folder: Path, name: str, columns: Iterable[str]) -> None:
        self.name, self.columns = name, tuple(columns)
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        try:
            with reading(name), (folder / name).open(newline="", encoding=TEXT) as file:
                self._read(csv.reader(file))
        except UnicodeDecodeError:
            raise Malformed(name, "UTF-8 text") from None
        except csv.Error as error:
            raise Malformed(name, f"comma-separated values ({error})") from None

    def _read(self, reader: Any) -> None:
        header: list[str] = next(reader, [])
        if sorted(header) != sorted(self.columns):
            raise Malformed(self.name, f"the columns {','.join(self.columns)}", 1)
        self._place = {column: header.index(column) for column in self.columns}
        for row in filter(None, reader):
            if len(row) != len(header):
                raise Malformed(self.name, f"{len(header)} cells, found {len(row)}", reader.line_num)
            self.rows.append(row)
            self.lines.append(reader.line_num)

    def cells(self, column: str) -> list[str]:
        place = self._place[column]
        return [row[place] for row in self.rows]

    def numbers(self, column: str, empty: bool = False) -> list[Any]:
        """The whole numbers of a column; None for an empty cell where that is allowed."""
        return [
            None if empty and cell == "" else self._number(cell, column, row)
            for row, cell in enumerate(self.cells(column))
        ]

    def wrong(self, column: str, row: int, expected: str) -> Malformed:
        return Malformed(self.name, f"{expected}, found {self.cells(column)[row]!r}", self.lines[row], column)

    def _number(self, cell: str, column: str, row: int) -> int:
        if not WHOLE_NUMBER.fullmatch(cell):
            raise self.wrong(column, row, "a whole number")
        if int(cell) not in IN_64_BITS:
            raise self.wrong(column, row, "a whole number of at most 64 bits")
        return int(cell)


ROUND_TABLES = {
    "people.csv": {"person_id": IDENTIFIER, "tier": Column(1, 5)},
    "places.csv": {"pledge_id": IDENTIFIER, "capacity": COUNT},
    "edges.csv": {
        "person_id": IDENTIFIER,
        "pledge_id": IDENTIFIER,
        "cls": Column(1, 5),
        "fit": WHOLE,
        "lot": Column(0, 2**32 - 1),
    },
}


class Numbers:
    """A table of whole numbers only: millions of rows are read at once, and one by one only to find a
    fault.
    """

    def __init__(self, folder: Path, name: str, columns: dict[str, Column]) -> None:
        self.folder, self.name, self.columns = folder, name, columns
        self.cells = self._read()
        for column, of in columns.items():
            outside = (self.cells[column] < of.low) | (self.cells[column] > of.high)
            if outside.any():
                raise self._sheet().wrong(column, int(outside.argmax()), of.expected)

    def sort(self, key: str) -> None:
        """Put the rows in order of an id that each must have for itself."""
        order = np.argsort(self.cells[key], kind="stable")
        again = np.flatnonzero(np.diff(self.cells[key][order]) == 0)
        if len(again):
            raise self._sheet().wrong(key, int(order[again[0] + 1]), f"each {key} once")
        self.cells = {column: cells[order] for column, cells in self.cells.items()}

    def rows_in(self, key: str, other: "Numbers") -> np.ndarray:
        """The rows of another, sorted table with the ids in this one."""
        ids, known = self.cells[key], other.cells[key]
        rows = np.searchsorted(known, ids)
        unknown = np.append(known, -1)[rows] != ids
        if unknown.any():
            raise self._sheet().wrong(key, int(unknown.argmax()), f"a {key} of {other.name}")
        return rows

    def order_of_pairs(self, person: np.ndarray, pledge: np.ndarray) -> np.ndarray:
        """The order by person, then pledge; each pair once."""
        keys = person * (pledge.max(initial=0) + 1) + pledge
        order = np.argsort(keys, kind="stable")
        again = np.flatnonzero(np.diff(keys[order]) == 0)
        if len(again):
            raise self._sheet().wrong("pledge_id", int(order[again[0] + 1]), "each pair once")
        return order

    def _read(self) -> dict[str, np.ndarray]:
        cells = self._read_at_once()
        if cells is None:
            sheet = self._sheet()
            cells = {column: np.array(sheet.numbers(column), dtype=np.int64) for column in self.columns}
        return cells

    def _read_at_once(self) -> dict[str, np.ndarray] | None:
        """The cells, or None where something is not as it should be."""
        path = self.folder / self.name
        try:
            with reading(self.name), path.open("rb") as file:
                header = file.readline().decode(TEXT).rstrip("\r\n").split(",")
                if not _is_plain(file):
                    return None
            rows = np.loadtxt(path, np.int64, comments=None, delimiter=",", skiprows=1, ndmin=2)
        except ValueError:
            return None
        as_expected = header == list(self.columns) and rows.shape[1] == len(header)
        return dict(zip(header, rows.T.copy(), strict=True)) if as_expected else None

    def _sheet(self) -> Sheet:
        return Sheet(self.folder, self.name, tuple(self.columns))


def _is_plain(file: BinaryIO) -> bool:
    """Whether the rest of a file has numbers, and nothing that only resembles one."""
    has_any = False
    for part in iter(partial(file.read, 1 << 20), b""):
        if part.translate(None, PLAIN):
            return False
        has_any = has_any or bool(part.strip())
    return has_any


def read_case(folder: Path) -> Case:
    """A full case: people, pledges, exclusions, choices, policy and lottery seed."""
    meta = read_meta(folder)
    pledge_sheet = Sheet(folder, "pledges.csv", Pledges.columns)
    pledges = _table(pledge_sheet, Pledges)
    people_sheet = Sheet(folder, "persons.csv", [*People.columns, "interests"])
    interests, sectors = _interests(people_sheet)
    people = _table(people_sheet, People, interests=interests, sectors=sectors)
    relations = Relations(
        exclusions=_exclusions(folder, people, pledges), choices=_choices(folder, people, pledges)
    )
    try:
        return Case(people, pledges, relations, POLICIES[meta["policy"]], meta["lottery_seed"])
    except MalformedTable as wrong:
        raise pledge_sheet.wrong(wrong.column, wrong.row, wrong.expected) from None


def read_round(folder: Path) -> Round:
    """An allocation case: people with their tiers, places, and edges."""
    meta = read_meta(folder)
    people, places, edges = (Numbers(folder, name, columns) for name, columns in ROUND_TABLES.items())
    people.sort("person_id")
    places.sort("pledge_id")
    person = edges.rows_in("person_id", people)
    pledge = edges.rows_in("pledge_id", places)
    order = edges.order_of_pairs(person, pledge)
    return Round(
        person_ids=people.cells["person_id"],
        tiers=people.cells["tier"],
        pledge_ids=places.cells["pledge_id"],
        capacities=places.cells["capacity"],
        person=person[order],
        pledge=pledge[order],
        cls=edges.cells["cls"][order],
        fit=edges.cells["fit"][order],
        lot=edges.cells["lot"][order],
        policy=meta["policy"],
    )


def read_result(folder: Path) -> tuple[list[tuple[int, int]], list[int], dict[str, Any]]:
    """A proposal, its objective vector and its certificate."""
    sheet = Sheet(folder, "proposal.csv", ("person_id", "pledge_id"))
    pairs = list(zip(sheet.numbers("person_id"), sheet.numbers("pledge_id"), strict=True))
    vector, certificate = _json(folder, "objective.json").get("vector"), _json(folder, "certificate.json")
    if not isinstance(vector, list):
        raise Malformed("objective.json", "a list", column="vector")
    return pairs, vector, certificate


def read_meta(folder: Path) -> dict[str, int]:
    """`lottery_seed` and `policy` of meta.json."""
    meta = _json(folder, "meta.json")
    policy, seed = meta.get("policy", 1), meta.get("lottery_seed", 0)
    if type(policy) is not int or policy not in POLICIES:
        raise Malformed("meta.json", f"a known policy, found {policy!r}", column="policy")
    if type(seed) is not int:
        raise Malformed("meta.json", f"a whole number, found {seed!r}", column="lottery_seed")
    return {"policy": policy, "lottery_seed": seed}


def read_pairs_wanted(folder: Path, case: Case) -> tuple[np.ndarray, np.ndarray] | None:
    """Rows of the pairs in pairs_wanted.csv, if the case has one."""
    if not (folder / "pairs_wanted.csv").exists():
        return None
    sheet = Sheet(folder, "pairs_wanted.csv", ("person_id", "pledge_id"))
    pairs = list(_pairs(sheet, case.people, case.pledges))
    return case.people.rows_of(pair[0] for pair in pairs), case.pledges.rows_of(pair[1] for pair in pairs)


def write_text(folder: Path, name: str, parts: Iterable[str]) -> None:
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        file.writelines(parts)


def json_text(value: Any) -> Iterator[str]:
    yield json.dumps(value) + "\n"


def _json(folder: Path, name: str) -> dict[str, Any]:
    try:
        with reading(name):
            value = json.loads((folder / name).read_text(encoding=TEXT))
    except ValueError as error:
        raise Malformed(name, "a JSON object", getattr(error, "lineno", None)) from None
    if not isinstance(value, dict):
        raise Malformed(name, "a JSON object")
    return value


def _table(sheet: Sheet, kind: type[T], **more: Any) -> T:
    values = {
        name: sheet.numbers(name, empty=column.if_empty is not None) for name, column in kind.columns.items()
    }
    try:
        return kind(values, **more)
    except MalformedTable as wrong:
        raise sheet.wrong(wrong.column, wrong.row, wrong.expected) from None


def _interests(sheet: Sheet) -> tuple[list[Sequence[int] | None], int]:
    cells = sheet.cells("interests")
    sectors = max(map(len, cells), default=0) or MOST_SECTORS
    for row, cell in enumerate(cells):
        if cell and not (len(cell) == sectors and INTERESTS.fullmatch(cell)):
            raise sheet.wrong("interests", row, f"{sectors} digits from 0 to 3, or nothing")
    return [[int(digit) for digit in cell] if cell else None for cell in cells], sectors


def _exclusions(folder: Path, people: People, pledges: Pledges) -> dict[tuple[int, int], int]:
    sheet = Sheet(folder, "exclusions.csv", ("person_id", "pledge_id", "reason"))
    exclusions: dict[tuple[int, int], int] = {}
    for pair, reason in zip(_pairs(sheet, people, pledges), sheet.cells("reason"), strict=True):
        kind = DECLINED if reason == "declined" else BARRED
        exclusions[pair] = max(kind, exclusions.get(pair, DECLINED))
    return exclusions


def _choices(folder: Path, people: People, pledges: Pledges) -> dict[tuple[int, int], int]:
    sheet = Sheet(folder, "choices.csv", ("person_id", "pledge_id", "rank"))
    choices: dict[tuple[int, int], int] = {}
    pairs = zip(_pairs(sheet, people, pledges), sheet.numbers("rank"), strict=True)
    for row, (pair, rank) in enumerate(pairs):
        if rank not in (1, 2, 3):
            raise sheet.wrong("rank", row, "1, 2 or 3")
        if pair in choices:
            raise sheet.wrong("pledge_id", row, "each pair once")
        choices[pair] = rank
    return choices


def _pairs(sheet: Sheet, people: People, pledges: Pledges) -> Iterator[tuple[int, int]]:
    known_people, known_pledges = set(people.ids.tolist()), set(pledges.ids.tolist())
    ids = zip(sheet.numbers("person_id"), sheet.numbers("pledge_id"), strict=True)
    for row, (person, pledge) in enumerate(ids):
        if person not in known_people:
            raise sheet.wrong("person_id", row, "a person_id of persons.csv")
        if pledge not in known_pledges:
            raise sheet.wrong("pledge_id", row, "a pledge_id of pledges.csv")
        yield person, pledge
