"""Files to rows: each sheet that is a list of what an importer wants; what was left out and passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .outcomes import SourceRow
from .reading import Sheet, read, rows_in
from .recognising import LOOK_FOR_HEADINGS_IN, Declaration, Table, recognise
from .registering import Tell
from .sheets import no_tick

HEAD = LOOK_FOR_HEADINGS_IN * 4
"""So many rows of a sheet are enough to know its columns."""

TELL_EVERY = 250


@dataclass
class Progress:
    """Every row is met twice: as it stands in its file, and when its cells are read."""

    tell: Tell
    total: int
    met: int = 0

    def tick(self) -> None:
        self.met += 1
        if self.met % TELL_EVERY == 0:
            self.tell(min(self.met // 2, self.total), self.total)


@dataclass
class Gathered:
    """What some files hold: the tables found, and in words what was not read. ``progress`` tells how far it
    is while their rows are read.
    """

    tables: list[Table] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    progress: Progress | None = None

    @property
    def left_out(self) -> list[dict]:
        """For each sheet, the headings that are not kept."""
        return [
            {"file": table.sheet.file, "sheet": table.sheet.name, "headings": table.left_out}
            for table in self.tables
            if table.left_out
        ]

    def rows(self) -> list[SourceRow]:
        """Every record of every table; what was passed over joins the remarks."""
        rows: list[SourceRow] = []
        for table in self.tables:
            for row in table.rows():
                rows.append(row)
                if self.progress:
                    self.progress.tick()
            self.remarks += [f"{called(table.sheet)}: {said}" for said in table.skipped]
            table.skipped.clear()
        return rows


def gather(
    files: Sequence[tuple[str, bytes]],
    declaration: Declaration,
    remembered: Mapping[str, str] | None = None,
) -> Gathered:
    """Read files (name and content). Raises CannotRead where one is no table at all."""
    return looked_at(sheets_in(files), declaration, remembered or {})


def gather_heads(
    files: Sequence[tuple[str, bytes]], declaration: Declaration, remembered: Mapping[str, str]
) -> Gathered:
    """Their beginnings: which lists there are in them, and what their columns are.

    Where none is a list by its own headings: the sheet of which most are known, for somebody to say what the
    others are.
    """
    sheets = sheets_in(files, first=HEAD)
    found = looked_at(sheets, declaration, remembered)
    nearest = None if found.tables else nearly_a_list(sheets, declaration, remembered)
    if nearest:
        unread = f"{called(nearest.sheet)} was not read"
        found.remarks = [remark for remark in found.remarks if not remark.startswith(unread)]
        found.tables = [nearest]
    return found


def nearly_a_list(
    sheets: Sequence[Sheet], declaration: Declaration, remembered: Mapping[str, str]
) -> Table | None:
    best: Table | None = None
    for place, sheet in enumerate(sheets):
        table = None if sheet.is_hidden else recognise(sheet, declaration, remembered)
        if table and (best is None or len(table.columns) > len(best.columns)):
            table.place, best = place, table
    return best


def progress_of(files: Sequence[tuple[str, bytes]], tell: Tell) -> Progress:
    return Progress(tell, sum(rows_in(data) for _, data in files))


def sheets_in(
    files: Sequence[tuple[str, bytes]], first: int = 0, progress: Progress | None = None
) -> list[Sheet]:
    """Every sheet of every file, in order."""
    tick = progress.tick if progress else no_tick
    return [sheet for name, data in files for sheet in read(name, data, first, tick)]


def looked_at(sheets: Sequence[Sheet], declaration: Declaration, remembered: Mapping[str, str]) -> Gathered:
    found = Gathered()
    for place, sheet in enumerate(sheets):
        if sheet.is_hidden:
            found.remarks.append(f"{called(sheet)} is hidden and was not read.")
            continue
        table = recognise(sheet, declaration, remembered)
        if table and declaration.is_a_list(table.columns.keys()):
            table.place = place
            found.tables.append(table)
            if table.above:
                found.remarks.append(f"{called(sheet)}: the headings are in row {table.first_row - 1}.")
        elif any(not row.is_empty for row in sheet.rows):
            found.remarks.append(f"{called(sheet)} was not read: {why_not(table, declaration)}.")
    return found


def why_not(table: Table | None, declaration: Declaration) -> str:
    if table is None:
        return "it has no row of headings that we know"
    return f"of the columns that we need it has only {', '.join(labels(table, declaration))}"


def labels(table: Table, declaration: Declaration) -> list[str]:
    return [label for name, label in declaration.choices() if name in table.columns]


def called(sheet: Sheet) -> str:
    return f"{sheet.file}, {sheet.name}" if sheet.name else sheet.file
