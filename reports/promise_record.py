"""What was promised, offered, said yes to, and kept: one rule for the host's own record and for every total.

Counted are the places that start within some days, and the broken promises that were put to a host within
them. For other pages of figures: `figures` and `kept_rate` (both read-only; any organisations, or all).

Honoured is a place that the host was ready for: somebody began, or did not come though it waited. It is not
honoured where the host cancelled after a yes and offered the same person no other place in time, and where
what was not as promised was not put right. A no that names a criterion of a promised interview breaks no
promise; nor does an end by the young adult or the service.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from offers.models import BrokenPromise, CriterionCheck, Offer, OfferStep
from offers.replacing import replace_by
from pledges.models import Intake, Pledge, PledgeStep

from .small_numbers import rate

S = Offer.Status
B = BrokenPromise.Status

TO_COME, HONOURED, NOT_HONOURED, REPLACED, OTHERWISE = (
    "to_come",
    "honoured",
    "not_honoured",
    "replaced",
    "ended_otherwise",
)


@dataclass(frozen=True)
class Figures:
    """One line of a record. Each yes is honoured, not honoured, replaced, to come, or ended otherwise."""

    promised: int = 0
    offered: int = 0
    accepted: int = 0
    honoured: int = 0
    not_honoured: int = 0
    replaced: int = 0
    to_come: int = 0
    ended_otherwise: int = 0
    reported: int = 0
    set_aside: int = 0
    answered_in_time: int = 0
    put_right: int = 0
    put_right_in_time: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(**{name: getattr(self, name) + number for name, number in asdict(other).items()})

    @property
    def is_empty(self) -> bool:
        return not any(asdict(self).values())

    @property
    def decided(self) -> int:
        """Places of which it is known whether the promise was kept."""
        return self.honoured + self.not_honoured

    @property
    def kept_percent(self) -> int | None:
        """Exact, so for the host itself and for the 18+ service alone: others read `kept_rate`."""
        return round(100 * self.honoured / self.decided) if self.decided else None

    @property
    def kept_rate(self) -> str:
        """As anybody may read it: rounded, and not said of few."""
        return rate(self.honoured, self.not_honoured)


NAMES = tuple(field.name for field in fields(Figures))


def kept_rate(begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None = None) -> str:
    """How many places of a hundred were kept, in words that anybody may read."""
    return figures(begins_on, ends_on, organisations).kept_rate


def figures(begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None = None) -> Figures:
    """The exact figures of these organisations (by their keys), or of all: suppress before saying."""
    return sum(by_organisation(begins_on, ends_on, organisations).values(), Figures())


def by_organisation(
    begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None = None
) -> dict[int, Figures]:
    """For each organisation that has any. A handful of queries, whatever their number."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for count in (count_places, count_offers, count_broken):
        for organisation, name, number in count(begins_on, ends_on, organisations):
            counts[organisation][name] += number
    return {organisation: Figures(**count) for organisation, count in counts.items()}


Counted = Iterable[tuple[int, str, int]]


def count_places(begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None) -> Counted:
    """Places of pledges that the service has approved at some time."""
    approved = PledgeStep.objects.filter(record=OuterRef("pledge"), verb="approve")
    was_live = Q(Exists(approved)) | Q(pledge__status__in=(Pledge.Status.LIVE, Pledge.Status.PAUSED))
    intakes = Intake.objects.filter(was_live, starts_on__range=(begins_on, ends_on)).order_by()
    sums = of(intakes, "pledge__organisation", organisations).values_list("pledge__organisation")
    return [(key, "promised", places) for key, places in sums.annotate(Sum("places"))]


def count_broken(begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None) -> Counted:
    path = "report__offer__intake__pledge__organisation"
    put = BrokenPromise.objects.filter(put_at__date__range=(begins_on, ends_on)).order_by()
    for broken in of(put, path, organisations).annotate(host=F(path)):
        yield broken.host, "reported", 1
        yield broken.host, "set_aside", broken.status == B.SET_ASIDE
        in_time = broken.answered_at is not None and broken.answered_at <= broken.answer_by
        yield broken.host, "answered_in_time", in_time
        yield broken.host, "put_right", broken.status == B.PUT_RIGHT
        last_day = timezone.localdate(broken.put_right_by)
        yield broken.host, "put_right_in_time", bool(broken.put_right_on and broken.put_right_on <= last_day)


