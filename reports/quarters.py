"""Quarters of a year, as a panel meets: their days, their names, the one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    starts_on: dt.date

    @property
    def next(self) -> Quarter:
        month = self.starts_on.month + MONTHS
        return Quarter(dt.date(self.starts_on.year + (month > 12), (month - 1) % 12 + 1, 1))

    @property
    def before(self) -> Quarter:
        return quarter_of(self.starts_on - dt.timedelta(days=1))

    @property
    def ends_on(self) -> dt.date:
        return self.next.starts_on - dt.timedelta(days=1)

    @property
    def is_over(self) -> bool:
        return self.ends_on < timezone.localdate()

    @property
    def key(self) -> str:
        """As it stands in an address: "2026-07"."""
        return f"{self.starts_on:%Y-%m}"

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """Its first moment, and the first after it, by the council's clock."""
        return midnight(self.starts_on), midnight(self.next.starts_on)

    def __str__(self) -> str:
        return f"{self.starts_on:%B} to {self.ends_on:%B %Y}"


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def quarter_of(day: dt.date) -> Quarter:
    return Quarter(dt.date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1))


def this_quarter() -> Quarter:
    return quarter_of(timezone.localdate())


def quarter_named(key: str) -> Quarter:
    """Raises ValueError for anything but the first month of a quarter."""
    day = dt.datetime.strptime(key, "%Y-%m").date()
    quarter = quarter_of(day)
    if quarter.key != key:
        raise ValueError(key)
    return quarter
