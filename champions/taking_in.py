"""A file comes in: known by its content, looked through by the scanner, put into the row that keeps it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from . import files, scanning
from .models import StoredFile
from .scanning import Verdict

INFECTED = "The virus scanner found something in this file, so it was not kept. Check where it came from."

SCANNED = {
    Verdict.NOT_SET_UP: StoredFile.Scan.NOT_SET_UP,
    Verdict.CLEAN: StoredFile.Scan.CLEAN,
    Verdict.NO_ANSWER: StoredFile.Scan.WAITING,
}


def put_in(row: StoredFile, file: UploadedFile) -> None:
    """Fill in a row, unsaved. Raises files.Refused."""
    examined = files.examine(file)
    verdict = scanning.look_through(file)
    if verdict is Verdict.INFECTED:
        raise files.Refused(INFECTED)
    row.file, row.size = file, file.size or 0
    row.file_name, row.content_type = examined.name, examined.content_type
    row.sha256 = examined.sha256
    row.scan = SCANNED[verdict]


def delete_when_sure(stored: Any) -> None:
    """From the disk, once the row that knew of it is gone for certain."""
    transaction.on_commit(lambda: stored.storage.delete(stored.name), robust=True)
