"""``{% load look %}``: how money, days and moments are written on every page."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateformat import format as formatted

register = template.Library()

Day = date | datetime | None


def by_our_clock(value: Any) -> Any:
    """What is written in code is in our own time too: a template alone would convert it."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def pounds(pence: int | str | None) -> str:
    """Pence as people say them: 1271 is "£12.71", 1200 is "£12", 123456 is "£1,234.56"."""
    if pence is None or pence == "":
        return ""
    whole, rest = divmod(int(pence), 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def parts_of_a_penny(tenths: int) -> str:
    """What costs very little: 24 tenths of a penny are "2.4p", 20 are "2p"."""
    whole, rest = divmod(tenths, 10)
    return f"{whole:,}.{rest}p" if rest else f"{whole:,}p"


@register.filter
def day(value: Day, short: bool = False) -> str:
    """As "Tuesday 12 January 2027"; short, as "12 January 2027"."""
    if not value:
        return ""
    return formatted(by_our_clock(value), "j F Y" if short else "l j F Y")


@register.filter
def moment(value: datetime | None) -> str:
    """As "12 January 2027, 9:05am"."""
    if not value:
        return ""
    return f"{day(value, short=True)}, {clock(value)}"


@register.filter
def clock(value: datetime | time) -> str:
    """As "9:05am"; in other languages, which do not know our "am", as "09:05"."""
    local = by_our_clock(value)
    if not (translation.get_language() or settings.LANGUAGE_CODE).startswith("en"):
        return f"{local:%H:%M}"
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


@register.filter
def machine_date(value: Day) -> str:
    """What the attribute ``datetime`` of a <time> wants."""
    return by_our_clock(value).isoformat() if value else ""


@register.filter
def from_today(value: Day) -> str:
    """How far away a day is: "today", "in 3 days", "2 weeks ago"."""
    if not value:
        return ""
    there = value.date() if isinstance(value := by_our_clock(value), datetime) else value
    days = (there - timezone.localdate()).days
    if days in NEAR:
        return NEAR[days]
    return f"in {span(days)}" if days > 0 else f"{span(-days)} ago"


NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def span(days: int) -> str:
    """A number of days in the largest unit that still tells them apart."""
    for unit, length, least in (("month", 30, 60), ("week", 7, 14)):
        if days >= least:
            return f"{days // length} {unit}s"
    return f"{days} days"


@register.filter
def length_of_time(days: int) -> str:
    """Exactly as long, in whole years where it is some: 730 is "2 years", 90 is "90 days"."""
    years, rest = divmod(days, 365)
    return counted(years, "year") if years and not rest else counted(days, "day")


def length_of_minutes(minutes: int) -> str:
    """Exactly as long, as people say it: 1,440 is "24 hours", 10,080 is "7 days", 90 is "90 minutes"."""
    days, rest_of_a_day = divmod(minutes, 24 * 60)
    if days > 1 and not rest_of_a_day:
        return length_of_time(days)
    hours, rest = divmod(minutes, 60)
    return counted(hours, "hour") if hours and not rest else counted(minutes, "minute")


def counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"
