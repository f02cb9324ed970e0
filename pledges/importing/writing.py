"""Entries written: new pledges that wait for approval, what changed, what was closed; and their undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import ProtectedError
from django.utils import timezone

from lifecycles import NotNow, call_followers, change_many, change_status
from pledges import notices
from pledges.lifecycle import MATERIAL
from pledges.models import Intake, Pledge, Source
from tabular.importing import Entry, Written

from .deciding import Plan
from .keeping import intake_of, place_of

S = Pledge.Status
FROM_A_FILE = "Brought in from a file"
CLOSED_THERE = "Closed where it came from"
AT_A_TIME = 250


def write(entries: Sequence[Entry], tell: Callable[[int, int], None], by: Any) -> list[Written]:
    """Called inside one transaction: all of it or nothing."""
    written: list[Written] = []
    for start in range(0, len(entries), AT_A_TIME):
        part = entries[start : start + AT_A_TIME]
        bring_in([entry.plan for entry in part if entry.plan and entry.plan.source is None], by)
        written += [write_one(entry.plan) for entry in part]
        tell(len(written), len(entries))
    if any(it.about for it in written):
        notices.many_came()
    return written


def write_one(plan: Plan | None) -> Written:
    if plan is None:
        return Written()
    if plan.source is None:
        return Written(about=str(plan.pledge.pk), made=True)
    pledge = plan.source.pledge
    return close(pledge) if plan.closes else bring_up_to_date(plan, pledge)


def bring_in(plans: list[Plan], by: Any) -> None:
    """New pledges, many at once: drafts first, then as many as can wait for approval."""
    Pledge.objects.bulk_create([plan.pledge for plan in plans])
    Intake.objects.bulk_create([intake for plan in plans for intake in plan.pledge.to_be])
    Source.objects.bulk_create(
        [Source(pledge=plan.pledge, key=plan.key, origin=plan.origin[:200], said=plan.said) for plan in plans]
    )
    change_many([plan.pledge for plan in plans if plan.waits], "bring_in", by=by, why=FROM_A_FILE)


def bring_up_to_date(plan: Plan, pledge: Pledge) -> Written:
    """Only what the source changed; what people wrote here since stands."""
    fields = {name: value for name, value in plan.changes.items() if name != "intakes"}
    if "postcode" in fields:
        fields |= place_of(fields["postcode"])
    was = {name: getattr(pledge, name) for name in fields} | {"said": plan.source.said}
    for name, value in fields.items():
        setattr(pledge, name, value)
    pledge.version += 1
    pledge.save(update_fields=[*fields, "version"])
    call_followers(pledge, "edit", by=None)
    moved = set_dates(pledge, plan.said["intakes"])
    plan.source.said, plan.source.at = {**plan.source.said, **plan.changes}, timezone.now()
    plan.source.save(update_fields=["said", "at"])
    if pledge.status in (S.LIVE, S.PAUSED) and (moved or MATERIAL & fields.keys()):
        change_status(pledge, "submit_again", by=None, why="Changed where it came from")
    return Written(str(pledge.pk), False, was, {**fields, "said": plan.source.said})


def set_dates(pledge: Pledge, intakes: list[dict[str, Any]]) -> bool:
    """Known starts get their places and last days, new ones are added; places that are taken stay."""
    here = {intake.starts_on.isoformat(): intake for intake in pledge.intakes.all()}
    for one in intakes:
        intake, said = here.get(one["starts_on"]), intake_of(pledge, one)
        if intake is not None:
            said.pk, said.places_taken = intake.pk, intake.places_taken
            said.places = max(said.places, intake.places_taken)
        said.save()
    return any(one["starts_on"] not in here for one in intakes)


def close(pledge: Pledge) -> Written:
    """By the service: nobody here decided it."""
    was = {"status": pledge.status}
    if pledge.status in (S.LIVE, S.PAUSED):
        change_status(pledge, "close", by=None, why=CLOSED_THERE)
    else:
        change_status(pledge, "withdraw", by=None, why=CLOSED_THERE)
    return Written(str(pledge.pk), False, was, {"status": pledge.status})


def take_back(rows: Iterable[Any], by: Any) -> None:
    """Undo what these rows wrote. Raises NotNow, in words, where somebody has built on it."""
    rows = list(rows)
    pledges = Pledge.objects.select_related("source").in_bulk([int(row.about) for row in rows])
    for row in rows:
        pledge = pledges.get(int(row.about))
        if pledge is not None:
            remove(pledge) if row.made else put_back(pledge, row)


def remove(pledge: Pledge) -> None:
    if pledge.status not in (S.DRAFT, S.SUBMITTED, S.REFERRED_BACK):
        raise NotNow(f"“{pledge}” has been approved since, so this import stays. Close it instead.")
    try:
        pledge.delete()
    except ProtectedError as built_on:
        raise NotNow(f"“{pledge}” has been offered to somebody since, so this import stays.") from built_on


def put_back(pledge: Pledge, row: Any) -> None:
    if "status" in row.was:
        raise NotNow(
            f"“{pledge}” was closed by this import, and a closed pledge cannot be opened again. Copy it."
        )
    fields = {name: value for name, value in row.was.items() if name != "said"}
    if any(getattr(pledge, name) != row.became.get(name) for name in fields):
        raise NotNow(f"“{pledge}” has been changed since, so this import stays.")
    for name, value in fields.items():
        setattr(pledge, name, value)
    pledge.version += 1
    pledge.save(update_fields=[*fields, "version"])
    Source.objects.filter(pledge=pledge).update(said=row.was["said"])
