"""Take young adults out as CSV under the names that councils use, all of them or district by district."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from geography.models import Authority
from youngadults.importing import exporting
from youngadults.models import YoungAdult


class Command(BaseCommand):
    help = (
        "Write young adults to a CSV file, or with --by-district to one file for each district in a folder."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file; with --by-district the folder")
        parser.add_argument("--district", help="only who lives there: its name or GSS code")
        parser.add_argument("--by-district", action="store_true", help="a file for each district")

    def handle(self, *args: Any, **options: Any) -> None:
        people, target = self.people(options["district"]), options["file"]
        try:
            if options["by_district"]:
                self.write_by_district(people, target)
            else:
                target.write_text("".join(exporting.csv_text(exporting.to_export(people))), encoding="utf-8")
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{people.count()} young adults written to {target}.")

    def people(self, district: str | None) -> Any:
        if not district:
            return YoungAdult.objects.filter(guest_until=None)
        there = Authority.objects.districts().filter(Q(pk=district) | Q(name__iexact=district)).first()
        if there is None:
            raise CommandError(f"There is no district called {district}.")
        return YoungAdult.objects.filter(guest_until=None, district=there)

    def write_by_district(self, people: Any, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in exporting.files_by_district(people):
            (folder / name).write_text(text, encoding="utf-8")
