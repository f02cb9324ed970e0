"""Files as they are: CSV in any alphabet and dialect, and Excel, as sheets of numbered rows.

A row's number is the one that a spreadsheet shows. Hidden sheets are passed over (they hold lists and old
copies); hidden columns and rows are read, and a hidden column gives way to a visible one.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

LARGEST = 25 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 60_000
MOST_COLUMNS = 400
MOST_MERGED = 2_000_000
"""Cells that merged areas may cover. A few bytes merge a whole sheet, and each of its cells takes memory."""
EMPTY_ROWS_AT_THE_END = 500
"""A sheet that is only coloured goes on for a million rows: after so many empty ones, it is over."""

Value = str | int | float | dt.date | dt.datetime | dt.time | None


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


def read(name: str, data: bytes) -> list[Sheet]:
    """The sheets of a file. Raises CannotRead with a sentence."""
    if len(data) > LARGEST:
        raise CannotRead(f"{name} is larger than 25 MB. Split it, or leave out columns that are not needed.")
    if not data.strip():
        raise CannotRead(f"{name} is empty.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotRead(
            f"{name} is an old Excel file, or has a password. Save it as an Excel workbook (.xlsx) without a "
            "password, or as CSV."
        )
    if data.startswith(b"PK"):
        return list(excel(name, data))
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise CannotRead(f"{name} is not a table. Save the list as CSV or as an Excel workbook (.xlsx).")
    return [Sheet(name, "", csv_rows(decoded(data)))]


# --- CSV


def decoded(data: bytes) -> str:
    """By its byte order mark; else UTF-8 where it is that; else what Windows writes in Western Europe."""
    for mark, alphabet in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(alphabet, errors="replace")
    if data[1:200:2].count(0) > len(data[1:200:2]) // 2:
        return data.decode("utf-16-le", errors="replace")
    for alphabet in ("utf-8", "cp1252"):
        try:
            return data.decode(alphabet)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


DELIMITERS = ",;\t|"


def csv_rows(text: str) -> list[Row]:
    """Each record is one row, whatever line breaks are inside its cells: as a spreadsheet counts."""
    text = text.replace("\x00", "")
    said = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = said[1] if said else delimiter_of(text)
    # Spreadsheets obey such a first line and do not show it.
    lines = io.StringIO(text[said.end() :] if said else text, newline="")
    rows = []
    csv.field_size_limit(1_000_000)
    try:
        for number, record in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            cells = [tidy(cell) for cell in record[:MOST_COLUMNS]]
            rows.append(Row(number, cells, cells))
    except csv.Error as problem:
        raise CannotRead(f"Row {len(rows) + 1} cannot be read as CSV. Save the file again.") from problem
    return fitting(rows)


def delimiter_of(text: str) -> str:
    """The one that cuts most rows of the beginning into the same number of cells, more than one."""

    def score(delimiter: str) -> tuple[int, int]:
        records = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)
        try:
            widths = [len(record) for record, _ in zip(records, range(60), strict=False) if len(record) > 1]
        except csv.Error:
            return 0, 0
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return widths.count(common) * min(common, 5), common

    return max(DELIMITERS, key=score)


def fitting(rows: list[Row]) -> list[Row]:
    if len(rows) > MOST_ROWS:
        raise CannotRead(f"There are {len(rows):,} rows; {MOST_ROWS:,} fit. Split the file.")
    return rows


# --- Excel


def excel(name: str, data: bytes) -> Iterator[Sheet]:
    book, results = opened(name, data)
    for sheet in book.worksheets:
        yield Sheet(
            name,
            sheet.title,
            fitting(list(sheet_rows(sheet, results[sheet.title] if results else None))),
            {index for index in hidden_columns(sheet) if index < MOST_COLUMNS},
            sheet.sheet_state != "visible",
        )


def opened(name: str, data: bytes) -> tuple[Any, Any]:
    """The workbook, and beside it the one with the results of its formulas where it has any."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise CannotRead(f"{name} unpacks to more than we can read. Leave out what is not needed.")
            refuse_too_much_merged(name, packed)
            has_formulas = any(
                re.search(rb"<f[ >]", packed.read(part))
                for part in packed.namelist()
                if part.startswith("xl/worksheets/sheet")
            )
        with catch_warnings():
            simplefilter("ignore")
            book = load_workbook(io.BytesIO(data))
            return book, load_workbook(io.BytesIO(data), data_only=True) if has_formulas else None
    except CannotRead:
        raise
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        TypeError,
    ) as problem:
        raise CannotRead(
            f"{name} cannot be read as an Excel workbook. Open it in Excel and save it again as .xlsx or CSV."
        ) from problem


