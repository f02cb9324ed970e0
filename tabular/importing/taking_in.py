"""From waiting files to rows, by a worker: with progress, cancelled at any time, begun anew if it dies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from tabular.models import Import

from . import running, sealing
from .gathering import Gathered, progress_of, sheets_in
from .outside import Cancelled
from .reading import CannotRead, Sheet
from .recognising import Declaration, Heading, Table
from .registering import Tell, importer


def ask(record: Import, key: str, found: Gathered, defer: Any) -> None:
    """Have a worker read the files with the columns that somebody chose. Raises MovedOn."""
    now = {"chosen": [in_json(table) for table in found.tables], "remarks": found.remarks}
    with transaction.atomic():
        Import.objects.filter(pk=record.pk).update(opener=sealing.for_worker(key), **now)
        running.ask(record, Import.Work.READ, defer)


def in_json(table: Table) -> dict[str, Any]:
    """Where a list stands and what its headings are: nothing that a row says."""
    return {
        "place": table.place,
        "first_row": table.first_row,
        "above": table.above,
        "headings": [asdict(heading) for heading in table.headings],
    }


def as_chosen(sheets: Sequence[Sheet], declaration: Declaration, said: dict[str, Any]) -> Table:
    headings = [Heading(**heading) for heading in said["headings"]]
    sheet = sheets[said["place"]]
    return Table(sheet, declaration, said["first_row"], headings, said["above"], said["place"])


def take_in(record: Import, tell: Tell) -> bool:
    """Read all and keep its rows, or nothing; then the files go. False where they could not be read."""
    files = sealing.opened_by_worker(record)
    if not files:
        running.stop(record, "The file was not there any more. Bring it in again.")
        return False
    progress = progress_of(files, tell)
    try:
        sheets = sheets_in(files, progress=progress)
    except CannotRead as problem:
        running.stop(record, str(problem))
        return False
    declaration = importer(record.kind).declaration
    tables = [as_chosen(sheets, declaration, said) for said in record.chosen]
    keep(record, Gathered(tables, record.remarks, progress))
    return True


@transaction.atomic
def keep(record: Import, found: Gathered) -> None:
    """Rows in, files out. Whoever cancelled, or was quicker, is found under the lock."""
    running.keep_rows(record, found)
    locked = Import.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if locked.doing != Import.Work.READ or locked.cancel_asked_at:
        raise Cancelled
    locked.waiting.all().delete()
    locked.opener, locked.chosen, locked.doing = b"", [], Import.Work.PREVIEW
    locked.save(update_fields=["opener", "chosen", "doing"])
    record.doing = locked.doing
