"""Excel workbooks as sheets of rows, read from beginning to end so that large ones need little memory."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from .sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    CannotRead,
    Formula,
    Row,
    Sheet,
    Tick,
    Value,
    fitting,
    tidy,
)

LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_MERGED = 2_000_000
"""Cells that merged areas may cover. A few bytes merge a whole sheet, and each of its cells takes memory."""

BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    InvalidFileException,
    KeyError,
    ValueError,
    OSError,
    TypeError,
    AttributeError,
    ParseError,
)


def sheets_of(name: str, data: bytes, first: int, tick: Tick) -> list[Sheet]:
    """Every sheet, or its ``first`` rows. Raises CannotRead with a sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, catch_warnings():
            simplefilter("ignore")
            refuse_too_large(name, packed)
            refuse_too_much_merged(name, packed)
            book, results = opened(data, packed)
            return [
                read_sheet(name, packed, sheet, results[sheet.title] if results else None, first, tick)
                for sheet in book.worksheets
            ]
    except BROKEN as problem:
        raise CannotRead(
            f"{name} cannot be read as an Excel workbook. Open it in Excel and save it again as .xlsx or CSV."
        ) from problem


def refuse_too_large(name: str, packed: zipfile.ZipFile) -> None:
    if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
        raise CannotRead(f"{name} unpacks to more than we can read. Leave out what is not needed.")


def opened(data: bytes, packed: zipfile.ZipFile) -> tuple[Any, Any]:
    """The workbook, and beside it the one with the results of its formulas where it has any."""
    has_formulas = any(re.search(rb"<f[ >/]", packed.read(part)) for part in parts_with_rows(packed))
    book = load_workbook(io.BytesIO(data), read_only=True)
    return book, load_workbook(io.BytesIO(data), read_only=True, data_only=True) if has_formulas else None


def parts_with_rows(packed: zipfile.ZipFile) -> list[str]:
    return [part for part in packed.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part, re.I)]


def rows_in(data: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sum(packed.read(part).count(b"<row ") for part in parts_with_rows(packed))
    except BROKEN:
        return 0


AREA = re.compile(rb"mergeCell\b[^>]*\bref\s*=\s*[\"']([$A-Z0-9]+:[$A-Z0-9]+)[\"']", re.IGNORECASE)


def areas(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of each merged area."""
    for area in AREA.findall(xml.replace(b"\x00", b"")):
        yield range_boundaries(area.decode().upper())


def refuse_too_much_merged(name: str, packed: zipfile.ZipFile) -> None:
    """Before anything is made of them. A sheet may have any name inside."""
    covered = sum(
        (right - left + 1) * (bottom - top + 1)
        for part in packed.namelist()
        for left, top, right, bottom in areas(packed.read(part))
    )
    if covered > MOST_MERGED:
        raise CannotRead(f"{name} merges too many cells. Take the merging off, or save the list as CSV.")


# --- One sheet


@dataclass
class Layout:
    """What is around the cells of a sheet: hidden columns, and the cells that a merged one covers, each with
    the cell that it shows; ``down`` are those of areas one column wide.
    """

    hidden: set[int] = field(default_factory=set)
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    down: set[tuple[int, int]] = field(default_factory=set)


COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
ATTRIBUTE = re.compile(rb"\b(min|max|hidden)\s*=\s*[\"'](\w+)[\"']")


def layout_of(xml: bytes) -> Layout:
    found = Layout()
    for column in COLUMN.findall(xml):
        said = dict(ATTRIBUTE.findall(column))
        if said.get(b"hidden") in (b"1", b"true"):
            last = min(int(said.get(b"max", b"0")), MOST_COLUMNS)
            found.hidden.update(range(int(said.get(b"min", b"1")) - 1, last))
    for left, top, right, bottom in areas(xml):
        cells = {
            (row, column)
            for row in range(top, min(bottom, MOST_ROWS) + 1)
            for column in range(left, min(right, MOST_COLUMNS) + 1)
        } - {(top, left)}
        found.covered |= dict.fromkeys(cells, (top, left))
        if left == right:
            found.down |= cells
    return found


def read_sheet(name: str, packed: zipfile.ZipFile, sheet: Any, results: Any, first: int, tick: Tick) -> Sheet:
    layout = layout_of(packed.read(sheet._worksheet_path))
    rows = fitting(list(sheet_rows(sheet, results, layout, first, tick)))
    return Sheet(name, sheet.title, padded(rows), layout.hidden, sheet.sheet_state != "visible")


def padded(rows: list[Row]) -> list[Row]:
    """All of one width, as a spreadsheet shows them."""
    width = max((len(row.cells) for row in rows), default=0)
    for row in rows:
        row.cells.extend(repeat(None, width - len(row.cells)))
        row.spread.extend(repeat(None, width - len(row.spread)))
    return rows


def sheet_rows(sheet: Any, results: Any, layout: Layout, first: int, tick: Tick) -> Iterator[Row]:
    kept, shown = list[Row](), dict[tuple[int, int], Value]()
    shows = set(layout.covered.values())
    width = max((column for _, column in layout.covered), default=0)
    # Programs that write workbooks often say a wrong size.
    sheet.reset_dimensions()
    if results is not None:
        results.reset_dimensions()
    both = zip(sheet.iter_rows(), results.iter_rows() if results is not None else repeat(()), strict=False)
    for number, (cells, worked_out) in enumerate(both, start=1):
        tick()
        if number > MOST_ROWS:
            refuse_if_filled(number, cells)
            continue
        values = [
            None if (number, column) in layout.covered else value_of(cell, worked_out, column)
            for column, cell in enumerate(cells[:MOST_COLUMNS], start=1)
        ]
        values.extend(repeat(None, width - len(values)))
        shown |= {(number, at): value for at, value in enumerate(values, start=1) if (number, at) in shows}
        kept.append(row_of(number, values, layout, shown))
        if not kept[-1].is_empty:
            yield from kept
            kept = []
        if number == first:
            return


def refuse_if_filled(number: int, cells: Iterable[Any]) -> None:
    """Far below a list there are often rows that are only formatted, and now and then one that is not."""
    if any(cell.value is not None for cell in cells):
        raise CannotRead(f"Something stands in row {number:,}; {MOST_ROWS:,} rows fit. Split the file.")


def row_of(number: int, values: list[Value], layout: Layout, shown: dict[tuple[int, int], Value]) -> Row:
    """What merged cells say stands in all the cells that they cover, for headings; and in those that lie
    below each other for records: a name that is merged down several rows is the name of each, a band across a
    row is a band.
    """
    if not layout.covered:
        return Row(number, values, values)
    cells, spread = list(values), list(values)
    for at in range(len(values)):
        key = (number, at + 1)
        if key in layout.covered:
            spread[at] = shown.get(layout.covered[key])
            cells[at] = spread[at] if key in layout.down else None
    return Row(number, cells, spread)


def value_of(cell: Any, worked_out: Any, column: int) -> Value:
    value = cell.value
    if value is None or cell.data_type == "e":
        return None
    if cell.data_type == "f":
        result = worked_out[column - 1].value if column <= len(worked_out) else None
        return written_out(str(value)) if result is None else tidy(result)
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
