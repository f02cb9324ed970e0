"""Bring in vacancies from a spreadsheet, a CSV file or a saved API answer; writes only when told to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from champions.models import Organisation
from champions.recognising import plain
from pledges.importing import report
from pledges.importing.answers import is_an_answer, rows_of
from pledges.importing.columns import DECLARATION
from pledges.importing.deciding import decide
from pledges.importing.importer import IMPORTER
from tabular.importing import CannotRead, Entry, Gathered, SourceRow, gather
from tabular.importing.registering import nothing_to_tell
from tabular.importing.report import counts, in_words
from tabular.importing.running import preview, start, write


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="A spreadsheet (.xlsx), a CSV file or an API answer (JSON)"
        )
        parser.add_argument("--organisation", help="Whose all of it is, by the name that it has here")
        parser.add_argument("--write", action="store_true", help="Write it; without this, nothing is written")
        parser.add_argument("--report", type=Path, help="Where to write what became of each row, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        carry_out(self, read(options["file"]), options["file"].name, options)


def carry_out(command: BaseCommand, found: Read, name: str, options: dict[str, Any]) -> None:
    """Look, write if told to, report, and say in a line what became of it."""
    if options["organisation"]:
        belongs_to(found.kept, organisation_called(options["organisation"]))
    entries = written(found, name) if options["write"] else decide(found.kept, nothing_to_tell)
    if options["report"]:
        told = json.dumps(report.as_json(entries), indent=2, ensure_ascii=False)
        options["report"].write_text(told + "\n", encoding="utf-8")
    for remark in found.remarks:
        command.stdout.write(remark)
    done = "Written" if options["write"] else "Nothing written (give --write to write it)"
    command.stdout.write(f"{in_words(counts(entries))}. {done}.")


class Read(Gathered):
    """The rows of a file, read once."""

    kept: list[SourceRow]

    def rows(self) -> list[SourceRow]:
        return self.kept


def read(file: Path) -> Read:
    """Raises CommandError with a sentence."""
    try:
        data = file.read_bytes()
        if is_an_answer(file.name, data):
            found = Read()
            found.kept = rows_of(file.name, data)
            return found
        gathered = gather([(file.name, data)], DECLARATION)
        found = Read(tables=gathered.tables)
        found.kept = gathered.rows()
        found.remarks = gathered.remarks
        return found
    except OSError as problem:
        raise CommandError(f"{file} cannot be opened: {problem.strerror}.") from problem
    except CannotRead as problem:
        raise CommandError(str(problem)) from problem


def organisation_called(name: str) -> Organisation:
    for organisation in Organisation.objects.still_there():
        if plain(organisation.name) == plain(name):
            return organisation
    raise CommandError(f"There is no organisation called {name} here. Write its name as it stands here.")


def belongs_to(rows: list[SourceRow], organisation: Organisation) -> None:
    for row in rows:
        row.values["organisation"] = organisation.name


def written(found: Read, name: str) -> list[Entry]:
    """As from the page: an import that is kept, and can be taken back there."""
    record = start(IMPORTER, "A file", [name], found, by=None)
    entries = preview(record)
    write(record, by=None)
    return entries
