"""Advisers whom the case system calls by names that nobody here has: somebody says who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.models import User
from accounts.permissions import an_ete_worker
from lifecycles import NotNow, NotPermitted
from youngadults import caseloads, notices
from youngadults.models import AdviserName, CaseRecord


@dataclass(frozen=True)
class Waiting:
    """A name from the case system, and how many young adults wait for whoever it is."""

    name: str
    number: int


def waiting() -> list[Waiting]:
    rows = CaseRecord.objects.exclude(adviser_named="").order_by()
    numbers = (
        rows.values_list("adviser_named").annotate(number=Count("pk")).order_by("-number", "adviser_named")
    )
    return [Waiting(name, number) for name, number in numbers]


@transaction.atomic
def say_who(name: str, adviser: User, *, by: Any) -> int:
    """From now on this name is this adviser. Who waits for them gets them; those who have an adviser keep
    theirs. Returns how many were given. Raises NotPermitted, or NotNow where nobody waits for the name.
    """
    if not an_ete_worker(by, adviser):
        raise NotPermitted("say_who")
    caseloads.check_adviser(adviser)
    records = list(CaseRecord.objects.filter(adviser_named=name).select_related("young_adult__user"))
    if not records:
        raise NotNow(f"Nobody waits for {name} any more.")
    AdviserName.objects.update_or_create(name=name, defaults={"adviser": adviser})
    given = sum(give(record, adviser, by) for record in records)
    CaseRecord.objects.filter(adviser_named=name).update(adviser_named="")
    return given


def give(record: CaseRecord, adviser: User, by: Any) -> bool:
    if caseloads.adviser_entry(record.young_adult):
        return False
    why = "So it stands in the case system."
    change = caseloads.pass_to(record.young_adult, None, adviser, by=by, why=why)
    notices.adviser_changed(change)
    return True
