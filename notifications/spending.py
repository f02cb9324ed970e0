"""What texts cost this month, and the cap that stops them: with a warning before, never silently."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from rulebook.reading import value
from rulebook.remembering import briefly

from .models import Delivery

USED_UP = "This month’s limit for texts is reached"


@dataclass(frozen=True)
class Month:
    """Texts counted as the network counts them, and the cap; money in tenths of a penny."""

    texts: int
    cap: int
    warn_at_percent: int
    tenths_of_a_penny_each: int

    @property
    def used_up(self) -> bool:
        return self.texts >= self.cap

    @property
    def nearly_used_up(self) -> bool:
        return self.texts * 100 >= self.cap * self.warn_at_percent

    @property
    def pence(self) -> int:
        return self.texts * self.tenths_of_a_penny_each // 10

    @property
    def percent(self) -> int:
        return 100 if not self.cap else self.texts * 100 // self.cap


def this_month(now: dt.datetime | None = None) -> Month:
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counted = Delivery.objects.texts().filter(sending_since__gte=first).aggregate(all=Sum("segments"))
    return Month(
        texts=counted["all"] or 0,
        cap=value("notice.texts_a_month"),
        warn_at_percent=value("notice.texts_warn_at_percent"),
        tenths_of_a_penny_each=value("notice.text_tenths_of_a_penny"),
    )


def is_used_up() -> bool:
    return this_month().used_up


@briefly
def is_used_up_now() -> bool:
    """For pages: a few seconds old, so that no page has to count a month's texts."""
    return is_used_up()
