"""The shared cases as rows of the service: its lists are those of the published rules, pair by pair.

What the service's columns cannot hold is rounded first, in the case that the plain rules are asked about:
travel to whole miles, ages to whole years at the start, permission to what the activity needs.
"""

import csv
import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from geography.models import Authority
from matching import suggestions
from pledges.models import Pledge
from rulebook import lists
from tests.factories import make_intake, make_pledge
from tests.matching.engine import oracle
from tests.people import make_young_adult
from youngadults.models import Preferences, YoungAdult

CASES = Path(__file__).parent / "engine" / "cases"
KINDS = ("work_experience", "mentoring", "apprenticeship", "priority_interview")
SECTORS = [code for code, _ in lists.SECTORS]
ADJUSTMENTS = [code for code, _ in lists.ADJUSTMENTS]
SUPPORT = [code for code, _ in lists.SUPPORT]
WEEK = range(7)


def rows(case, name):
    with (CASES / case / name).open() as file:
        for row in csv.DictReader(file):
            digits = [int(digit) for digit in row.pop("interests", "")]
            yield {**{key: int(cell) for key, cell in row.items()}, "interests": digits}


def only(mask, codes):
    return mask & (1 << len(codes)) - 1


def codes_of(mask, codes):
    return [code for place, code in enumerate(codes) if mask >> place & 1]


def months_before(day, months):
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(years, month + 1, 1)


def person(row, today, here, elsewhere):
    """A young adult made from a row of persons.csv; gives the row as the service can hold it."""
    miles = max(1, row["max_travel"] * 100_000 // 1_609_344)
    row |= {
        "max_travel": max(1, miles * 1_609_344 // 100_000),
        "declined_sectors": 0,
        "needs": only(row["needs"], ADJUSTMENTS),
        "support": only(row["support"], SUPPORT),
    }
    wishes = {
        **{f"rank_{kind}": row[f"r{place}"] for place, kind in enumerate(KINDS)},
        "interests": {code: level for code, level in zip(SECTORS, row["interests"], strict=False) if level},
        "qualification": row["qual"],
        "max_travel_miles": miles,
        "remote_ok": bool(row["remote_ok"]),
        "days": codes_of(row["days"], WEEK),
        "available_from": today + dt.timedelta(days=row["avail_from"]),
        "dbs": row["dbs"],
        "driving_licence": bool(row["licence"]),
        "adjustments": codes_of(row["needs"], ADJUSTMENTS),
        "support": codes_of(row["support"], SUPPORT),
        "weekly_hours": row["hours_pref"],
        "least_pay": row["pay_min"],
        "waiting_since": today - dt.timedelta(days=row["waiting_days"]),
    }
    made = make_young_adult(
        f"Person{row['person_id']}",
        date_of_birth=months_before(today, row["age_m"]),
        council=elsewhere if row["council"] else here,
        easting=row["x"],
        northing=row["y"],
        permission_to_work="any_paid" if row["rtw"] else "volunteer_only",
    )
    Preferences.objects.filter(young_adult=made).update(**wishes)
    return {**row, "pk": made.pk}


def intake(row, today):
    """A pledge with one intake made from a row of pledges.csv; gives the row as the service can hold it."""
    starts_on = today + dt.timedelta(days=row["start_by"])
    ahead = (starts_on.year - today.year) * 12 + starts_on.month - today.month - (starts_on.day < today.day)
    age_from, age_to = row["age_min_m"] // 12, row["age_max_m"] // 12
    pay = row["pay"] or (755 if row["type"] == 2 else 0)
    row |= {
        "age_min_m": age_from * 12 - ahead,
        "age_max_m": age_to * 12 + 11 - ahead,
        "pay": pay,
        "rtw": int(pay > 0 or row["type"] in (2, 3)),
        "access": only(row["access"], ADJUSTMENTS),
        "support": only(row["support"], SUPPORT),
        "council": 0,
    }
    support = codes_of(row["support"], SUPPORT)
    pledge = make_pledge(
        places=None,
        title=f"Pledge {row['pledge_id']}",
        kind=KINDS[row["type"]],
        sector=SECTORS[row["sector"]],
        second_sector=SECTORS[row["sector2"]] if row["sector2"] >= 0 else "",
        easting=row["x"],
        northing=row["y"],
        open_to=Pledge.OpenTo.ANY if row["scope"] else Pledge.OpenTo.COUNCIL,
        remote=bool(row["remote"]),
        age_from=age_from,
        age_to=age_to,
        qualification_needed=row["qual_min"],
        qualification_ideal=row["qual_ideal"],
        days=codes_of(row["days"], WEEK),
        least_days=row["min_days"],
        dbs=row["dbs"],
        driving_licence=bool(row["licence"]),
        adjustments=codes_of(row["access"], ADJUSTMENTS),
        weekly_hours=row["hours"],
        pay=pay,
        travel_paid=lists.TRAVEL_COSTS in support,
        support=[code for code in support if code != lists.TRAVEL_COSTS],
    )
    made = make_intake(pledge=pledge, places=max(1, row["capacity"]), starts_in_days=row["start_by"])
    return {**row, "pk": made.pk, "intake": made}


@pytest.fixture(params=["a21", "a22"])
def case(request, cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    today = timezone.localdate()
    here, elsewhere = (
        cast.sam.young_adult.council,
        Authority.objects.exclude(pk=cast.sam.young_adult.council_id).order_by("pk").first(),
    )
    people = [person(row, today, here, elsewhere) for row in rows(request.param, "persons.csv")]
    intakes = [intake(row, today) for row in rows(request.param, "pledges.csv")]
    return [row for row in people if row["age_m"] < 25 * 12], intakes


def fitting(people, intakes):
    """The eligible pairs by the plain rules, with their fit."""
    return {
        (p["pk"], j["pk"]): oracle.fit(p, j, choice=0)
        for p in people
        for j in intakes
        if not oracle.blocked(p, j, excluded=0)
    }


def test_every_pledge_s_list_is_that_of_the_plain_rules(case, cast):
    people, intakes = case
    fits = fitting(people, intakes)
    waited = {p["pk"]: min(p["waiting_days"] // 10, 100) for p in people}
    assert len(fits) > 10
    for j in intakes:
        found = suggestions.for_intake(j["intake"], cast.wren, shown=100).fits
        ours = [(p, fit) for (p, intake), fit in fits.items() if intake == j["pk"]]
        ours.sort(key=lambda pair: (-(pair[1] + waited[pair[0]]), pair[0]))
        assert [(each.young_adult.pk, each.fit) for each in found] == ours


def test_every_person_s_list_is_that_of_the_plain_rules(case, cast):
    people, intakes = case
    fits = fitting(people, intakes)
    for young_adult in YoungAdult.objects.filter(pk__in=[p["pk"] for p in people]):
        found = suggestions.for_young_adult(young_adult, cast.wren, shown=100).fits
        ours = [(intake, fit) for (p, intake), fit in fits.items() if p == young_adult.pk]
        ours.sort(key=lambda pair: (oracle.cls(pair[1], 0), -pair[1], pair[0]))
        assert [(each.intake.pk, each.fit) for each in found] == ours
