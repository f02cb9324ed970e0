"""What a row says, as a pledge and its dates keep it; and what is wrong with its dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from champions.models import Organisation
from geography.postcodes import locate
from pledges.guard.pay import least_pay
from pledges.models import Intake, Pledge
from rulebook import lists
from rulebook.wages import minimum_pence
from rulebook.writing import day

K = Pledge.Kind

AS_THEY_ARE = (
    *("kind", "title", "description", "sector", "postcode", "site_name", "remote", "directions"),
    *("weekly_hours", "times", "travel_paid", "standard", "level", "months", "training_provider"),
    *("is_foundation", "qualification_needed", "dbs", "criteria", "meets", "bring", "support", "adjustments"),
)
"""Columns that are fields of a pledge, word for word."""

PLACE = ("easting", "northing")
A_YEAR_OF = {"hour": 1, "week": 1, "month": 12 / 52, "year": 1 / 52}
USUAL_WEEK = dt.timedelta(days=7)
FURTHEST = dt.timedelta(days=3 * 366)


@dataclass
class Kept:
    """``dates`` is the intake, or None; ``wrong`` says what could not be kept, ``over`` why it stays out."""

    fields: dict[str, Any]
    dates: dict[str, Any] | None
    wrong: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def kept(values: dict[str, Any], *, is_known: bool) -> Kept:
    """``is_known``: it came in before, so that its days may have gone by since."""
    found = Kept({name: values[name] for name in AS_THEY_ARE if name in values}, None)
    say_travel_once(found.fields)
    found.dates = dates(values, found, is_known)
    pence = hourly(values, found)
    if pence is not None:
        found.fields["pay"] = pence
    if values.get("qualification_needed"):
        found.fields["qualification_ideal"] = values["qualification_needed"]
    return found


def say_travel_once(fields: dict[str, Any]) -> None:
    """A file may name it among the help; it is kept where the pledge's own pages ask for it."""
    support = fields.get("support") or []
    if fields.get("kind") != K.OTHER_SUPPORT and lists.TRAVEL_COSTS in support:
        fields["support"] = [code for code in support if code != lists.TRAVEL_COSTS]
        fields["travel_paid"] = True


def dates(values: dict[str, Any], found: Kept, is_known: bool) -> dict[str, Any] | None:
    starts, ends, fill_by = (as_day(values.get(name)) for name in ("starts_on", "ends_on", "fill_by"))
    today = timezone.localdate()
    if fill_by and fill_by < today and not is_known:
        found.over.append(f"It closed on {day(fill_by, True)}.")
    if starts and starts < today and not is_known:
        found.over.append(f"Its first day, {day(starts, True)}, has gone by.")
    if starts and starts > today + FURTHEST:
        found.wrong.append(
            f"Its first day, {day(starts, True)}, is more than three years away. Check the year."
        )
        return None
    if starts and ends and ends < starts:
        found.wrong.append(
            f"Its last day, {day(ends, True)}, comes before its first day, {day(starts, True)}."
        )
        return None
    if not starts or "places" not in values:
        return None
    fill_by = min(fill_by, starts) if fill_by else min(max(starts - USUAL_WEEK, today), starts)
    written = {"starts_on": starts, "ends_on": ends, "fill_by": fill_by}
    return {name: it and it.isoformat() for name, it in written.items()} | {"places": values["places"]}


def as_day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def hourly(values: dict[str, Any], found: Kept) -> int | None:
    """Pence an hour; None where nobody has said. A week's or year's pay is divided by the hours."""
    said = values.get("pay")
    if said is None:
        return 0 if values.get("paid") is False else None
    on = as_day(values.get("starts_on")) or timezone.localdate()
    if said["pence"] < 0:
        return least_pay(values.get("kind", ""), 25, on) if said["pence"] == -1 else minimum_pence(25, on)
    if said["per"] == "hour":
        return said["pence"]
    if not values.get("weekly_hours"):
        found.wrong.append(f"Pay is for a {said['per']}, and nobody has said how many hours a week that is.")
        return None
    return round(said["pence"] * A_YEAR_OF[said["per"]] / values["weekly_hours"])


def pledge_of(organisation: Organisation, it: Kept, intakes: list[dict[str, Any]]) -> Pledge:
    """The pledge that it would be, not saved; `to_be` are its dates, for the guard rails."""
    pledge = Pledge(organisation=organisation, **it.fields, **place_of(it.fields.get("postcode")))
    pledge.to_be = [intake_of(pledge, one) for one in intakes]
    return pledge


def place_of(postcode: str | None) -> dict[str, int]:
    place = locate(postcode) if postcode else None
    return {"easting": place.easting, "northing": place.northing} if place else {}


def intake_of(pledge: Pledge, one: dict[str, Any]) -> Intake:
    days = {name: as_day(one[name]) for name in ("starts_on", "ends_on", "fill_by")}
    return Intake(pledge=pledge, places=one["places"], **days)
