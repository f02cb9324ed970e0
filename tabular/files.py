"""A list as a file: exactly the rows that are filtered, in their order, with the columns that are shown."""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .cells import safe
from .tables import ListTable

MOST_ROWS = {"csv": 100_000, "xlsx": 10_000}
"""A file that lacks rows would be taken for the whole: where there are more, there is no file but a sentence.
An Excel file is packed before its first byte leaves, so it may hold fewer."""

NAMES = {"csv": "CSV", "xlsx": "Excel"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AT_A_TIME = 1000


def too_many(form: str, rows: int, many: str) -> str:
    """Why there is no file of so many rows; nothing where there may be."""
    most = MOST_ROWS[form]
    if rows <= most:
        return ""
    return f"{rows:,} {many} are too many for one {NAMES[form]} file: {most:,} fit. Narrow the list first."


def file_of(table: ListTable, form: str) -> HttpResponse | StreamingHttpResponse | FileResponse:
    name = f"{table.file_name}-{timezone.localdate():%Y-%m-%d}.{form}"
    if form == "csv":
        response = StreamingHttpResponse(csv_lines(table), content_type=TYPES[form])
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        response = FileResponse(excel(table), as_attachment=True, filename=name, content_type=TYPES[form])
    response["Cache-Control"] = "no-store"
    return response


def lines(table: ListTable) -> Iterator[list[Any]]:
    """The headings, then the rows, read a part at a time so that a long list needs no more memory."""
    yield [safe(str(column.header)) for column in table.columns]
    records = table.data.data.iterator(chunk_size=AT_A_TIME)
    while part := list(islice(records, AT_A_TIME)):
        table.prepare(part)
        yield from ([safe(cell) for cell in row] for row in table.cells_of(part))


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(table: ListTable) -> Iterator[str]:
    # Excel takes a file without this mark for the alphabet of the machine, and breaks every accent.
    yield "\ufeff"
    write = csv.writer(Echo()).writerow
    for line in lines(table):
        yield write([in_csv(cell) for cell in line])


def in_csv(cell: Any) -> Any:
    """Moments without the letter T, which spreadsheets do not read."""
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, dt.datetime) else cell


def excel(table: ListTable) -> IO[bytes]:
    """A workbook in a file that goes away when it is closed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.file_name[:31])
    sheet.freeze_panes = "A2"
    for line in lines(table):
        sheet.append([in_excel(sheet, cell) for cell in line])
    kept = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it when it has been sent)
    book.save(kept)
    kept.seek(0)
    return kept


def in_excel(sheet: Any, cell: Any) -> Any:
    """Text is marked as text, whatever it looks like."""
    if not isinstance(cell, str):
        return cell
    marked = WriteOnlyCell(sheet, value=cell)
    marked.data_type = "s"
    return marked
