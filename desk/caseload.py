"""A personal adviser's young adults on one page: who waits for what, what worries, who starts when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from notifications.tasks import to_do
from offers.models import Attendance, Breakdown, CheckIn, Offer, PromiseReport, SafetyConcern
from youngadults.models import CaseloadEntry, YoungAdult
from youngadults.silencing import is_silent

S = Offer.Status
OPEN_NOW = (S.OFFERED, S.WAITING, *Offer.RUNNING)
MISSED_WITHIN = dt.timedelta(days=7)
NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Worry:
    """A sentence, and where to read more of it."""

    sentence: str
    url: str = ""


@dataclass
class Person:
    """One young adult with what stands open; all but ``worries`` are offers."""

    young_adult: YoungAdult
    is_cover: bool
    worries: list[Worry] = field(default_factory=list)
    replies_due: list[Offer] = field(default_factory=list)
    starts: list[Offer] = field(default_factory=list)
    going_on: list[Offer] = field(default_factory=list)
    last_offered_at: dt.datetime | None = None

    @property
    def is_silent(self) -> bool:
        return is_silent(self.young_adult, getattr(self.young_adult, "case_record", None))

    @property
    def is_quiet(self) -> bool:
        return not (self.worries or self.replies_due or self.starts or self.going_on)

    @property
    def order(self) -> tuple[Any, ...]:
        """What worries first, then the next reply due, then the next start, then what goes on, then the quiet
        ones; who is equal in all of this stands by name.
        """
        first_reply = min((offer.answer_by for offer in self.replies_due), default=NEVER)
        first_start = min((offer.first_day for offer in self.starts), default=dt.date.max)
        who = self.young_adult
        stands = (not self.worries, first_reply, first_start, self.is_quiet)
        return (*stands, who.first_name, who.last_name, who.pk)


def caseload_of(user: Any) -> dict[str, Any]:
    """In a fixed number of queries, whoever is on it."""
    people = read_people(user)
    offers = Offer.objects.filter(young_adult__in=people, status__in=OPEN_NOW)
    for offer in offers.with_everything().order_by("answer_by", "intake__starts_on", "pk"):
        put(people[offer.young_adult_id], offer)
    for key, worry in worries(people, user):
        people[key].worries.append(worry)
    rows = sorted(people.values(), key=lambda person: person.order)
    return {
        "people": rows,
        "tasks": len(to_do(user)),
        "worried": sum(bool(person.worries) for person in rows),
        "replies": sum(len(person.replies_due) for person in rows),
        "starts": sum(len(person.starts) for person in rows),
    }


def read_people(user: Any) -> dict[int, Person]:
    offered = Offer.objects.filter(young_adult=OuterRef("young_adult"), offered_at__isnull=False)
    last = Subquery(offered.order_by("-offered_at").values("offered_at")[:1])
    entries = CaseloadEntry.objects.current().filter(adviser=user).select_related("young_adult__case_record")
    return {
        entry.young_adult_id: Person(entry.young_adult, entry.is_cover, last_offered_at=entry.last)
        for entry in entries.annotate(last=last)
    }


def put(person: Person, offer: Offer) -> None:
    if offer.status == S.OFFERED:
        person.replies_due.append(offer)
    elif offer.status in (S.ACCEPTED, S.CONFIRMED):
        person.starts.append(offer)
    else:
        person.going_on.append(offer)


def worries(people: dict[int, Person], user: Any) -> list[tuple[int, Worry]]:
    """Young adult and worry, the gravest first."""
    theirs = {"offer__young_adult__in": people}
    whose, title = "offer__young_adult", "offer__intake__pledge__title"
    concerns = SafetyConcern.objects.visible_to(user).open().filter(young_adult__in=people)
    unsafe = [(key, not_safe(pk)) for key, pk in concerns.order_by("pk").values_list("young_adult", "pk")]
    found: list[tuple[int, str]] = []
    broken = Breakdown.objects.unsettled().filter(**theirs).order_by("began_at", "pk")
    broken = broken.values_list(whose, "began_with", title)
    found += [(key, f"{what}: {S(began).label.lower()}.") for key, began, what in broken]
    checks = CheckIn.objects.worrying().filter(offer__status__in=Offer.RUNNING, **theirs).order_by("pk")
    found += [
        (key, f"{what}: says that it does not go well.") for key, what in checks.values_list(whose, title)
    ]
    since = timezone.localdate() - MISSED_WITHIN
    missed = Attendance.objects.filter(what=Attendance.What.NOT_HERE, day__gte=since, **theirs)
    missed = missed.filter(offer__status__in=Offer.RUNNING).order_by("day", "pk")
    found += [
        (key, f"{what}: not there on {day:%A %-d %B}.")
        for key, what, day in missed.values_list(whose, title, "day")
    ]
    reports = PromiseReport.objects.open().filter(**theirs).order_by("pk").values_list(whose, title)
    found += [(key, f"{what}: not as promised.") for key, what in reports]
    return unsafe + [(key, Worry(sentence)) for key, sentence in found]


def not_safe(pk: int) -> Worry:
    return Worry("Does not feel safe.", reverse("desk:concern", args=[pk]))
