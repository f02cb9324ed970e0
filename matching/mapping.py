"""From rows to the engine's arrays: the columns of people, places, choices and exclusions that it reads.

Only what matching needs crosses over. Nothing about ethnicity, religion, sex, disability, pregnancy or
immigration is read here: needs cross as adjustments, permission to work as a class, and the monitoring group
in a column that no rule reads. Four queries, however many people and intakes; two more where somebody has
changed (`matching.persons`), one for the policy, which is remembered.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import count
from typing import Any

import numpy as np
from django.contrib.postgres.aggregates import BitOr
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from offers.models import Offer
from pledges.models import Intake, Pledge
from rulebook.reading import council, value
from youngadults.models import YoungAdult
from youngadults.twenty_five import TOO_OLD

from . import policies
from .activities import activity_of, needs_permission
from .engine import BARRED, DECLINED, Case, People, Pledges, Relations
from .persons import (
    ADJUSTMENTS,
    KINDS,
    SECTORS,
    SUPPORT,
    Person,
    at_hand,
    bits,
    days_mask,
    whole_months,
)

S = Offer.Status

OWN_NO = (S.DECLINED, S.CANCELLED_BY_YOUNG_ADULT)
HOSTS_NO = (S.CANCELLED_BY_HOST, S.WITHDRAWN_BY_HOST)
AWAITED = (S.OFFERED, S.WAITING)

FEW = 100
"""So many keys can be named in a query."""

Numbers = Callable[[Any], int]


class SectorBit(models.Func):
    """A sector as the bit of its place among `SECTORS`; what is none of them has no bit."""

    template = "(1::bigint << array_position(%(places)s, %(expressions)s::text) - 1)"
    output_field = models.BigIntegerField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = super().as_sql(compiler, connection, places="%s::text[]", **extra)
        return sql, (list(SECTORS), *params)


def case_of(people: QuerySet[YoungAdult], intakes: QuerySet[Intake], on: dt.date) -> Case:
    """The engine's case for these people and these intakes as they stand on a day.

    Whoever may not be matched, and whatever cannot be, is left out.
    """
    people = who_may_be_matched(people, on)
    persons = at_hand.read(people, on)
    rows = list(with_awaited(matchable(intakes)))
    council_number = defaultdict(count().__next__).__getitem__
    return Case(
        people=_people(persons.values(), _sectors_declined(persons.keys()), council_number),
        pledges=Pledges.of(_pledge_row(intake, council_number, on) for intake in rows),
        relations=Relations(
            exclusions=_exclusions(persons.keys(), {intake.pk for intake in rows}),
            ask_first=_ask_first(persons, rows),
        ),
        policy=policies.in_force(),
        ask_the_host=frozenset({"ACCESS"}),
    )


def who_may_be_matched(people: QuerySet[YoungAdult], on: dt.date) -> QuerySet[YoungAdult]:
    """Not paused, not in custody, not yet 25, not forgotten: for the others nothing new is looked for."""
    young = people.filter(paused_at=None, in_custody=False, date_of_birth__gt=years_before(on, TOO_OLD))
    return young.filter(user__is_active=True)


def matchable(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """What the engine can rank: one of its four kinds, with a sector, and somewhere on the map."""
    nowhere = Q(pledge__easting=None, pledge__organisation__easting=None)
    kinds = [kind.value for kind in KINDS]
    return intakes.filter(pledge__kind__in=kinds, pledge__sector__in=list(SECTORS)).exclude(nowhere)


def with_awaited(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """Adds `awaited`: how many open offers may yet take a place. Brings the pledge and its organisation."""
    open_ones = Offer.objects.filter(intake=models.OuterRef("pk"), status__in=AWAITED).order_by()
    awaited = models.Subquery(open_ones.values("intake").values(n=Count("pk")))
    return intakes.select_related("pledge__organisation").annotate(awaited=Coalesce(awaited, 0))


def _people(
    persons: Collection[Person], sectors_declined: Mapping[int, int], council_number: Numbers
) -> People:
    columns = np.array([person.cells for person in persons]).reshape(-1, len(People.columns)).T
    values: dict[str, Any] = dict(zip(People.columns, columns, strict=True))
    values["council"] = [council_number(person.council) for person in persons]
    values["declined_sectors"] = [sectors_declined.get(person.key, 0) for person in persons]
    return People(values, interests=np.array([person.interests for person in persons]), sectors=len(SECTORS))


def _noes(persons: Collection[int], statuses: Iterable[str]) -> QuerySet[Offer]:
    """The offers to these people that came to a no. Of many people it is quicker to read everybody's."""
    offers = Offer.objects.filter(status__in=statuses).order_by()
    return offers.filter(young_adult__in=list(persons)) if len(persons) <= FEW else offers


def _sectors_declined(persons: Collection[int]) -> Mapping[int, int]:
    """By person: the sectors of what they said no to, as bits. The database adds them up: over the years
    there are many more noes than people.
    """
    declined = _noes(persons, [S.DECLINED]).values("young_adult")
    sectors = declined.annotate(sectors=BitOr(SectorBit("intake__pledge__sector"), default=0))
    return dict(sectors.values_list("young_adult", "sectors"))


def _exclusions(persons: Collection[int], intakes: Collection[int]) -> dict[tuple[int, int], int]:
    """DECLINED where the only reason is the person's own no, which must not buy priority."""
    noes = _noes(persons, OWN_NO + HOSTS_NO)
    if len(intakes) <= FEW:
        noes = noes.filter(intake__in=list(intakes))
    excluded: dict[tuple[int, int], int] = {}
    for person, intake, status in noes.values_list("young_adult", "intake", "status"):
        if person in persons and intake in intakes:
            reason = DECLINED if status in OWN_NO else BARRED
            excluded[person, intake] = max(reason, excluded.get((person, intake), 0))
    return excluded


def _ask_first(persons: Mapping[int, Person], intakes: Iterable[Intake]) -> frozenset[tuple[int, int]]:
    volunteering = [intake.pk for intake in intakes if not needs_permission(activity_of(intake.pledge))]
    asked = [key for key, person in persons.items() if person.asks_first_to_volunteer]
    return frozenset((person, intake) for person in asked for intake in volunteering)


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
        "support": bits(pledge.helps_with, SUPPORT),
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


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
