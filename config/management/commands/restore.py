"""Puts a backup in the place of everything that is in the database; stop the service before."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from config import backups


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="even if there are people in the database")

    def handle(self, *, file: Path, yes: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            if backups.has_data() and not yes:
                raise CommandError("There are people in this database. --yes puts the backup in their place.")
            backups.restore(file)
        except (backups.BackupError, OperationalError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            "Restored; everybody signs in again. If the code is newer: python manage.py migrate"
        )
