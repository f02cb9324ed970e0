"""Who advises whom, and changing it so that a young adult always has somebody.

A change for one young adult is a move though no status changes: a `CaseloadChange` is its step, and rooms
above follow it (`lifecycles.follow(CaseloadChange, "change_adviser", …)`), to pass on what was open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import AccountChange, User
from accounts.permissions import a_service_manager, an_ete_worker
from accounts.roles import note
from lifecycles import NotNow, NotPermitted, call_followers

from . import notices
from .models import CaseloadChange, CaseloadEntry, YoungAdult

What = CaseloadChange.What


def advisers() -> Any:
    """Those who can take over somebody today."""
    return get_user_model().objects.holding("personal_adviser").order_by("name", "pk")


def caseload_of(adviser: User) -> Any:
    """The entries of those whom this person advises today, not as cover."""
    rows = CaseloadEntry.objects.advising().filter(adviser=adviser)
    return rows.select_related("young_adult__user")


def covers_by(adviser: User) -> Any:
    """The entries of those for whom this person covers today."""
    rows = CaseloadEntry.objects.standing_in().filter(adviser=adviser)
    return rows.select_related("young_adult__user")


@transaction.atomic
def change_adviser(young_adult: YoungAdult, to: User, *, by: Any, why: str) -> CaseloadChange:
    """From now on ``to`` advises them; the adviser before sees nothing of them any more. All three are told.

    Raises NotPermitted, or NotNow where ``to`` is no personal adviser or advises them already.
    """
    if not an_ete_worker(by, young_adult):
        raise NotPermitted("change_adviser")
    check_adviser(to)
    entry = adviser_entry(young_adult)
    if entry and entry.adviser_id == to.pk:
        raise NotNow(f"{to} advises {young_adult} already.")
    change = pass_to(young_adult, entry, to, by=by, why=why)
    notices.adviser_changed(change)
    cover_newcomers(to, [young_adult], by=by, why=why)
    return change


@transaction.atomic
def hand_over(adviser: User, to: User, *, by: Any, why: str) -> int:
    """Everybody on one adviser's caseload moves to another, from today. Returns how many; one who covered
    for an adviser before is their adviser now.

    Raises NotPermitted, or NotNow where the other is no personal adviser or nobody is there to hand over.
    """
    if not a_service_manager(by, adviser):
        raise NotPermitted("hand_over")
    check_adviser(to, instead_of=adviser)
    entries = locked(caseload_of(adviser))
    if not entries:
        raise NotNow(f"{adviser} advises nobody now.")
    changes = [pass_to(entry.young_adult, entry, to, by=by, why=why) for entry in entries]
    detail = f"{counted(len(entries))} to {to}"
    handed_over = note(adviser, AccountChange.What.CASELOAD_HANDED_OVER, detail, by=by, why=why)
    notices.caseload_handed_over(handed_over, to, changes)
    cover_newcomers(to, [entry.young_adult for entry in entries], by=by, why=why)
    return len(entries)


@transaction.atomic
def cover(
    entries: QuerySet[CaseloadEntry], covering: User, until: dt.date, *, by: Any, why: str
) -> list[CaseloadChange]:
    """``covering`` stands in for the advisers of these entries, from today up to and including a day.

    Raises NotPermitted, or NotNow where they are no personal adviser, or that day has gone.
    """
    if not an_ete_worker(by, None):
        raise NotPermitted("cover")
    check_adviser(covering)
    if until < timezone.localdate():
        raise NotNow("That day has gone. Choose today or a later day.")
    to_cover = locked(entries.exclude(adviser=covering))
    if not to_cover:
        raise NotNow(f"There is nobody for whom {covering} could stand in.")
    changes = [stand_in(entry, covering, until, by=by, why=why) for entry in to_cover]
    notices.cover_began(changes)
    return changes


def cover_newcomers(
    adviser: User, newcomers: Collection[YoungAdult], *, by: Any, why: str, tell: bool = True
) -> list[CaseloadChange]:
    """Whoever stands in for everybody else on this caseload stands in for those who have just come onto it,
    up to the same day: they would otherwise wait for somebody who is away.
    """
    others = caseload_of(adviser).exclude(young_adult__in=newcomers).values("young_adult")
    covers = CaseloadEntry.objects.standing_in().filter(young_adult__in=others)
    each = covers.order_by().values_list("adviser").annotate(number=Count("pk"), until=Max("ends_on"))
    changes = []
    for covering, number, until in each.order_by("adviser"):
        if until and number == others.count():
            entries = caseload_of(adviser).filter(young_adult__in=newcomers).exclude(adviser=covering)
            person = get_user_model().objects.get(pk=covering)
            changes += [stand_in(entry, person, until, by=by, why=why) for entry in locked(entries)]
    if changes and tell:
        notices.cover_began(changes)
    return changes


@transaction.atomic
def end_cover(adviser: User, covering: User, *, by: Any, why: str = "") -> list[CaseloadChange]:
    """The adviser is back: nobody of this caseload is covered by that person any longer.

    Raises NotPermitted, or NotNow where there is no such cover.
    """
    if not a_service_manager(by, adviser):
        raise NotPermitted("end_cover")
    theirs = caseload_of(adviser).values("young_adult")
    entries = locked(covers_by(covering).filter(young_adult__in=theirs))
    if not entries:
        raise NotNow(f"{covering} does not stand in for {adviser} now.")
    changes = [step_back(entry, adviser, by=by, why=why) for entry in entries]
    notices.cover_ended(changes)
    return changes


@transaction.atomic
def pass_back(entry: CaseloadEntry) -> None:
    """A cover whose last day has gone by itself, once: what is still open goes back to the adviser."""
    cover_over = CaseloadEntry.objects.to_pass_on().filter(pk=entry.pk)
    adviser = CaseloadEntry.objects.advising().filter(young_adult=entry.young_adult_id).first()
    for over in locked(cover_over):
        over.passed_on_at = timezone.now()
        over.save(update_fields=["passed_on_at"])
        if adviser:
            change = noted(over.young_adult, What.COVER_ENDED, over.adviser, adviser.adviser, by=None, why="")
            notices.cover_ended([change])


def check_adviser(to: User, instead_of: User | None = None) -> None:
    if to == instead_of or not advisers().filter(pk=to.pk).exists():
        raise NotNow(f"{to} cannot take them over: choose another personal adviser.")


def adviser_entry(young_adult: YoungAdult) -> CaseloadEntry | None:
    """Locked, after the young adult, so that two changes at once come one after the other."""
    YoungAdult.objects.select_for_update().get(pk=young_adult.pk)
    rows = CaseloadEntry.objects.advising().filter(young_adult=young_adult)
    return rows.select_related("adviser").select_for_update(of=("self",)).first()


def locked(entries: Any) -> list[CaseloadEntry]:
    """These entries as they stand once nobody else is changing who advises these young adults."""
    people = YoungAdult.objects.filter(pk__in=entries.values("young_adult"))
    list(people.order_by("pk").select_for_update(of=("self",)))
    rows = entries.select_related("young_adult__user", "adviser").order_by("pk")
    return list(rows.select_for_update(of=("self",)))


def pass_to(
    young_adult: YoungAdult, entry: CaseloadEntry | None, to: User, *, by: Any, why: str
) -> CaseloadChange:
    """End one entry and begin another on the same day. Cover ends: who was away advises them no longer."""
    if entry:
        end(entry)
    covers = locked(CaseloadEntry.objects.standing_in().filter(young_adult=young_adult))
    notices.cover_ended([step_back(each, to, by=by, why=why) for each in covers])
    CaseloadEntry.objects.create(young_adult=young_adult, adviser=to)
    return noted(young_adult, What.ADVISER, entry and entry.adviser, to, by=by, why=why)


def stand_in(entry: CaseloadEntry, covering: User, until: dt.date, *, by: Any, why: str) -> CaseloadChange:
    """Begin a cover; one by the same person that stands already is replaced."""
    for earlier in covers_by(covering).filter(young_adult=entry.young_adult):
        end(earlier)
    CaseloadEntry.objects.create(
        young_adult=entry.young_adult, adviser=covering, is_cover=True, ends_on=until
    )
    return noted(entry.young_adult, What.COVER, entry.adviser, covering, by=by, why=why, until=until)


def step_back(cover: CaseloadEntry, to: User, *, by: Any, why: str) -> CaseloadChange:
    """End a cover now; what was open with it goes to ``to``."""
    end(cover)
    return noted(cover.young_adult, What.COVER_ENDED, cover.adviser, to, by=by, why=why)


def noted(
    young_adult: YoungAdult, what: str, before: User | None, to: User, *, by: Any, why: str, **more: Any
) -> CaseloadChange:
    """Write the step, and tell the rooms above: what was open passes from one to the other."""
    change = CaseloadChange.objects.create(
        young_adult=young_adult, what=what, before=before, to=to, by=by, why=why, **more
    )
    call_followers(change, "change_adviser", by=by, why=why)
    return change


def end(entry: CaseloadEntry) -> None:
    """Yesterday was the last day; an entry that began today leaves none."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    if entry.starts_on > yesterday:
        entry.delete()
    else:
        entry.ends_on, entry.passed_on_at = yesterday, timezone.now()
        entry.save(update_fields=["ends_on", "passed_on_at"])


