"""What becomes of each row: a new body, one that is moved or ends, one that is as it was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    """Names are compared without capitals; the database is read no more often for more rows."""
    here = departments()
    named = {plain(row.values.get("name")) for row in rows} | set(here)
    bad = {**taken(), **circles(rows, here)}
    seen: set[str] = set()
    entries = []
    for number, row in enumerate(rows, 1):
        entries.append(decide_one(row, here, named, bad, seen))
        seen.add(plain(row.values.get("name")))
        tell(number, len(rows))
    return entries


def departments() -> dict[str, Organisation]:
    return {plain(it.name): it for it in all_departments().order_by("-pk")}


def all_departments() -> Any:
    return Organisation.objects.still_there().filter(kind=DEPARTMENT).select_related("parent")


def taken() -> dict[str, str]:
    """Names that stand for something else here, or for more than one, and the sentence that says so."""
    several = Counter(plain(it.name) for it in all_departments())
    others = Organisation.objects.exclude(pk__in=all_departments().values("pk")).select_related("merged_into")
    said = {plain(it.name): what_it_is(it) for it in others if plain(it.name) not in several}
    return said | {name: SEVERAL for name, number in several.items() if number > 1}


SEVERAL = "More than one department has this name. Change the right one on its own page."


def what_it_is(it: Organisation) -> str:
    if it.merged_into:
        return f"It was merged into {it.merged_into}. Leave it out, or give it another name."
    if it.ends_on and it.kind == DEPARTMENT:
        return f"It ended on {it.ends_on:%-d %B %Y}. Change its last day on its own page, or its name here."
    return "An organisation that is no department has this name."


def circles(rows: Sequence[SourceRow], here: Mapping[str, Organisation]) -> dict[str, str]:
    """What would be part of itself, with what is here already. Without those another may be, so it is asked
    again until none is.
    """
    # Of two rows of one name the first counts.
    stated = {plain(row.values.get("name")): plain(row.values.get("part_of")) for row in reversed(rows)}
    wanted = {name: above for name, above in stated.items() if above}
    found: dict[str, str] = {}
    while round_now := all_that_go_round(wanted, as_it_would_be(here, wanted)):
        found |= dict.fromkeys(round_now, CIRCLE)
        wanted = {name: above for name, above in wanted.items() if name not in found}
    return found


def all_that_go_round(names: Iterable[str], above: Mapping[str, str]) -> list[str]:
    return [name for name in names if goes_round(name, above)]


CIRCLE = "It would be part of itself."


def as_it_would_be(here: Mapping[str, Organisation], wanted: Mapping[str, str]) -> dict[str, str]:
    """What each body is part of, by names: as it is, but for what is wanted."""
    now = {name: plain(it.parent.name) for name, it in here.items() if it.parent}
    return {**now, **wanted}


def plain(name: object) -> str:
    return str(name or "").casefold().strip()


def decide_one(
    row: SourceRow,
    here: dict[str, Organisation],
    named: set[str],
    bad: Mapping[str, str],
    seen: set[str],
) -> Entry:
    name, part_of = str(row.values.get("name") or ""), str(row.values.get("part_of") or "")
    if why := why_not(row, bad, seen):
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


def why_not(row: SourceRow, bad: Mapping[str, str], seen: set[str]) -> str:
    """Why a row cannot be taken in; nothing where it can."""
    name, above = plain(row.values.get("name")), plain(row.values.get("part_of"))
    if unread := next(iter(row.unread.values()), ""):
        return f"One of its cells {unread}."
    if not name:
        return "It has no name."
    if name in seen:
        return "The same name stands further up in the file."
    if name in bad:
        return bad[name]
    if above in bad and bad[above] != CIRCLE:
        return f"What it is part of cannot be taken: {bad[above]}"
    return ""


def goes_round(name: str, above: Mapping[str, str]) -> bool:
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
