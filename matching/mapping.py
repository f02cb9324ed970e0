"""From rows to the engine's arrays: matching-spec.md, "From the service to the arrays".

Only what matching needs crosses over. Nothing about ethnicity, religion, sex, disability, pregnancy or
immigration is read here: needs cross as adjustments, permission to work as a class, and the monitoring group
in a column that no rule reads. Three queries, however many people and intakes; a fourth for
the policy, which is remembered.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from django.db.models import Count, Q, QuerySet

from geography.distance import max_travel_units
from offers.models import Offer
from pledges.models import Intake, Pledge
from rulebook import lists
from rulebook.reading import council, value
from youngadults.models import Preferences, YoungAdult

from . import policies
from .activities import activity_of, asks_first_to_volunteer, has_permission, needs_permission
from .engine import BARRED, DECLINED, Case, People, Pledges, Relations

S = Offer.Status

KINDS = tuple(kind for kind in Pledge.Kind if kind != Pledge.Kind.OTHER_SUPPORT)
"""In the engine's order. Other support is published and can be asked for; it never enters the engine."""

OWN_NO = (S.DECLINED, S.CANCELLED_BY_YOUNG_ADULT)
HOSTS_NO = (S.CANCELLED_BY_HOST, S.WITHDRAWN_BY_HOST)
AWAITED = (S.OFFERED, S.WAITING)

TOO_OLD = 25
"""From this birthday on nothing new is offered. What has started goes on."""

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

Numbers = Callable[[Any], int]


def case_of(people: QuerySet[YoungAdult], intakes: QuerySet[Intake], on: dt.date) -> Case:
    """The engine's case for these people and these intakes as they stand on a day.

    Whoever may not be matched, and whatever cannot be, is left out.
    """
    people = who_may_be_matched(people, on)
    persons = list(_persons(people))
    rows = list(with_awaited(matchable(intakes)))
    noes = list(_noes(people))
    council_number = defaultdict(count().__next__).__getitem__
    sectors_declined = _sectors_declined(noes)
    return Case(
        people=People.of(
            (_person_row(person, sectors_declined, council_number, on) for person in persons),
            sectors=len(SECTORS),
        ),
        pledges=Pledges.of(_pledge_row(intake, council_number, on) for intake in rows),
        relations=Relations(
            exclusions=_exclusions(noes, {p["pk"] for p in persons}, {i.pk for i in rows}),
            ask_first=_ask_first(persons, rows),
        ),
        policy=policies.in_force(),
        ask_the_host=frozenset({"ACCESS"}),
    )


def who_may_be_matched(people: QuerySet[YoungAdult], on: dt.date) -> QuerySet[YoungAdult]:
    """Not paused, not in custody, not yet 25: for the others nothing new is looked for."""
    return people.filter(paused_at=None, in_custody=False, date_of_birth__gt=years_before(on, TOO_OLD))


