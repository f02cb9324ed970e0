"""Bring in young adults from files of the case system; without --write, only say what would come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lifecycles import NotNow
from tabular.importing import CannotRead, Gathered, gather, report, running
from tabular.importing.remembering import remembered
from youngadults.importing.importer import YOUNG_ADULTS


class Command(BaseCommand):
    help = "Preview, or with --write bring in, young adults from CSV or Excel files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--write", action="store_true", help="write; without it nothing is kept")
        parser.add_argument("--report", type=Path, help="a JSON file with one entry for each row")
        parser.add_argument(
            "--source", default="A spreadsheet", help="whose headings were put right before: Mosaic"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["report"] and not options["report"].parent.is_dir():
            raise CommandError(f"There is no folder {options['report'].parent} for the report.")
        gathered = self.gathered(options["files"], options["source"])
        if options["write"] and gathered.tables:
            entries = self.written(gathered, options)
        else:
            entries = YOUNG_ADULTS.decide(gathered.rows(), lambda done, total: None)
        if options["report"]:
            rows = json.dumps(report.as_json(entries), ensure_ascii=False, indent=1)
            options["report"].write_text(rows + "\n", encoding="utf-8")
        self.say(gathered, report.in_words(report.counts(entries)), wrote=options["write"])
        if not gathered.tables:
            raise CommandError("There is no list of young adults in it that we know.")

    def gathered(self, paths: list[Path], source: str) -> Gathered:
        names = YOUNG_ADULTS.declaration.names
        try:
            files = [(path.name, path.read_bytes()) for path in paths]
            return gather(files, YOUNG_ADULTS.declaration, remembered(YOUNG_ADULTS.kind, source, names))
        except (OSError, CannotRead) as problem:
            raise CommandError(str(problem)) from problem

    def written(self, gathered: Gathered, options: dict[str, Any]) -> list[Any]:
        names = [path.name for path in options["files"]]
        record = running.start(YOUNG_ADULTS, options["source"], names, gathered, by=None)
        try:
            entries = running.preview(record)
            running.write(record, by=None)
        except (NotNow, running.MovedOn) as refused:
            running.stop(record, refused.sentence)
            raise CommandError(refused.sentence) from refused
        except BaseException:
            # Whatever ended it, nothing of the file stays behind.
            running.stop(record, "The command was ended before it had written anything.")
            raise
        self.stdout.write(f"Import {record.pk}. It can be taken back on its page.")
        return entries

    def say(self, gathered: Gathered, counted: str, *, wrote: bool) -> None:
        for remark in gathered.remarks:
            self.stdout.write(remark)
        for part in gathered.left_out:
            self.stdout.write(f"{part['file']}: left out {', '.join(part['headings'])}.")
        self.stdout.write(f"{'Written' if wrote else 'Nothing was written. It would be'}: {counted}.")
