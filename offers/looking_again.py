"""A host lets somebody down who had a place: who offered it, and the adviser, look for another with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils.timezone import now

from accounts.models import Role, User
from accounts.rooms import address_of
from notifications.kinds import Kind, declare, key_at
from notifications.tasks import open_task
from pledges.notices import eighteen_plus
from rulebook.calendar import add_working_days
from youngadults.permissions import advisers_of

from .models import Offer, OfferStep

S = Offer.Status

BEGUN = (S.STARTED, S.PAUSED)


def records(keys: Iterable[int]) -> dict[int, Offer]:
    """With `has_another`: whether something else has been offered to them since it ended."""
    last = OfferStep.objects.filter(record=OuterRef("pk")).order_by("-pk").values("at")[:1]
    later = Offer.objects.filter(young_adult=OuterRef("young_adult"), offered_at__gt=OuterRef("moved_at"))
    offers = Offer.objects.select_related("intake__pledge__organisation", "young_adult")
    offers = offers.annotate(moved_at=Subquery(last))
    return offers.annotate(has_another=Exists(later)).in_bulk(list(keys))


def is_without(offer: Any) -> bool:
    """What has begun goes on, or nothing else has been offered to them."""
    return offer.status in BEGUN or (offer.status in Offer.ENDED_BY_HOST and not offer.has_another)


def task_kind(name: str, because: str, line: Callable[[Offer], str]) -> Kind:
    tells = f"the ETE worker who offered it and the personal adviser, as a task: {because}"
    return declare(Kind(name=name, tells=tells, records=records, line=line, still_true=is_without))


def ask(offer: Offer, kind: Kind) -> None:
    """A place may be lost or in doubt more than once: a partner is blocked, goes on, and is blocked again."""
    until, key = add_working_days(now(), 1), key_at(offer, now())
    people = {person.pk: person for person in (*who_offered(offer), *advisers_of(offer.young_adult))}
    for person in people.values():
        open_task(person, kind, key, address_of(offer, person), until)


def who_offered(offer: Offer) -> list[Any]:
    """Where they match nobody any longer, everybody who does."""
    workers = User.objects.holding(Role.Kind.ETE_WORKER).filter(pk=offer.offered_by_id)
    return list(workers) or list(eighteen_plus())
