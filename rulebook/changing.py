"""Changing a rule: the one door through which an entry is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Entry, checked
from .remembering import forget


def change(key: str, value: Any, *, by: Any, why: str, from_on: date | None = None) -> Entry:
    """The rule says ``value`` from a day on, today by default; an entry for that very day is replaced.

    ``by`` is a person, or None where the service itself sets it (loading a council). Raises ValidationError.
    """
    entry, _ = Entry.objects.update_or_create(
        key=key,
        from_on=from_on or timezone.localdate(),
        defaults={
            "value": checked(key, value),
            "changed_by": by,
            "changed_at": timezone.now(),
            "why": why,
        },
    )
    forget()
    transaction.on_commit(forget)  # another thread may have read the old value in between
    return entry
