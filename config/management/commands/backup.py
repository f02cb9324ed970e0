"""Writes the whole database into one file that only its owner can read."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from config import backups


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} is there already; choose another name.")
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}.")
        try:
            backups.back_up(file)
        except (backups.BackupError, OperationalError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Backed up to {file}, {file.stat().st_size / 1_000_000:.1f} MB.")
