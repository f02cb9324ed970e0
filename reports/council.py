"""The whole council: what each directorate promised in a quarter, and what came of it.

Promises are counted as they are. Young adults pass `small_numbers.column`: no cell gives away a small one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from champions.models import Organisation
from offers.models import Offer, OfferStep
from pledges.models import Intake, Pledge, PledgeStep

from .quarters import Quarter
from .small_numbers import column

PARTNERS = "Partner organisations"
DEPARTMENT = Organisation.Kind.COUNCIL_DEPARTMENT
COLUMNS = ("promised", "live", "taken_up", "honoured", "lapsed")
OF_PEOPLE = ("taken_up", "honoured")
S = Offer.Status


@dataclass(frozen=True)
class Row:
    name: str
    promised: str
    live: str
    taken_up: str
    honoured: str
    lapsed: str


@dataclass(frozen=True)
class WholeCouncil:
    rows: list[Row]
    total: Row


def whole_council(quarter: Quarter) -> WholeCouncil:
    """A handful of queries, whatever the number of promises and people."""
    directorates = directorate_of_each()
    counted = {
        "promised": by_directorate(promised(quarter), directorates),
        "live": by_directorate(live(quarter), directorates),
        "taken_up": people_by_directorate(reached(quarter, S.ACCEPTED), directorates),
        "honoured": people_by_directorate(honoured(quarter), directorates),
        "lapsed": by_directorate(lapsed(quarter), directorates),
    }
    names = names_of_rows(counted)
    cells, totals = {}, {}
    for key in COLUMNS:
        numbers = [counted[key][name] for name in names]
        cells[key], totals[key] = column(numbers) if key in OF_PEOPLE else as_they_are(numbers)
    rows = [Row(name, **{key: cells[key][at] for key in COLUMNS}) for at, name in enumerate(names)]
    return WholeCouncil(rows, Row("The whole council", **totals))


def as_they_are(numbers: list[int]) -> tuple[list[str], str]:
    return [str(number) for number in numbers], str(sum(numbers))


def directorate_of_each() -> dict[int, str]:
    """Each organisation's directorate: the topmost council department above it; else the partners' line."""
    bodies = {it.pk: it for it in Organisation.objects.only("name", "kind", "parent")}

    def topmost(body: Organisation) -> str:
        if body.kind != DEPARTMENT:
            return PARTNERS
        above = bodies.get(body.parent_id)
        return topmost(above) if above and above.kind == DEPARTMENT else body.name

    return {pk: topmost(body) for pk, body in bodies.items()}


def names_of_rows(counted: dict[str, Counter[str]]) -> list[str]:
    """Directorates of today, also those with nothing, and whoever has a figure; the partners last."""
    tops = Organisation.objects.still_there().filter(kind=DEPARTMENT).exclude(parent__kind=DEPARTMENT)
    names = set(tops.values_list("name", flat=True)).union(*counted.values())
    return sorted(names, key=lambda name: (name == PARTNERS, name))


def by_directorate(organisations: Iterable[int], directorates: dict[int, str]) -> Counter[str]:
    return Counter(directorates[organisation] for organisation in organisations)


def people_by_directorate(pairs: Iterable[tuple[int, int]], directorates: dict[int, str]) -> Counter[str]:
    """Each young adult once in a directorate, however many offers."""
    people = defaultdict(set)
    for organisation, young_adult in pairs:
        people[directorates[organisation]].add(young_adult)
    return Counter({name: len(found) for name, found in people.items()})


def promised(quarter: Quarter) -> Iterable[int]:
    """The organisation of each promise that went live for the first time in the quarter."""
    since, until = quarter.moments
    steps = PledgeStep.objects.filter(to_status=Pledge.Status.LIVE).order_by()
    firsts = steps.values("record").annotate(first=Min("at")).filter(first__gte=since, first__lt=until)
    return firsts.values_list("record__organisation", flat=True)


def live(quarter: Quarter) -> Iterable[int]:
    """The organisation of each promise that was live at the end of the quarter; today, while it runs."""
    if not quarter.is_over:
        return Pledge.objects.live().order_by().values_list("organisation", flat=True)
    steps = PledgeStep.objects.filter(record=OuterRef("pk"), at__lt=quarter.moments[1]).order_by("-pk")
    then = Pledge.objects.annotate(status_then=Subquery(steps.values("to_status")[:1])).order_by()
    return then.filter(status_then=Pledge.Status.LIVE).values_list("organisation", flat=True)


def lapsed(quarter: Quarter) -> Iterable[int]:
    """The organisation of each promise of which a last day to fill passed, and nobody ever had a place."""
    until = min(quarter.next.starts_on, timezone.localdate())
    taken = OfferStep.objects.filter(record__intake=OuterRef("pk"), to_status=S.ACCEPTED)
    unused = Intake.objects.filter(fill_by__gte=quarter.starts_on, fill_by__lt=until).exclude(Exists(taken))
    pledges = unused.exclude(pledge__status=Pledge.Status.DRAFT).order_by().values("pledge").distinct()
    return Pledge.objects.filter(pk__in=pledges).order_by().values_list("organisation", flat=True)


def reached(quarter: Quarter, *statuses: str) -> Iterable[tuple[int, int]]:
    """Organisation and young adult of each offer that reached a status in the quarter."""
    return pairs_of(steps_in(quarter).filter(to_status__in=statuses))


def honoured(quarter: Quarter) -> Iterable[tuple[int, int]]:
    """They started, or the interview that was promised to them was held."""
    held = Q(to_status=S.COMPLETED, record__intake__pledge__kind=Pledge.Kind.PRIORITY_INTERVIEW)
    return pairs_of(steps_in(quarter).filter(Q(to_status=S.STARTED) | held))


def steps_in(quarter: Quarter) -> QuerySet[OfferStep]:
    since, until = quarter.moments
    return OfferStep.objects.filter(at__gte=since, at__lt=until).order_by()


def pairs_of(steps: QuerySet[OfferStep]) -> Iterable[tuple[int, int]]:
    return steps.values_list("record__intake__pledge__organisation", "record__young_adult").distinct()
