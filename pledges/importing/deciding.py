"""What becomes of each row: new, changed, same, merged, flagged or refused, and why. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from champions.models import Organisation
from pledges.guard import Level, findings
from pledges.models import Pledge, Source
from pledges.readiness import needs_dates, what_is_missing
from tabular.importing import Change, Entry, Noted, Outcome, SourceRow, Unreadable
from tabular.importing.readers import squeeze

from . import cells
from .columns import DECLARATION
from .keeping import Kept, kept, pledge_of
from .whose import Organisations

S = Pledge.Status
OURS = ("pay", "paid", "state", "organisation_number")
"""What a row says in a form of our own, which nobody is to read."""

LABELS = dict(DECLARATION.choices()) | {"intakes": "Dates and places"}


@dataclass
class Plan:
    """What to write. ``source`` is what is here already; ``changes`` are the fields that the row changes."""

    organisation: Organisation
    key: str
    said: dict[str, Any]
    origin: str = ""
    pledge: Pledge | None = None
    waits: bool = False
    source: Source | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    closes: bool = False


@dataclass
class Found:
    """A row on its way: which pledge it is about, and what stands in its way."""

    row: SourceRow
    kept: Kept | None = None
    organisation: Organisation | None = None
    key: str = ""
    refused: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    intakes: list[dict[str, Any]] = field(default_factory=list)


class Here:
    """What is here already, read once for all rows."""

    def __init__(self) -> None:
        self.organisations = Organisations.here()
        sources = Source.objects.select_related("pledge__organisation").prefetch_related("pledge__intakes")
        self.sources = {source.key: source for source in sources}
        by_hand = Pledge.objects.open().filter(source=None).values_list("organisation", "kind", "title")
        self.by_hand = {(organisation, kind, squeeze(title)) for organisation, kind, title in by_hand}


def decide(rows: Sequence[SourceRow], tell: Callable[[int, int], None]) -> list[Entry]:
    here, first = Here(), {}
    found = [look_at(row, here) for row in rows]
    for it in found:
        if it.key and not it.refused:
            first.setdefault(it.key, it).intakes += [it.kept.dates] if is_another(it, first[it.key]) else []
    entries = []
    for done, it in enumerate(found, start=1):
        entries.append(entry_of(it, first, here))
        tell(done, len(rows))
    return entries


def is_another(it: Found, first: Found) -> bool:
    """A start that the pledge of these rows has not yet."""
    starts = {one["starts_on"] for one in first.intakes}
    return it.kept.dates is not None and it.kept.dates["starts_on"] not in starts


# --- One row by itself


def look_at(row: SourceRow, here: Here) -> Found:
    it = Found(row, flagged=list(row.unread.values()))
    for note in row.notes:
        told, _, words = note.partition(": ")
        (it.flagged if told == "Check" else it.said).append(words or note)
    values = with_kind(row, it)
    if "title" not in values:
        it.refused.append("It has no title.")
    if "kind" not in values:
        it.refused.append("We cannot tell what kind of pledge it is.")
    if it.refused:
        return it
    it.organisation = here.organisations.of(values)
    it.key = key_of(it.organisation, values) if it.organisation else ""
    it.kept = kept(values, is_known=it.key in here.sources)
    it.flagged += it.kept.wrong
    it.refused += it.kept.over
    if values.get("state") == "closed" and it.key not in here.sources:
        it.refused.append("It is closed there, so it did not come in.")
    return it


def with_kind(row: SourceRow, it: Found) -> dict[str, Any]:
    """Without a column for the kind, the title may tell."""
    values = dict(row.values)
    if "kind" not in values and "kind" not in row.unread and "title" in values:
        try:
            read = cells.kind(values["title"])
            values["kind"] = read.value if isinstance(read, Noted) else read
            it.flagged.append(f"Kind: its title was read as {values['kind'].replace('_', ' ')}.")
        except Unreadable:
            pass
    return values


def key_of(organisation: Organisation, values: dict[str, Any]) -> str:
    if values.get("reference"):
        return f"{organisation.pk}:{values['reference']}"
    return f"{organisation.pk}:{values['kind']}:{squeeze(values['title'])}:{values.get('postcode', '')}"


# --- One row among the others, and beside what is here


def entry_of(it: Found, first: dict[str, Found], here: Here) -> Entry:
    reasons = [*it.refused, *it.flagged, *it.said]
    if it.refused:
        return Entry(it.row, Outcome.REFUSED, reasons, values_of(it))
    if it.organisation is None:
        unknown = here.organisations.why_not(it.row.values)
        return Entry(it.row, Outcome.FLAGGED, [unknown, *reasons], values_of(it))
    if (leader := first[it.key]) is not it:
        return Entry(it.row, Outcome.MERGED, [merged(it, leader), *reasons], values_of(it))
    source = here.sources.get(it.key)
    return known(it, source, reasons) if source else unseen(it, reasons, here)


def merged(it: Found, leader: Found) -> str:
    where = f"row {leader.row.row}" + (f" of {leader.row.sheet}" if leader.row.sheet != it.row.sheet else "")
    if it.kept.dates and it.kept.dates in leader.intakes and it.kept.dates != leader.kept.dates:
        return f"It is another start of what {where} says."
    return f"It is the same as {where}, so that one counts."


def values_of(it: Found) -> dict[str, Any]:
    """All that is kept of a row, as its pledge has it."""
    whose = it.organisation.name if it.organisation else it.row.values.get("organisation", "")
    named = {"organisation": whose, "reference": it.row.values.get("reference", "")}
    if it.kept is None:
        return {**named, **{k: v for k, v in it.row.values.items() if k not in OURS}}
    return {**{k: v for k, v in named.items() if v}, **it.kept.fields, **(it.kept.dates or {})}


def said_by(it: Found) -> dict[str, Any]:
    return {**it.kept.fields, "intakes": it.intakes}


def unseen(it: Found, reasons: list[str], here: Here) -> Entry:
    """Nothing here came from such a row. Where a person has posted the same, theirs stands."""
    if (it.organisation.pk, it.kept.fields["kind"], squeeze(it.kept.fields["title"])) in here.by_hand:
        said = f"{it.organisation} has posted this by hand already, so that one stands."
        return Entry(it.row, Outcome.MERGED, [said, *reasons], values_of(it))
    pledge = pledge_of(it.organisation, it.kept, it.intakes)
    missing = what_is_missing(pledge)
    waits = can_wait(pledge)
    reasons += [f"Before it can go live: {todo}." for todo in missing]
    reasons += [found.sentence for found in findings(pledge) if found.level == Level.REFER]
    if not waits:
        reasons.append("Until then it is a draft of its champions, and does not wait for approval.")
    plan = Plan(it.organisation, it.key, said_by(it), it.row.file, pledge, waits)
    outcome = Outcome.FLAGGED if it.flagged or missing else Outcome.NEW
    return Entry(it.row, outcome, reasons, values_of(it), plan=plan)


def can_wait(pledge: Pledge) -> bool:
    """Whether the database lets it wait for approval; what else is missing, its approver reads."""
    has_place = pledge.remote or pledge.kind == Pledge.Kind.OTHER_SUPPORT or pledge.easting is not None
    has_dates = bool(pledge.to_be) or not needs_dates(pledge.kind)
    is_paid = bool(pledge.pay) or pledge.kind != Pledge.Kind.APPRENTICESHIP
    return has_place and has_dates and is_paid


def known(it: Found, source: Source, reasons: list[str]) -> Entry:
    """It came in before: the same, closed there, or other than it said then."""
    plan = Plan(it.organisation, it.key, said_by(it), source=source)
    if it.row.values.get("state") == "closed":
        return closed(it, source, plan, reasons)
    plan.changes = {
        name: value for name, value in plan.said.items() if value and value != source.said.get(name)
    }
    if not plan.changes:
        return Entry(it.row, Outcome.SAME, reasons, values_of(it))
    changes = [
        Change(LABELS.get(name, "Pay an hour"), shown(source.said.get(name)), shown(value))
        for name, value in plan.changes.items()
    ]
    if stops := cannot_change(source.pledge, it):
        return Entry(it.row, Outcome.FLAGGED, [stops, *reasons], values_of(it), changes)
    return Entry(it.row, Outcome.CHANGED, reasons, values_of(it), changes, plan)


def cannot_change(pledge: Pledge, it: Found) -> str:
    if pledge.status in Pledge.ENDED:
        return "Its pledge has ended here, so nothing of it changes."
    stops = [
        found for found in findings(pledge_of(it.organisation, it.kept, it.intakes)) if found.level == "block"
    ]
    if stops and pledge.status not in (S.DRAFT, S.REFERRED_BACK):
        return f"It stays as it was: {stops[0].sentence} {stops[0].remedy}"
    return ""


def closed(it: Found, source: Source, plan: Plan, reasons: list[str]) -> Entry:
    if source.pledge.status in Pledge.ENDED:
        return Entry(it.row, Outcome.SAME, reasons, values_of(it))
    plan.closes = True
    change = Change("Status", source.pledge.get_status_display(), "Closed there")
    return Entry(it.row, Outcome.CHANGED, ["It is closed there.", *reasons], values_of(it), [change], plan)


def shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(shown(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {one}" for name, one in value.items() if one)
    return "" if value is None else str(value)[:200]
