"""Files for tests: CSV and workbooks from rows typed in the test, and the command with its report."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from openpyxl import Workbook

from tabular.importing import Entry, gather
from youngadults.importing.deciding import decide
from youngadults.importing.importer import YOUNG_ADULTS


def csv_of(*lines: str, alphabet: str = "utf-8", end: str = "\r\n") -> bytes:
    return (end.join(lines) + end).encode(alphabet)


def workbook_of(sheets: dict[str, list[list[Any]]], then: Any = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    if then:
        then(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def looked_at(data: bytes, name: str = "list.csv") -> list[Entry]:
    return decide(gather([(name, data)], YOUNG_ADULTS.declaration).rows())


def by_row(entries: list[Entry]) -> list[tuple[int, str]]:
    return [(entry.source.row, str(entry.outcome)) for entry in entries]


def brought_in(folder: Path, *files: tuple[str, bytes], write: bool = True) -> list[dict[str, Any]]:
    """The report of the command."""
    paths = []
    for name, data in files:
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    report = folder / "report.json"
    more = ["--write"] if write else []
    call_command("import_young_adults", *map(str, paths), *more, "--report", str(report), verbosity=0)
    return json.loads(report.read_text(encoding="utf-8"))
