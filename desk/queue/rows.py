"""A row of the queue: why it is here, what to do next, in place where possible; and the kinds of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from offers.models import Offer

OF_AN_OFFER = ("young_adult", "intake__pledge__organisation")
OF_AN_OFFER_ALONE = ("young_adult", "intake")
"""What is read of an offer of which a row says no more than whom and what it is about."""


@dataclass(frozen=True)
class InPlace:
    """Something that can be done in the row itself, by POST; with ``field`` some words are typed first."""

    label: str
    url: str
    field: str = ""


@dataclass(frozen=True)
class Row:
    """One thing to do. ``due`` orders the rows of a group; ``late`` marks those whose time has passed, or
    that are as pressing; ``tag`` says which in a word.

    ``key`` is the kind and the record: by it a row is put off, taken and handed over. A concern cannot be
    marked: it is not put off, and goes to nobody who may not read it.
    """

    title: str
    why: str
    url: str
    action: str
    due: dt.datetime | dt.date | None = None
    late: bool = False
    tag: str = "Late"
    in_place: tuple[InPlace, ...] = ()
    key: str = ""
    taken_by: str = ""
    mine: bool = False
    can_be_marked: bool = True

    @property
    def here(self) -> str:
        """What can be done without leaving the page."""
        return " · ".join(act.label for act in self.in_place)

    @property
    def slug(self) -> str:
        return self.key.replace(".", "-")


@dataclass(frozen=True)
class Kind:
    """One kind of thing to do: for a person the records, the most pressing first, and how one reads.

    A record that is an offer, or has one, is asked for alone: `complete` reads whom and what it is about.
    ``reads`` names what the row says of a wide record, and no more of it is read; ``shown`` is how many.
    """

    name: str
    records: Callable[[Any], Any]
    row: Callable[[Any], Row]
    reads: tuple[str, ...] = ()
    shown: int = 10

    def read(self, record: Any) -> Row:
        return replace(self.row(record), key=f"{self.name}.{record.pk}")


@dataclass(frozen=True)
class Found:
    """The first records of one kind, and how many there are of it."""

    kind: Kind
    records: Sequence[Any]
    total: int

    @property
    def rows(self) -> list[Row]:
        return [self.kind.read(record) for record in self.records]


def first_of(kind: Kind, user: Any, put_off: set[int], among: set[int] | None = None) -> Found:
    """Of a query, read no more than is shown; only where that is not all, ask how many there are."""
    records = chosen(kind.records(user), put_off, among)
    if isinstance(records, QuerySet):
        found = list(records.only(*kind.reads)[: kind.shown + 1])
        total = len(found) if len(found) <= kind.shown else number_of(records, found)
    else:
        found, total = records, len(records)
    return Found(kind, found[: kind.shown], total)


def number_of(records: QuerySet[Any], found: list[Any]) -> int:
    """How many there are; a query over many people counts them as it reads the first (`of_all`)."""
    return getattr(found[0], "of_all", None) or records.count()


def chosen(records: Any, put_off: set[int], among: set[int] | None) -> Any:
    """Without what was put off; of ``among`` alone, where that is given."""
    if isinstance(records, QuerySet):
        records = records.exclude(pk__in=put_off) if put_off else records
        return records if among is None else records.filter(pk__in=among)
    kept = [record for record in records if record.pk not in put_off]
    return kept if among is None else [record for record in kept if record.pk in among]


def complete(records: Iterable[Any]) -> None:
    """Read what rows about offers show for all kinds together: a query a table, not six joins a kind."""
    offers: list[Offer] = []
    hanging: dict[type, list[Any]] = defaultdict(list)
    for record in records:
        if isinstance(record, Offer):
            offers.append(record)
        elif hasattr(record, "offer_id"):
            hanging[type(record)].append(record)
    for of_one_model in hanging.values():
        prefetch_related_objects(of_one_model, "offer")
        offers += [record.offer for record in of_one_model]
    prefetch_related_objects(offers, *OF_AN_OFFER)


@dataclass(frozen=True)
class Group:
    """Rows of the same urgency. ``more`` says how many there are beyond those shown."""

    key: str
    heading: str
    rows: list[Row]
    more: int = 0

    @property
    def total(self) -> int:
        return len(self.rows) + self.more


def in_order(rows: Iterable[Row]) -> list[Row]:
    """What is lost first comes first; what somebody else is on comes last."""
    return sorted(
        rows, key=lambda row: (bool(row.taken_by) and not row.mine, row.due is None, moment(row.due))
    )


def moment(due: dt.datetime | dt.date | None) -> str:
    """Days and moments in one order: a day counts from its beginning."""
    if isinstance(due, dt.datetime):
        return timezone.localtime(due).strftime("%Y-%m-%d %H:%M")
    return due.strftime("%Y-%m-%d 00:00") if due else ""


def offer_row(offer: Offer, why: str, action: str, due: Any, **more: Any) -> Row:
    return Row(
        title=f"{offer.young_adult}: {offer.intake.pledge}",
        why=why,
        url=reverse("desk:offer", args=[offer.pk]),
        action=action,
        due=due,
        **more,
    )


def move_in_place(offer: Offer, slug: str, label: str, field: str = "") -> InPlace:
    return InPlace(label, back_on_today(reverse("desk:move", args=[offer.pk, slug])), field)


def back_on_today(url: str) -> str:
    """This page's address, for what is done in a row: it leads back here (accounts/asking.py)."""
    return f"{url}?{urlencode({'from': reverse('desk:today')})}"


def counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def long_day(value: dt.date | dt.datetime) -> str:
    """As "Friday 27 November"."""
    day = timezone.localtime(value) if isinstance(value, dt.datetime) else value
    return f"{day:%A %-d %B}"
