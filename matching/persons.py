"""Young adults as the engine reads them, kept at hand: only who has changed since is read again.

A page asks about two thousand people, of whom since the last page perhaps one has changed. PostgreSQL gives
each version of a row a place and a transaction of its own (`ctid`, `xmin`); a row that still has both is the
row that we have. So what is at hand is never older than the database, whichever process or query changed it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

import numpy as np
from django.db.models import F, Func, QuerySet, TextField

from geography.distance import max_travel_units
from pledges.models import Pledge
from rulebook import lists
from youngadults.models import Preferences, YoungAdult

from .activities import asks_first_to_volunteer, has_permission
from .engine import People
from .engine.table import EMPTY

KINDS = tuple(kind for kind in Pledge.Kind if kind != Pledge.Kind.OTHER_SUPPORT)
"""In the engine's order. Other support is published and can be asked for; it never enters the engine."""

SECTORS = {code: place for place, code in enumerate(lists.codes(lists.SECTORS))}
ADJUSTMENTS = {code: place for place, code in enumerate(lists.codes(lists.ADJUSTMENTS))}
SUPPORT = {code: place for place, code in enumerate(lists.codes(lists.SUPPORT))}
RANKS = tuple(f"rank_{kind.value}" for kind in KINDS)

PERSON = ("pk", "date_of_birth", "council", "easting", "northing", "permission_to_work", "monitoring_group")
WANTS = (
    *RANKS,
    *("interests", "qualification", "max_travel_miles", "remote_ok", "days", "available_from", "dbs"),
    *("driving_licence", "adjustments", "support", "weekly_hours", "least_pay", "waiting_since"),
)
NOBODY_HAS_ASKED = {name: Preferences._meta.get_field(name).get_default() for name in WANTS}


class Person(NamedTuple):
    """One young adult: the cells of the engine's columns, in order, but with the council by its code.

    `version` is that of their rows in the database.
    """

    key: int
    version: str
    asks_first_to_volunteer: bool
    council: str
    cells: np.ndarray
    interests: np.ndarray


KEPT_SECONDS = 3600
"""After an hour everybody is read again, so that nobody who was erased stays in a process for longer."""


class Version(Func):
    """Which version of its row a table's key is read from; nothing where there is no row."""

    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        (key,) = self.get_source_expressions()
        row = compiler.quote_name_unless_alias(key.alias)
        return f"({row}.xmin::text || {row}.ctid::text)", ()


VERSIONS = {"version": Version(F("pk")), "wants_version": Version(F("preferences__pk"))}


class Held(NamedTuple):
    """Who was read for one day, by key, and until when they are kept. Replaced, never changed: pages are made
    on several threads.
    """

    on: dt.date
    until: float
    people: dict[int, Person]


NOBODY = Held(dt.date.min, 0.0, {})


class AtHand:
    def __init__(self) -> None:
        self.held = NOBODY

    def read(self, people: QuerySet[YoungAdult], on: dt.date) -> dict[int, Person]:
        """These people as they stand now, by key."""
        held = self.held
        if held.on != on or monotonic() > held.until:
            read = afresh(people, on)
            self.held = Held(on, monotonic() + KEPT_SECONDS, read)
            return read
        rows = people.order_by().annotate(**VERSIONS).values_list("pk", *VERSIONS)
        now, known = {pk: f"{version} {wants}" for pk, version, wants in rows}, held.people
        changed = [pk for pk, version in now.items() if pk not in known or known[pk].version != version]
        if changed:
            known = known | afresh(YoungAdult.objects.filter(pk__in=changed), on)
            self.held = held._replace(people=known)
        return {pk: known[pk] for pk in now if pk in known}

    def forget(self) -> None:
        """Everybody is read when they are next asked for. Tests call it between each other."""
        self.held = NOBODY


at_hand = AtHand()


def afresh(people: QuerySet[YoungAdult], on: dt.date) -> dict[int, Person]:
    """These people from the database, by key."""
    wants = [f"preferences__{name}" for name in WANTS]
    rows = people.order_by().annotate(**VERSIONS).values_list(*VERSIONS, *PERSON, *wants)
    return {person.key: person for person in (as_read(row, on) for row in rows)}


def as_read(row: Sequence[Any], on: dt.date) -> Person:
    """Of somebody without preferences, nobody has asked anything."""
    version, wants_version, *known = row
    person = dict(zip((*PERSON, *WANTS), known, strict=True))
    if not person["waiting_since"]:
        person |= NOBODY_HAS_ASKED
    cells = cells_of(person, on)
    return Person(
        key=person["pk"],
        version=f"{version} {wants_version}",
        asks_first_to_volunteer=asks_first_to_volunteer(person["permission_to_work"]),
        council=person["council"],
        cells=np.array([EMPTY if cells[name] is None else cells[name] for name in People.columns]),
        interests=np.array(digits(person["interests"]), dtype=np.uint8),
    )


def cells_of(person: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
    """By column. The council's number and declined sectors hang on the other rows of a case."""
    return {
        "person_id": person["pk"],
        "x": person["easting"],
        "y": person["northing"],
        "council": 0,
        "age_m": whole_months(person["date_of_birth"], on),
        "rtw": has_permission(person["permission_to_work"]),
        "grp": person["monitoring_group"] or 0,
        "declined_sectors": 0,
        **wanted_cells(person, on),
    }


def wanted_cells(wants: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
    miles, days, free_from = wants["max_travel_miles"], wants["days"], wants["available_from"]
    return {
        "qual": wants["qualification"],
        "max_travel": None if miles is None else max_travel_units(miles),
        "remote_ok": int(wants["remote_ok"]),
        "days": None if days is None else days_mask(days),
        "avail_from": None if free_from is None else (free_from - on).days,
        "dbs": wants["dbs"],
        "licence": None if wants["driving_licence"] is None else int(wants["driving_licence"]),
        "needs": bits(wants["adjustments"], ADJUSTMENTS),
        **{f"r{place}": wants[name] for place, name in enumerate(RANKS)},
        "hours_pref": wants["weekly_hours"],
        "pay_min": wants["least_pay"],
        "support": bits(wants["support"], SUPPORT),
        "waiting_days": max(0, (on - wants["waiting_since"]).days),
    }


def digits(interests: Mapping[str, int]) -> list[int]:
    found = [0] * len(SECTORS)
    for sector, interest in interests.items():
        if sector in SECTORS:
            found[SECTORS[sector]] = interest
    return found


def whole_months(since: dt.date, until: dt.date) -> int:
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day)


def bits(codes: Iterable[str], places: Mapping[str, int]) -> int:
    """The bit set of these codes; one that the list does not have is nobody's bit."""
    return sum(1 << places[code] for code in set(codes) if code in places)


def days_mask(days: Iterable[int]) -> int:
    return sum(1 << day for day in set(days))
