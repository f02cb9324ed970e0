"""What becomes of each row: a new body, one that is moved or ends, one that is as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from champions.models import Organisation
from tabular.importing import Change, Entry, Outcome, SourceRow

DEPARTMENT = Organisation.Kind.COUNCIL_DEPARTMENT


@dataclass(frozen=True)
class Plan:
    """What to write for a row; ``key`` is that of the body that is here already."""

    name: str
    part_of: str
    ends_on: dt.date | None
    key: int | None


def decide(rows: Sequence[SourceRow], tell: Callable[[int, int], None]) -> list[Entry]:
    """Names are compared without capitals; the database is read once."""
    here = departments()
    named = {plain(row.values.get("name")) for row in rows} | set(here)
    above = {plain(row.values.get("name")): plain(row.values.get("part_of")) for row in rows}
    seen: set[str] = set()
    entries = []
    for number, row in enumerate(rows, 1):
        entries.append(decide_one(row, here, named, above, seen))
        seen.add(plain(row.values.get("name")))
        tell(number, len(rows))
    return entries


def departments() -> dict[str, Organisation]:
    rows = Organisation.objects.still_there().filter(kind=DEPARTMENT).select_related("parent")
    return {plain(it.name): it for it in rows.order_by("-pk")}


def plain(name: object) -> str:
    return str(name or "").casefold().strip()


def decide_one(
    row: SourceRow,
    here: dict[str, Organisation],
    named: set[str],
    above: dict[str, str],
    seen: set[str],
) -> Entry:
    name, part_of = str(row.values.get("name") or ""), str(row.values.get("part_of") or "")
    if why := why_not(row, above, seen):
        return Entry(row, Outcome.REFUSED, [why], values={"name": name})
    last = row.values.get("ends_on")
    known = here.get(plain(name))
    plan = Plan(name, part_of, dt.date.fromisoformat(last) if last else None, known.pk if known else None)
    changes = changes_of(known, plan) if known else []
    outcome = Outcome.CHANGED if changes else Outcome.SAME if known else Outcome.NEW
    reasons = []
    if part_of and plain(part_of) not in named:
        outcome, reasons = (
            Outcome.FLAGGED,
            [f"“{part_of}” is neither here nor in the file: it is added."],
        )
    return Entry(row, outcome, reasons, values=dict(row.values), changes=changes, plan=plan)


def why_not(row: SourceRow, above: dict[str, str], seen: set[str]) -> str:
    """Why a row cannot be taken in; nothing where it can."""
    name = plain(row.values.get("name"))
    if unread := next(iter(row.unread.values()), ""):
        return f"One of its cells {unread}."
    if not name:
        return "It has no name."
    if name in seen:
        return "The same name stands further up in the file."
    if goes_round(name, above):
        return "It would be part of itself."
    return ""


def goes_round(name: str, above: dict[str, str]) -> bool:
    """Following what each is part of comes back to where it began."""
    seen, now = {name}, above.get(name, "")
    while now:
        if now in seen:
            return now == name
        seen.add(now)
        now = above.get(now, "")
    return False


def changes_of(known: Organisation, plan: Plan) -> list[Change]:
    """An empty cell says nothing: it changes nothing."""
    changes = []
    now = known.parent.name if known.parent else ""
    if plan.part_of and plain(plan.part_of) != plain(now):
        changes.append(Change("Part of", now, plan.part_of))
    if plan.ends_on and plan.ends_on != known.ends_on:
        changes.append(Change("Last day", in_words(known.ends_on), in_words(plan.ends_on)))
    return changes


def in_words(day: dt.date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
