"""Files as they are: CSV in any alphabet and dialect, and Excel, as sheets of numbered rows.

A row's number is the one that a spreadsheet shows. Hidden sheets are passed over (they hold lists and old
copies); hidden columns and rows are read, and a hidden column gives way to a visible one.
"""

from __future__ import annotations

import csv
import io
import re

from . import workbooks
from .sheets import MOST_COLUMNS, CannotRead, Formula, Row, Sheet, Tick, Value, fitting, no_tick, tidy

__all__ = ["LARGEST", "CannotRead", "Formula", "Row", "Sheet", "Value", "read", "rows_in", "tidy"]

LARGEST = 25 * 1024 * 1024


def read(name: str, data: bytes, first: int = 0, tick: Tick = no_tick) -> list[Sheet]:
    """The sheets of a file, or of each only the ``first`` rows: enough to find its headings. Raises
    CannotRead with a sentence.
    """
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
        return workbooks.sheets_of(name, data, first, tick)
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise CannotRead(f"{name} is not a table. Save the list as CSV or as an Excel workbook (.xlsx).")
    if is_marked_up(data):
        raise CannotRead(
            f"{name} is not a table, whatever its name ends in. Open it in Excel and save it as a workbook "
            "(.xlsx) or CSV."
        )
    return [Sheet(name, "", csv_rows(decoded(data), first, tick))]


def is_marked_up(data: bytes) -> bool:
    """A web page or XML: reports are often saved so under the name of a spreadsheet."""
    return bool(re.match(rb"(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|!--)", data[:200], re.IGNORECASE))


def rows_in(data: bytes) -> int:
    """About how many rows a file has, to say how far the reading is."""
    return workbooks.rows_in(data) if data.startswith(b"PK") else data.count(b"\n") + 1


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


def csv_rows(text: str, first: int = 0, tick: Tick = no_tick) -> list[Row]:
    """Each record is one row, whatever line breaks are inside its cells: as a spreadsheet counts."""
    text = text.replace("\x00", "")
    said = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = said[1] if said else delimiter_of(text)
    # Spreadsheets obey such a first line and do not show it.
    lines = io.StringIO(text[said.end() :] if said else text, newline="")
    rows: list[Row] = []
    csv.field_size_limit(1_000_000)
    try:
        for number, record in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            cells = [worked_out(tidy(cell)) for cell in record[:MOST_COLUMNS]]
            rows.append(Row(number, cells, cells))
            tick()
            if number == first:
                break
    except csv.Error as problem:
        raise CannotRead(f"Row {len(rows) + 1} cannot be read as CSV. Save the file again.") from problem
    if not first and text.count('"') % 2 and ends_inside_quotes(text, delimiter):
        raise CannotRead(
            f"In row {len(rows)} a quotation mark is opened and never closed, so that all rows after it are "
            "lost. Put it right there, or save the list as an Excel workbook."
        )
    return fitting(rows)


def ends_inside_quotes(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as problem:
        return "unexpected end" in str(problem)
    return False


def worked_out(cell: Value) -> Value:
    """A CSV file holds results; where it has a formula instead, nobody knows what it gives."""
    return Formula("") if isinstance(cell, str) and CALL.fullmatch(cell) else cell


CALL = re.compile(r"=[A-Z][A-Z0-9.]*\(.*\)", re.DOTALL)


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
