"""An import from its rows to what it wrote, and back.

Each step is one transaction. Work in the background may be begun again at any time: looking starts afresh,
and writing has either happened or not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from tabular.models import Import, ImportRow

from .gathering import Gathered
from .outcomes import Entry, Outcome, SourceRow, Written
from .outside import Cancelled
from .registering import Importer, Tell, importer, nothing_to_tell

AT_A_TIME = 1000
SILENT_FOR = dt.timedelta(seconds=60)
"""Work not heard of for so long has lost its worker."""

ANSWERED_WITHIN, BEGUN_WITHIN = dt.timedelta(days=7), dt.timedelta(hours=2)

Work = Import.Work


class MovedOn(Exception):
    """What was asked for is not open any more; ``sentence`` says what is true now."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


# --- The rows


@transaction.atomic
def start(of: Importer, source: str, files: Sequence[str], gathered: Gathered, *, by: Any) -> Import:
    """Keep the rows that are to be looked at."""
    record = Import.objects.create(kind=of.kind, source=source, files=list(files), by=by)
    keep_rows(record, gathered, gathered.rows())
    return record


def keep_rows(record: Import, gathered: Gathered, rows: Sequence[SourceRow]) -> None:
    """Only what is kept of each row; what the files said beside it goes no further than this."""
    record.left_out, record.remarks = gathered.left_out, gathered.remarks
    record.total = len(rows)
    record.save(update_fields=["left_out", "remarks", "total"])
    ImportRow.objects.bulk_create(
        [ImportRow(part_of=record, place=place, **asdict(row)) for place, row in enumerate(rows)],
        batch_size=AT_A_TIME,
    )


def source_rows(rows: Sequence[ImportRow]) -> list[SourceRow]:
    return [SourceRow(r.file, r.sheet, r.row, r.values, list(r.notes), r.unread) for r in rows]


# --- Looking


def preview(record: Import, tell: Tell = nothing_to_tell) -> list[Entry]:
    """What would become of each row. Nothing but the preview itself is written; what was refused stays so."""
    rows = list(record.rows.exclude(outcome=Outcome.REFUSED))
    entries = importer(record.kind).decide(source_rows(rows), tell)
    with transaction.atomic():
        locked = Import.objects.select_for_update(of=("self",)).get(pk=record.pk)
        if not (locked.written_at or locked.stopped_at):
            keep_entries(rows, entries)
            locked.previewed_at, locked.doing, locked.counts = timezone.now(), "", counted(record)
            locked.save(update_fields=["previewed_at", "doing", "counts"])
    record.refresh_from_db()
    return entries


def keep_entries(rows: Sequence[ImportRow], entries: Sequence[Entry]) -> None:
    for row, entry in zip(rows, entries, strict=True):
        row.outcome, row.reasons = entry.outcome, entry.reasons
        row.changes = [asdict(change) for change in entry.changes]
        if entry.outcome == Outcome.REFUSED:
            # Of somebody who is not taken in nothing is kept but what finds the row again.
            row.values, row.notes, row.unread = entry.values, [], {}
    save(rows, ["outcome", "reasons", "changes", "values", "notes", "unread"])


def save(rows: Sequence[ImportRow], fields: list[str]) -> None:
    """One statement for many rows; ten times as quick as bulk_update, which writes a case for each cell."""
    ImportRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=fields, batch_size=AT_A_TIME
    )


def counted(record: Import) -> dict[str, int]:
    """How many rows of each outcome, in the order in which they are read."""
    numbers = dict(record.rows.order_by().values_list("outcome").annotate(number=Count("pk")))
    return {str(outcome): numbers[outcome] for outcome in Outcome if outcome in numbers}


# --- Writing


def write(record: Import, *, by: Any, tell: Tell = nothing_to_tell) -> list[Written]:
    """Write everything that was looked at, or nothing. Raises MovedOn where the preview is not true any more,
    Cancelled where somebody has asked to stop.
    """
    of = importer(record.kind)
    with transaction.atomic():
        one_at_a_time(of)
        if not Import.objects.filter(pk=record.pk, written_at=None, stopped_at=None).exists():
            raise Cancelled
        rows = list(record.rows.exclude(outcome=Outcome.REFUSED))
        entries = of.decide(source_rows(rows), tell)
        if not still_true(rows, entries):
            raise MovedOn("Something has changed here since the preview was made. Look at the new preview.")
        written = of.write(entries, tell, by)
        keep_written(rows, written)
        finish(record)
    record.refresh_from_db()
    return written


