"""From waiting files to rows, by a worker: with progress, cancelled at any time, begun anew if it dies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from tabular.models import Import

from . import running, sealing
from .gathering import Gathered, progress_of, sheets_in
from .outcomes import SourceRow
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
    """Read all and keep its rows, or nothing; then the files go. False where there is nothing more to do."""
    files = sealing.opened_by_worker(record)
    try:
        found = read(record, files, tell) if files else None
    except CannotRead as problem:
        return give_up(record, str(problem))
    if found is None:
        return give_up(record, "The file was not there any more. Bring it in again.")
    return keep(record, found, found.rows())


def read(record: Import, files: Sequence[tuple[str, bytes]], tell: Tell) -> Gathered:
    progress = progress_of(files, tell)
    sheets = sheets_in(files, progress=progress)
    declaration = importer(record.kind).declaration
    tables = [as_chosen(sheets, declaration, said) for said in record.chosen]
    return Gathered(tables, record.remarks, progress)


def give_up(record: Import, because: str) -> bool:
    """Unless another worker has read it: then the files have gone as they should."""
    if Import.objects.filter(pk=record.pk, doing=Import.Work.READ).exists():
        running.stop(record, because)
    return False


@transaction.atomic
def keep(record: Import, found: Gathered, rows: Sequence[SourceRow]) -> bool:
    """Rows in, files out. Whoever has cancelled, or was quicker, is found under the lock; everything is read
    by now, since who holds it cannot tell how far they are.
    """
    locked = Import.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if locked.cancel_asked_at:
        raise Cancelled
    if locked.doing != Import.Work.READ:
        return False
    running.keep_rows(record, found, rows)
    locked.waiting.all().delete()
    done = {"opener": b"", "chosen": [], "doing": Import.Work.PREVIEW}
    Import.objects.filter(pk=record.pk).update(**done)
    record.doing = Import.Work.PREVIEW
    return True
