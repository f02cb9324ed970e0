"""Who advises whom, and changing it so that a young adult always has somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import AccountChange, User
from accounts.permissions import a_service_manager
from accounts.roles import note
from lifecycles import NotNow, NotPermitted
from notifications import live

from . import notices
from .models import CaseloadEntry


def advisers() -> Any:
    """Those who can take over somebody today."""
    return get_user_model().objects.holding("personal_adviser").order_by("name", "pk")


def caseload_of(adviser: User) -> Any:
    """The entries of those whom this person advises today, not as cover."""
    rows = CaseloadEntry.objects.current().filter(adviser=adviser, is_cover=False)
    return rows.select_related("young_adult__user")


@transaction.atomic
def hand_over(adviser: User, to: User, *, by: Any, why: str) -> int:
    """Everybody on one adviser's caseload moves to another, from today. Returns how many; one who covered
    for an adviser before is their adviser now.

    Raises NotPermitted, or NotNow where the other is no personal adviser or nobody is there to hand over.
    """
    if not a_service_manager(by, adviser):
        raise NotPermitted("hand_over")
    if adviser.pk == to.pk or not advisers().filter(pk=to.pk).exists():
        raise NotNow(f"{to} cannot take them over: choose another personal adviser.")
    entries = list(caseload_of(adviser).select_for_update(of=("self",)))
    if not entries:
        raise NotNow(f"{adviser} advises nobody now.")
    for entry in entries:
        move(entry, to)
    change = note(
        adviser, AccountChange.What.CASELOAD_HANDED_OVER, f"{count(entries)} to {to}", by=by, why=why
    )
    notices.caseload_taken_over(change, to)
    tell_open_pages([adviser, to], entries)
    return len(entries)


def count(entries: list[CaseloadEntry]) -> str:
    return "1 young adult" if len(entries) == 1 else f"{len(entries)} young adults"


def move(entry: CaseloadEntry, to: User) -> None:
    """End one entry and begin another on the same day; cover by the same person ends with it."""
    end(entry)
    covers = CaseloadEntry.objects.current().filter(young_adult=entry.young_adult, adviser=to, is_cover=True)
    for cover in covers:
        end(cover)
    CaseloadEntry.objects.create(young_adult=entry.young_adult, adviser=to)


def end(entry: CaseloadEntry) -> None:
    """Yesterday was the last day; an entry that began today leaves none."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    if entry.starts_on > yesterday:
        entry.delete()
    else:
        entry.ends_on = yesterday
        entry.save(update_fields=["ends_on"])


@transaction.atomic
def let_cover_take_over(adviser: User) -> list[CaseloadEntry]:
    """Where somebody covers, they become the adviser. Returns the entries for which nobody does."""
    for cover in CaseloadEntry.objects.current().filter(adviser=adviser, is_cover=True):
        end(cover)
    nobody = []
    for entry in caseload_of(adviser).select_for_update(of=("self",)):
        cover = covers_of(entry).first()
        if cover:
            move(entry, cover.adviser)
        else:
            nobody.append(entry)
    return nobody


def covers_of(entry: CaseloadEntry) -> Any:
    rows = CaseloadEntry.objects.current().filter(young_adult=entry.young_adult_id, is_cover=True)
    return rows.filter(adviser__in=advisers()).select_related("adviser").order_by("pk")


def without_cover(adviser: User) -> Any:
    """Those on a caseload who would have nobody if this adviser left now."""
    covered = (
        CaseloadEntry.objects.current()
        .filter(young_adult=OuterRef("young_adult"), is_cover=True, adviser__in=advisers())
        .exclude(adviser=adviser)
    )
    return caseload_of(adviser).exclude(Exists(covered))


def tell_open_pages(people: Iterable[User], entries: list[CaseloadEntry]) -> None:
    topics = [f"young_adult.{entry.young_adult_id}" for entry in entries]
    live.hint([person.pk for person in people], topics)
