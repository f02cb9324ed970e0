"""Days on which the council does not work, beside those that came with the service."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from .models import BankHoliday
from .remembering import forget


def add(on: date, name: str) -> BankHoliday:
    """The same day twice is one day; the newer name stays."""
    holiday, _ = BankHoliday.objects.update_or_create(on=on, defaults={"name": name})
    forget()
    transaction.on_commit(forget)
    return holiday
