"""Days on which the council does not work: adding one, calling one off; who did and when is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import BankHoliday
from .remembering import forget


def add(on: date, name: str, *, by: Any) -> BankHoliday:
    """The same day twice is one day; the newer name stays."""
    return keep(on, by, name=name, is_off=False)


def call_off(holiday: BankHoliday, *, by: Any) -> BankHoliday:
    """People work on that day after all. Twice does no harm."""
    return keep(holiday.on, by, is_off=True)


def keep(on: date, by: Any, **said: Any) -> BankHoliday:
    said |= {"changed_by": by, "changed_at": timezone.now()}
    holiday, _ = BankHoliday.objects.update_or_create(on=on, defaults=said)
    forget()
    transaction.on_commit(forget)
    return holiday