def finish(record: Import) -> None:
    """The last word: whoever asked to cancel before it has stopped everything."""
    open_still = Import.objects.filter(pk=record.pk, written_at=None, stopped_at=None, cancel_asked_at=None)
    if not open_still.update(written_at=timezone.now(), doing=""):
        raise Cancelled


def still_true(rows: Sequence[ImportRow], entries: Sequence[Entry]) -> bool:
    return all(
        row.outcome == entry.outcome and row.changes == [asdict(change) for change in entry.changes]
        for row, entry in zip(rows, entries, strict=True)
    )


def keep_written(rows: Sequence[ImportRow], written: Sequence[Written]) -> None:
    changed = []
    for row, what in zip(rows, written, strict=True):
        if what.about:
            row.about, row.made, row.was, row.became = what.about, what.made, what.was, what.became
            changed.append(row)
    save(changed, ["about", "made", "was", "became"])


def one_at_a_time(of: Importer) -> None:
    """Two imports of one kind come one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"import of {of.kind}"])


# --- Asking for it


@transaction.atomic
def ask(record: Import, work: str, defer: Callable[[Import], None]) -> None:
    """Have a worker do it. Raises MovedOn where it is under way, or over."""
    waiting = Import.objects.filter(pk=record.pk, doing="", written_at=None, stopped_at=None)
    if work == Work.WRITE:
        waiting = waiting.exclude(previewed_at=None)
    if not waiting.update(doing=work, done=0, beat_at=timezone.now(), cancel_asked_at=None):
        raise MovedOn("This import has moved on. Here is how it stands now.")
    record.refresh_from_db()
    defer(record)


def ask_to_cancel(record: Import) -> None:
    """Nothing of it stays. What is not under way stops at once; a worker stops at its next step."""
    now, rest = timezone.now(), Import.objects.filter(pk=record.pk, written_at=None, stopped_at=None)
    if rest.exclude(doing="").update(cancel_asked_at=now):
        return
    if not rest.exists():
        raise MovedOn("This import is over already.")
    stop(record, "You cancelled it.")


@transaction.atomic
def stop(record: Import, because: str) -> None:
    """Nothing was written; the rows go, that there was an import stays."""
    rest = Import.objects.filter(pk=record.pk, written_at=None, stopped_at=None)
    over = {"stopped_at": timezone.now(), "stopped_because": because[:300]}
    rest.update(**over, doing="", opener=b"", chosen=[])
    record.refresh_from_db()
    if record.stopped_at:
        record.rows.all().delete()
        record.waiting.all().delete()


def forsaken() -> Sequence[Import]:
    """Under way, and not heard of: their worker has died."""
    return list(Import.objects.at_work().filter(beat_at__lt=timezone.now() - SILENT_FOR))


def unanswered() -> Sequence[Import]:
    """Previews to which nobody has said yes or no, and what a command that was ended has left before there
    was one: what they hold of people is not kept for ever.
    """
    waiting = Import.objects.filter(written_at=None, stopped_at=None, doing="")
    old = timezone.now() - ANSWERED_WITHIN
    begun = Q(previewed_at=None, made_at__lt=timezone.now() - BEGUN_WITHIN)
    return list(waiting.filter(Q(previewed_at__lt=old) | begun))


# --- Taking back


@transaction.atomic
def take_back(record: Import, *, by: Any, why: str, followers: Callable[[Import], None]) -> None:
    """Undo everything that it wrote, or nothing. ``followers`` tells the rooms above, who refuse by raising.

    Raises MovedOn where it is not written, or taken back already.
    """
    of = importer(record.kind)
    one_at_a_time(of)
    locked = Import.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if locked.stage != "written":
        raise MovedOn("There is nothing to take back: this import was not written, or is taken back already.")
    if locked.emptied_at:
        raise MovedOn("What was there before is kept no longer: this import cannot be taken back any more.")
    followers(locked)
    of.take_back(list(locked.rows.exclude(about="").order_by("-place")), by)
    locked.taken_back_at, locked.taken_back_by, locked.taken_back_why = timezone.now(), by, why
    locked.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    record.refresh_from_db()
