"""Bring in vacancies from a spreadsheet, a CSV file or a saved API answer; writes only when told to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from champions.models import Organisation
from champions.recognising import plain
from pledges.importing import report
from pledges.importing.columns import DECLARATION
from pledges.importing.deciding import decide
from pledges.importing.importer import IMPORTER
from pledges.importing.whose import Organisations, belongs_to
from tabular.importing import CannotRead, Entry, gather
from tabular.importing.registering import nothing_to_tell
from tabular.importing.report import counts, in_words
from tabular.importing.running import preview, start, write
from tabular.importing.whole import Given, read_whole


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


def carry_out(command: BaseCommand, found: Given, name: str, options: dict[str, Any]) -> None:
    """Look, write if told to, report, and say in a line what became of it."""
    if options["organisation"]:
        belongs_to(found.rows(), organisation_called(options["organisation"]))
    entries = written(found, name) if options["write"] else decide(found.rows(), nothing_to_tell)
    if options["report"]:
        told = json.dumps(report.as_json(entries), indent=2, ensure_ascii=False)
        options["report"].write_text(told + "\n", encoding="utf-8")
    for remark in found.remarks:
        command.stdout.write(remark)
    done = "Written" if options["write"] else "Nothing written (give --write to write it)"
    command.stdout.write(f"{in_words(counts(entries))}. {done}.")


def read(file: Path) -> Given:
    """Raises CommandError with a sentence."""
    try:
        files = [(file.name, file.read_bytes())]
        whole = read_whole(IMPORTER, files)
        return read_tables(files) if whole is None else whole
    except OSError as problem:
        raise CommandError(f"{file} cannot be opened: {problem.strerror}.") from problem
    except CannotRead as problem:
        raise CommandError(str(problem)) from problem


def read_tables(files: list[tuple[str, bytes]]) -> Given:
    found = gather(files, DECLARATION)
    rows = found.rows()
    return Given(found.tables, found.remarks, given=rows)


def organisation_called(name: str) -> Organisation:
    here = Organisations.here()
    if plain(name) in here.shared:
        raise CommandError(
            f"More than one organisation is called {name} here. Bring the file in on the page."
        )
    if (found := here.of({"organisation": name})) is not None:
        return found
    raise CommandError(f"There is no organisation called {name} here. Write its name as it stands here.")


def written(found: Given, name: str) -> list[Entry]:
    """As from the page: an import that is kept, and can be taken back there."""
    record = start(IMPORTER, "A file", [name], found, by=None)
    entries = preview(record)
    write(record, by=None)
    return entries
