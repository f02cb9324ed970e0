"""The behaviours of the charter, declared one by one, each with a day to look again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotPermitted
from rulebook.reading import value

from . import notices
from .charter import GROUPS
from .models import CharterPromise, Organisation
from .permissions import champion_of


@transaction.atomic
def declare(organisation: Organisation, behaviour: str, *, by: Any) -> None:
    """That it is so; said again, that it is still so."""
    only_its_own(organisation, by)
    today = timezone.localdate()
    CharterPromise.objects.update_or_create(
        organisation=organisation,
        behaviour=behaviour,
        defaults={
            "declared_on": today,
            "declared_by": by,
            "review_on": today + dt.timedelta(days=value("host.renew_after_days")),
        },
    )
    notices.changed(organisation)


@transaction.atomic
def take_back(organisation: Organisation, behaviour: str, *, by: Any) -> None:
    only_its_own(organisation, by)
    organisation.charter.filter(behaviour=behaviour).delete()
    notices.changed(organisation)


def only_its_own(organisation: Organisation, by: Any) -> None:
    if not champion_of(by, organisation):
        raise NotPermitted("declare")


def read(organisation: Organisation) -> list[tuple[str, list[tuple[str, str, CharterPromise | None]]]]:
    """For each group its behaviours: code, words, and what was declared."""
    declared = {it.behaviour: it for it in organisation.charter.with_counts().select_related("declared_by")}
    return [
        (group, [(code, words, declared.get(code)) for code, words in behaviours])
        for group, behaviours in GROUPS
    ]


def ask_to_look_again() -> None:
    """For each night: behaviours whose day has come."""
    due = CharterPromise.objects.filter(review_on__lte=timezone.localdate())
    for promise in due.select_related("organisation"):
        notices.look_at_charter(promise)
