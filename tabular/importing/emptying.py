"""After the rulebook's time, what the rows of an import said is deleted; how many there were stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from tabular.models import Import

Days = Callable[[], int]
_days: list[Days] = []


def keep_for(days: Days) -> None:
    """Register who knows for how many days: the rulebook is no room of ours."""
    _days[:] = [days]


def kept_until(record: Import) -> dt.datetime | None:
    """When what a written import holds is deleted; None where nobody has said, or it has not been written."""
    if not (_days and record.written_at):
        return None
    return record.written_at + dt.timedelta(days=_days[0]())


def empty_old_ones() -> None:
    for record in Import.objects.filter(emptied_at=None).exclude(written_at=None).order_by("pk"):
        until = kept_until(record)
        if until and until <= timezone.now():
            empty(record)


@transaction.atomic
def empty(record: Import) -> None:
    """The number of a row and what became of it stay, and which record it was about."""
    record.rows.update(values={}, notes=[], unread={}, reasons=[], changes=[], was={}, became={})
    Import.objects.filter(pk=record.pk).update(emptied_at=timezone.now(), remarks=[])
