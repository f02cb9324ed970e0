"""A tree written from its rows, and taken back where nobody has built on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from champions import notices
from champions.lifecycle import plan_change
from champions.models import Organisation
from geography.models import Authority
from lifecycles import NotNow
from rulebook.reading import council
from tabular.importing import Entry, Outcome, Written

from .deciding import DEPARTMENT, Plan, as_it_would_be, departments, plain

WHY = "Brought in from a file"


def write(entries: Sequence[Entry], tell: Callable[[int, int], None], by: Any) -> list[Written]:
    """First every body that is new, then what each is part of: a file need not stand in order."""
    ours = Authority.objects.filter(pk=council().authority_code).first()
    here = departments()
    for entry in entries:
        if entry.plan and entry.plan.key is None:
            here[plain(entry.plan.name)] = new_body(entry.plan.name, ours, entry.plan.ends_on)
    written = [Written() for _ in entries]
    for done, number in enumerate(from_the_top(entries, here), 1):
        written[number] = write_one(entries[number], here, ours, by)
        tell(done, len(entries))
    notices.changed()
    return written


def from_the_top(entries: Sequence[Entry], here: Mapping[str, Organisation]) -> list[int]:
    """What others are part of is moved before them, so that on the way nothing is ever part of itself."""
    plans = [entry.plan for entry in entries if entry.plan]
    above = as_it_would_be(here, {plain(plan.name): plain(plan.part_of) for plan in plans if plan.part_of})

    def depth(number: int) -> int:
        plan, steps = entries[number].plan, 0
        now = above.get(plain(plan.name)) if plan else None
        while now:
            now, steps = above.get(now), steps + 1
        return steps

    return sorted(range(len(entries)), key=depth)


def new_body(name: str, ours: Authority | None, ends_on: dt.date | None = None) -> Organisation:
    return Organisation.objects.create(name=name, kind=DEPARTMENT, council=ours, ends_on=ends_on)


def write_one(entry: Entry, here: dict[str, Organisation], ours: Authority | None, by: Any) -> Written:
    plan: Plan | None = entry.plan
    if plan is None or entry.outcome == Outcome.SAME:
        return Written()
    it = here[plain(plan.name)]
    was, parent = standing(it), it.parent
    if plan.part_of:
        if plain(plan.part_of) not in here:
            parent = here[plain(plan.part_of)] = new_body(plan.part_of, ours)
            was["with_it"] = parent.pk
        parent = here[plain(plan.part_of)]
    if plan.key is None:
        it.parent = parent
        it.save(update_fields=["parent"])
    else:
        move(it, parent, plan.ends_on or it.ends_on, by)
        it.refresh_from_db()
    return Written(str(it.pk), plan.key is None, was, standing(it))


def standing(it: Organisation) -> dict[str, Any]:
    return {"parent": it.parent_id, "ends_on": it.ends_on.isoformat() if it.ends_on else None}


def move(it: Organisation, parent: Organisation | None, ends_on: dt.date | None, by: Any) -> None:
    plan_change(
        it,
        by=by,
        from_on=timezone.localdate(),
        name=it.name,
        parent=parent,
        council=it.council,
        ends_on=ends_on,
        why=WHY,
    )


@transaction.atomic
def take_back(rows: Iterable[Any], by: Any) -> None:
    """Raises NotNow, in words, where somebody has built on it, and undoes nothing."""
    rows = list(rows)
    there = Organisation.objects.in_bulk([int(row.about) for row in rows])
    for row in rows:
        it = there.get(int(row.about))
        if it and standing(it) != row.became:
            raise NotNow(f"{it} has been changed since. Put it right by hand.")
    for row in rows:
        if (it := there.get(int(row.about))) and not row.made:
            parent = Organisation.objects.filter(pk=row.was["parent"]).first()
            last = row.was["ends_on"]
            move(it, parent, dt.date.fromisoformat(last) if last else None, by)
    gone = {int(row.about) for row in rows if row.made} | {row.was.get("with_it") for row in rows}
    remove(list(Organisation.objects.filter(pk__in=gone - {None})))


def remove(brought: list[Organisation]) -> None:
    """Those that came with it: all let go of one another first, so that none holds another up."""
    Organisation.objects.filter(pk__in=[it.pk for it in brought]).update(parent=None)
    for it in brought:
        try:
            with transaction.atomic():
                it.delete()
        except ProtectedError:
            raise NotNow(
                f"Somebody posts for {it} already, or has built on it. It cannot be taken back."
            ) from None