def count_offers(begins_on: dt.date, ends_on: dt.date, organisations: Collection[int] | None) -> Counted:
    starting = Offer.objects.filter(intake__starts_on__range=(begins_on, ends_on), offered_at__isnull=False)
    offers: list[Any] = list(with_what_happened(of(starting, "intake__pledge__organisation", organisations)))
    replaced = replaced_in_time(offers)
    for offer in offers:
        yield offer.host, "offered", 1
        if offer.said_yes:
            yield offer.host, "accepted", 1
            yield offer.host, outcome_of(offer, replaced), 1


def of(rows: QuerySet[Any], path: str, organisations: Collection[int] | None) -> QuerySet[Any]:
    return rows if organisations is None else rows.filter(**{f"{path}__in": organisations})


def reached(*statuses: str) -> QuerySet[OfferStep]:
    return OfferStep.objects.filter(record=OuterRef("pk"), to_status__in=statuses)


def with_what_happened(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Adds `host` and what decides whether the promise was kept."""
    ended = reached(*Offer.ENDED_BY_HOST).order_by("-pk").values("at")[:1]
    not_put_right = BrokenPromise.objects.filter(report__offer=OuterRef("pk"), status=B.NOT_PUT_RIGHT)
    not_met = CriterionCheck.objects.filter(offer=OuterRef("pk"), met=CriterionCheck.Met.NO)
    after_a_yes = (*Offer.HOLDING, *Offer.HELD_FOR_A_WHILE, S.CANCELLED_BY_HOST)
    return offers.order_by("pk").annotate(
        host=F("intake__pledge__organisation"),
        said_yes=Q(Exists(reached(S.ACCEPTED))) | Q(status__in=after_a_yes),
        began=Q(Exists(reached(S.STARTED, S.DID_NOT_ATTEND)))
        | Q(status__in=BEGAN)
        | Q(paused_from=S.STARTED),
        ended_at=Subquery(ended),
        not_put_right=Exists(not_put_right),
        not_met=Exists(not_met),
    )


BEGAN = (S.STARTED, S.COMPLETED, S.ENDED_EARLY, S.DID_NOT_ATTEND)


def outcome_of(offer: Any, replaced: Collection[int]) -> str:
    """What became of a place to which somebody said yes."""
    if offer.status in Offer.ENDED_BY_HOST:
        return outcome_of_ended(offer, replaced)
    if offer.began:
        return NOT_HONOURED if offer.not_put_right else HONOURED
    return TO_COME if offer.status in Offer.OPEN else OTHERWISE


def outcome_of_ended(offer: Any, replaced: Collection[int]) -> str:
    if offer.not_met:
        return OTHERWISE
    if offer.pk in replaced:
        return REPLACED
    return TO_COME if offer.ended_at and timezone.now() <= replace_by(offer.ended_at) else NOT_HONOURED


def replaced_in_time(offers: Iterable[Any]) -> set[int]:
    """Of those that the host ended: the same host offered the same young adult another place in time."""
    ended = [it for it in offers if it.status in Offer.ENDED_BY_HOST and it.said_yes and it.ended_at]
    later: dict[tuple[int, int], list[dt.datetime]] = defaultdict(list)
    others = Offer.objects.filter(
        young_adult__in={it.young_adult_id for it in ended}, offered_at__isnull=False
    )
    path = "intake__pledge__organisation"
    for person, host, offered_at in others.order_by().values_list("young_adult", path, "offered_at"):
        later[person, host].append(offered_at)
    return {
        it.pk
        for it in ended
        if any(it.ended_at < at <= replace_by(it.ended_at) for at in later[it.young_adult_id, it.host])
    }
