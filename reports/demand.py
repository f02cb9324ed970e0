"""What young adults ask for and where, beside what is there: the demand board.

Asked for is what they wished for themselves, and what a worker noted because nothing fits; one person counts
once in a line. Figures pass `small_numbers` before anybody reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Sum
from django.utils import timezone

from geography.models import Authority
from offers.models import UnmetNeed, Wish
from offers.safety import not_held
from pledges.models import Intake, Pledge
from rulebook import lists

from .small_numbers import SMALLEST_SAID, in_order, said

KINDS, SECTORS = dict(Pledge.Kind.choices), dict(lists.SECTORS)
ANYWHERE = "Elsewhere, or not known"


@dataclass(frozen=True)
class Line:
    """One line of the board. ``there`` is how many places are free now; empty where that says nothing.
    ``ask`` is what hosts could be asked for: the codes of a sector and a kind.
    """

    what: str
    kind: str
    asked: str
    there: str = ""
    missing: bool = False
    ask: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    wanted: list[Line]
    where: list[Line]
    why: list[Line]


def board(*, held_too: bool = False) -> Board:
    """Read afresh each time: a handful of queries, whatever the number of people.

    Places that are held back for safety are none for a worker. Whoever must not learn of a hold reads the
    board with them, `held_too`: a host knows its own places, and would miss them.
    """
    asked = list(asked_for())
    return Board(wanted=wanted(asked, free_places(held_too)), where=where(asked), why=why())


def asked_for() -> Iterable[tuple[int, str, str, str | None]]:
    """Person, sector, kind and district of everything that is asked for now."""
    wishes = Wish.objects.order_by().values_list("young_adult", "sector", "kind", "young_adult__district")
    needs = UnmetNeed.objects.open().exclude(sector="").order_by()
    return set(wishes) | set(needs.values_list("young_adult", "sector", "kind", "district"))


def wanted(asked: list[tuple[int, str, str, str | None]], free: Mapping[tuple[str, str], int]) -> list[Line]:
    people = by_key(((sector, kind), person) for person, sector, kind, _ in asked)
    order = sorted(people, key=lambda key: (-in_order(len(people[key])), SECTORS.get(key[0], ""), key[1]))
    return [
        Line(
            what=SECTORS.get(sector, sector),
            kind=KINDS.get(kind, "Any kind"),
            asked=said(len(people[sector, kind])),
            there=str(free[sector, kind]),
            missing=free[sector, kind] == 0,
            ask=(sector, kind),
        )
        for sector, kind in order
    ]


def where(asked: list[tuple[int, str, str, str | None]]) -> list[Line]:
    """Districts in which enough ask; the others together, at the end. A name beside "fewer than 5" says that
    somebody is there, and in a small place who.
    """
    people = by_key((district, person) for person, _, _, district in asked)
    named = [key for key, found in people.items() if key and len(found) >= SMALLEST_SAID]
    elsewhere = set().union(*(found for key, found in people.items() if key not in named))
    names = dict(Authority.objects.filter(pk__in=named).values_list("pk", "name"))
    lines = sorted((-in_order(len(people[key])), names[key], len(people[key])) for key in named)
    shown = [Line(what=name, kind="", asked=said(number)) for _, name, number in lines]
    return shown + ([Line(what=ANYWHERE, kind="", asked=said(len(elsewhere)))] if elsewhere else [])


def why() -> list[Line]:
    people = by_key(UnmetNeed.objects.open().order_by().values_list("why", "young_adult"))
    labels = dict(UnmetNeed.Why.choices)
    order = sorted(people, key=lambda key: (-in_order(len(people[key])), labels[key]))
    return [Line(what=labels[key], kind="", asked=said(len(people[key]))) for key in order]


def by_key(pairs: Iterable[tuple]) -> dict:
    found = defaultdict(set)
    for key, person in pairs:
        found[key].add(person)
    return found


def free_places(held_too: bool) -> Mapping[tuple[str, str], int]:
    """Places that can be offered today, by sector and kind. About hosts, so they are said as they are."""
    intakes = Intake.objects.to_fill().filter(pledge__status=Pledge.Status.LIVE)
    intakes = intakes if held_too else not_held(intakes)
    intakes = intakes.filter(fill_by__gte=timezone.localdate()).order_by()
    rows = intakes.values_list("pledge__sector", "pledge__kind").annotate(
        free=Sum(F("places") - F("places_taken"))
    )
    return defaultdict(int, {(sector, kind): free for sector, kind, free in rows})