def matchable(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """What the engine can rank: one of its four kinds, with a sector, and somewhere on the map."""
    nowhere = Q(pledge__easting=None, pledge__organisation__easting=None)
    kinds = [kind.value for kind in KINDS]
    return intakes.filter(pledge__kind__in=kinds, pledge__sector__in=list(SECTORS)).exclude(nowhere)


def with_awaited(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """Adds `awaited`: how many open offers may yet take a place. Brings the pledge and its organisation."""
    awaited = Count("offers", filter=Q(offers__status__in=AWAITED))
    return intakes.select_related("pledge__organisation").annotate(awaited=awaited)


def _persons(people: QuerySet[YoungAdult]) -> Iterator[dict[str, Any]]:
    """Everything that is read of each person; of somebody without preferences, nobody has asked anything."""
    wants = [f"preferences__{name}" for name in WANTS]
    for row in people.order_by().values_list(*PERSON, *wants):
        person = dict(zip((*PERSON, *WANTS), row, strict=True))
        yield person if person["waiting_since"] else person | NOBODY_HAS_ASKED


def _noes(people: QuerySet[YoungAdult]) -> Iterable[tuple[int, int, str, str]]:
    """(person, intake, sector, status) of every offer that came to a no, on either side."""
    offers = Offer.objects.filter(young_adult__in=people, status__in=OWN_NO + HOSTS_NO).order_by()
    return offers.values_list("young_adult", "intake", "intake__pledge__sector", "status")


def _sectors_declined(noes: Iterable[tuple[int, int, str, str]]) -> Mapping[int, int]:
    masks: dict[int, int] = defaultdict(int)
    for person, _, sector, status in noes:
        if status == S.DECLINED:
            masks[person] |= bits([sector], SECTORS)
    return masks


def _exclusions(
    noes: Iterable[tuple[int, int, str, str]], persons: set[int], intakes: set[int]
) -> dict[tuple[int, int], int]:
    """DECLINED where the only reason is the person's own no, which must not buy priority."""
    excluded: dict[tuple[int, int], int] = {}
    for person, intake, _, status in noes:
        if person in persons and intake in intakes:
            reason = DECLINED if status in OWN_NO else BARRED
            excluded[person, intake] = max(reason, excluded.get((person, intake), 0))
    return excluded


def _ask_first(persons: Iterable[Mapping[str, Any]], intakes: Iterable[Intake]) -> frozenset[tuple[int, int]]:
    volunteering = [intake.pk for intake in intakes if not needs_permission(activity_of(intake.pledge))]
    asked = [p["pk"] for p in persons if asks_first_to_volunteer(p["permission_to_work"])]
    return frozenset((person, intake) for person in asked for intake in volunteering)


def _person_row(
    person: Mapping[str, Any], sectors_declined: Mapping[int, int], council_number: Numbers, on: dt.date
) -> dict[str, Any]:
    return {
        "person_id": person["pk"],
        "x": person["easting"],
        "y": person["northing"],
        "council": council_number(person["council"]),
        "age_m": whole_months(person["date_of_birth"], on),
        "rtw": has_permission(person["permission_to_work"]),
        "grp": person["monitoring_group"] or 0,
        "declined_sectors": sectors_declined.get(person["pk"], 0),
        **_wants_row(person, on),
    }


def _wants_row(wants: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
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
        "interests": _digits(wants["interests"]),
        "hours_pref": wants["weekly_hours"],
        "pay_min": wants["least_pay"],
        "support": bits(wants["support"], SUPPORT),
        "waiting_days": max(0, (on - wants["waiting_since"]).days),
    }


def _digits(interests: Mapping[str, int]) -> list[int]:
    digits = [0] * len(SECTORS)
    for sector, interest in interests.items():
        if sector in SECTORS:
            digits[SECTORS[sector]] = interest
    return digits


def _pledge_row(intake: Intake, council_number: Numbers, on: dt.date) -> dict[str, Any]:
    pledge = intake.pledge
    youngest, oldest = ages_at_start(intake, on)
    stands = pledge if pledge.easting is not None else pledge.organisation
    return {
        "pledge_id": intake.pk,
        "type": KINDS.index(pledge.kind),
        "sector": SECTORS[pledge.sector],
        "sector2": SECTORS.get(pledge.second_sector, -1),
        "x": stands.easting,
        "y": stands.northing,
        "council": council_number(pledge.organisation.council_id or council().authority_code),
        "scope": int(pledge.open_to == Pledge.OpenTo.ANY),
        "remote": int(pledge.remote),
        "capacity": max(0, intake.places_left - intake.awaited),
        "age_min_m": youngest,
        "age_max_m": oldest,
        "qual_min": pledge.qualification_needed,
        "qual_ideal": pledge.qualification_ideal,
        "days": days_mask(pledge.days),
        "min_days": pledge.least_days,
        "start_by": (intake.starts_on - on).days,
        "dbs": pledge.dbs,
        "rtw": int(needs_permission(activity_of(pledge))),
        "licence": int(pledge.driving_licence),
        "access": bits(pledge.adjustments, ADJUSTMENTS),
        "hours": pledge.weekly_hours or 0,
        "pay": pledge.pay,
        "support": bits(pledge.support, SUPPORT),
    }


def ages_at_start(intake: Intake, on: dt.date) -> tuple[int, int]:
    """Youngest and oldest age in whole months on the round's date, for somebody of the right age at the
    start.

    The oldest age lasts until the next birthday. A foundation apprenticeship advertised up to 21 is open to
    somebody who grew up in care until the 25th.
    """
    pledge, oldest = intake.pledge, intake.pledge.age_to
    if pledge.is_foundation and oldest >= value("apprenticeship.foundation_upper_age"):
        oldest = max(oldest, value("apprenticeship.foundation_upper_age_care_experienced"))
    ahead = whole_months(on, intake.starts_on)
    return pledge.age_from * 12 - ahead, oldest * 12 + 11 - ahead


def whole_months(since: dt.date, until: dt.date) -> int:
    months = (until.year - since.year) * 12 + until.month - since.month
    return months - (until.day < since.day)


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def bits(codes: Iterable[str], places: Mapping[str, int]) -> int:
    """The bit set of these codes; one that the list does not have is nobody's bit."""
    return sum(1 << places[code] for code in set(codes) if code in places)


def days_mask(days: Iterable[int]) -> int:
    return sum(1 << day for day in set(days))
