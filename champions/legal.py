"""The legal class of an organisation, and what a supplier promised and delivered: dated, with a source."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.permissions import an_ete_worker
from lifecycles import NotNow, NotPermitted

from . import notices
from .models import LegalClass, Organisation, SocialValueDelivered, SocialValuePromise

ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def set_class(organisation: Organisation, kind: str, from_on: dt.date, source: str, *, by: Any) -> LegalClass:
    """From a day on, gone or to come. What was noted for later days is replaced."""
    only_the_service(by)
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    held.legal_classes.filter(from_on__gte=from_on).delete()
    held.legal_classes.on(from_on).update(ends_on=from_on - ONE_DAY)
    noted = LegalClass.objects.create(
        organisation=held, kind=kind, from_on=from_on, source=source, noted_by=by
    )
    take_effect(held)
    organisation.kind = held.kind
    notices.changed(held)
    return noted


def take_effect(organisation: Organisation) -> None:
    """The organisation's kind is that of today."""
    today = organisation.legal_classes.on(timezone.localdate()).first()
    if today and today.kind != organisation.kind:
        organisation.kind = today.kind
        organisation.save(update_fields=["kind"])


def take_effect_everywhere() -> None:
    """For each night: classes that begin today."""
    begun = LegalClass.objects.on(timezone.localdate()).select_related("organisation")
    for noted in begun:
        take_effect(noted.organisation)


@transaction.atomic
def promise(
    organisation: Organisation,
    contract_reference: str,
    what: str,
    promised: int,
    due_on: dt.date | None,
    *,
    by: Any,
) -> SocialValuePromise:
    """What a contract asks of a supplier. Raises NotNow where it is noted already."""
    only_the_service(by)
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    words = {"contract_reference": contract_reference.strip(), "what": what.strip()}
    if organisation.social_value.filter(**words).exists():
        raise NotNow("This promise of this contract is noted already.")
    return SocialValuePromise.objects.create(
        organisation=organisation, promised=promised, due_on=due_on, noted_by=by, **words
    )


def deliver(
    promise: SocialValuePromise, number: int, on: dt.date, evidence: str, *, by: Any
) -> SocialValueDelivered:
    only_the_service(by)
    if on > timezone.localdate():
        raise NotNow("That day has not come yet: note it when it is done.")
    return SocialValueDelivered.objects.create(
        promise=promise, number=number, on=on, evidence=evidence, noted_by=by
    )


def promises_of(organisation: Organisation) -> QuerySet[SocialValuePromise]:
    """With `delivered`, how many of those promised."""
    return organisation.social_value.annotate(delivered=Coalesce(Sum("deliveries__number"), 0))


def only_the_service(by: Any) -> None:
    if not an_ete_worker(by, None):
        raise NotPermitted("note")
