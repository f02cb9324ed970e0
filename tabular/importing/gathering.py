"""Files to rows: each sheet that is a list of what an importer wants; what was left out and passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .outcomes import SourceRow
from .reading import Sheet, read
from .recognising import Declaration, Table, recognise


@dataclass
class Gathered:
    """What some files hold: the tables found, and in words what was not read."""

    tables: list[Table] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

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
            rows += table.rows()
            self.remarks += [f"{place(table.sheet)}: {said}" for said in table.skipped]
            table.skipped.clear()
        return rows


def gather(
    files: Iterable[tuple[str, bytes]],
    declaration: Declaration,
    remembered: Mapping[str, str] | None = None,
) -> Gathered:
    """Read files (name and content). Raises CannotRead where one is no table at all."""
    found = Gathered()
    for name, data in files:
        look_at(read(name, data), declaration, remembered or {}, found)
    return found


def look_at(
    sheets: list[Sheet], declaration: Declaration, remembered: Mapping[str, str], found: Gathered
) -> None:
    for sheet in sheets:
        if sheet.is_hidden:
            found.remarks.append(f"{place(sheet)} is hidden and was not read.")
            continue
        table = recognise(sheet, declaration, remembered)
        if table and declaration.is_a_list(table.columns.keys()):
            found.tables.append(table)
            if table.above:
                found.remarks.append(f"{place(sheet)}: the headings are in row {table.first_row - 1}.")
        elif any(not row.is_empty for row in sheet.rows):
            found.remarks.append(f"{place(sheet)} was not read: {why_not(table, declaration)}.")


def why_not(table: Table | None, declaration: Declaration) -> str:
    if table is None:
        return "it has no row of headings that we know"
    return f"of the columns that we need it has only {', '.join(labels(table, declaration))}"


def labels(table: Table, declaration: Declaration) -> list[str]:
    return [label for name, label in declaration.choices() if name in table.columns]


def place(sheet: Sheet) -> str:
    return f"{sheet.file}, {sheet.name}" if sheet.name else sheet.file
