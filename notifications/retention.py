"""What is forgotten: notices with what became of them, tasks that are done, and texts that people sent.

This is not the care record: after the rulebook's time nobody needs the number to which a message went.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from rulebook.reading import value

from .kinds import record_key
from .models import Notification, ReceivedText, Task

AT_ONCE = 1000


def forget_what_is_old() -> None:
    """Part by part, so that nothing else has to wait."""
    before = timezone.now() - dt.timedelta(days=value("notice.kept_days"))
    erase(Notification.objects.filter(made_at__lt=before))
    erase(Task.objects.filter(done_at__lt=before))
    erase(ReceivedText.objects.filter(received_at__lt=before).exclude(pk__in=waiting_for_a_human()))


def erase_texts_from(numbers: Collection[str]) -> int:
    """All that was ever texted from these numbers: their owner asked to be forgotten."""
    erased, _ = ReceivedText.objects.filter(number__in=numbers).delete()
    return erased


def waiting_for_a_human() -> set[int]:
    """What open tasks are about. Keys of other records are among them: then a text stays longer."""
    return {record_key(key) for key in Task.objects.open().values_list("key", flat=True)}


def erase(rows: QuerySet) -> None:
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        rows.model._base_manager.filter(pk__in=keys).delete()