@transaction.atomic
def let_cover_take_over(adviser: User, *, by: Any, why: str) -> list[CaseloadEntry]:
    """Where somebody covers, they become the adviser. Returns the entries for which nobody does."""
    for entry in locked(covers_by(adviser)):
        pass_back_now(entry, by=by, why=why)
    nobody = []
    for entry in locked(caseload_of(adviser)):
        standing_in = covers_of(entry).first()
        if standing_in:
            change = pass_to(entry.young_adult, entry, standing_in.adviser, by=by, why=why)
            notices.adviser_changed(change)
            cover_newcomers(standing_in.adviser, [entry.young_adult], by=by, why=why)
        else:
            nobody.append(entry)
    return nobody


def pass_back_now(cover: CaseloadEntry, *, by: Any, why: str) -> None:
    entry = CaseloadEntry.objects.advising().filter(young_adult=cover.young_adult_id).first()
    if entry:
        notices.cover_ended([step_back(cover, entry.adviser, by=by, why=why)])


def covers_of(entry: CaseloadEntry) -> Any:
    rows = CaseloadEntry.objects.standing_in().filter(young_adult=entry.young_adult_id)
    return rows.filter(adviser__in=advisers()).select_related("adviser").order_by("pk")


def without_cover(adviser: User) -> Any:
    """Those on a caseload who would have nobody if this adviser left now."""
    covered = (
        CaseloadEntry.objects.standing_in()
        .filter(young_adult=OuterRef("young_adult"), adviser__in=advisers())
        .exclude(adviser=adviser)
    )
    return caseload_of(adviser).exclude(Exists(covered))


def counted(number: int) -> str:
    return "1 young adult" if number == 1 else f"{number} young adults"
