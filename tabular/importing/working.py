"""What a worker does with an import: read it, compare it, write it."""

from __future__ import annotations

from tabular.models import Import

from . import running, taking_in
from .outside import Cancelled, telling
from .registering import Tell

Work = Import.Work


def run(record: Import) -> None:
    """Nobody waits for an answer: what happened stands in the record."""
    try:
        with telling(record.pk) as tell:
            do(record, tell)
    except Cancelled:
        running.stop(record, "You cancelled it.")
    except running.MovedOn:
        running.preview(record)
        Import.objects.filter(pk=record.pk).update(
            remarks=["Something had changed here since the preview. This is a new one.", *record.remarks]
        )


def do(record: Import, tell: Tell) -> None:
    if record.doing == Work.READ and not taking_in.take_in(record, tell):
        return
    if record.doing == Work.WRITE:
        running.write(record, by=record.by, tell=tell)
    else:
        running.preview(record, tell)