AREA = re.compile(rb"mergeCell\b[^>]*\bref\s*=\s*[\"']([$A-Z0-9]+:[$A-Z0-9]+)[\"']", re.IGNORECASE)


def refuse_too_much_merged(name: str, packed: zipfile.ZipFile) -> None:
    """Before the workbook is opened: opening it makes every merged cell. A sheet may have any name inside."""
    covered = 0
    for part in packed.namelist():
        for area in AREA.findall(packed.read(part).replace(b"\x00", b"")):
            left, top, right, bottom = range_boundaries(area.decode().upper())
            covered += (right - left + 1) * (bottom - top + 1)
    if covered > MOST_MERGED:
        raise CannotRead(f"{name} merges too many cells. Take the merging off, or save the list as CSV.")


def hidden_columns(sheet: Any) -> set[int]:
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            first = dimension.min or 0
            found.update(range(first - 1, min(dimension.max or first, MOST_COLUMNS)))
    return found


def sheet_rows(sheet: Any, results: Any) -> Iterator[Row]:
    covered, down = merged(sheet)
    empty, kept = 0, []
    for number, cells in enumerate(sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)), start=1):
        values = [value_of(cell, results) for cell in cells]
        at = [(number, column) for column in range(1, len(values) + 1)]
        row = Row(
            number,
            [down.get(key, value) if value is None else value for key, value in zip(at, values, strict=True)],
            [
                covered.get(key, value) if value is None else value
                for key, value in zip(at, values, strict=True)
            ],
        )
        kept.append(row)
        empty = empty + 1 if all(value is None for value in values) else 0
        if not empty:
            yield from kept
            kept = []
        if empty > EMPTY_ROWS_AT_THE_END or number > MOST_ROWS + EMPTY_ROWS_AT_THE_END:
            return


def merged(sheet: Any) -> tuple[dict[tuple[int, int], Value], dict[tuple[int, int], Value]]:
    """What merged cells say in all the cells that they cover; and in those that lie below each other only: a
    name that is merged down several rows is the name of each, a band across a row is a band.
    """
    covered: dict[tuple[int, int], Value] = {}
    down: dict[tuple[int, int], Value] = {}
    for area in sheet.merged_cells.ranges:
        value = tidy(sheet.cell(area.min_row, area.min_col).value)
        cells = {
            (row, column): value
            for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
            for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
        }
        covered |= cells
        if area.min_col == area.max_col:
            down |= cells
    return covered, down


def value_of(cell: Any, results: Any) -> Value:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        worked_out = results[cell.coordinate].value if results is not None else None
        return written_out(str(value)) if worked_out is None else tidy(worked_out)
    if cell.data_type == "e":
        return None
    # 00123 in a column formatted as 00000: the zeros are seen, and belong to the number.
    if isinstance(value, int) and re.fullmatch(r"0{2,}", str(cell.number_format)):
        return str(value).zfill(len(cell.number_format))
    return tidy(value)


def written_out(formula: str) -> Value:
    """What a formula says that says only itself: ="00123", =DATE(2004,5,3)."""
    if re.fullmatch(r'="[^"]*"', formula):
        return tidy(formula)
    parts = re.fullmatch(r"=DATE\((\d{4}), *(\d{1,2}), *(\d{1,2})\)", formula, re.IGNORECASE)
    try:
        return dt.date(*map(int, parts.groups())) if parts else Formula("")
    except ValueError:
        return Formula("")


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
