"""The rulebook as it is read at the desk: what each rule says today, what it said, what it will say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from rulebook.entries import DECLARED, NotAValue, Rule
from rulebook.models import BankHoliday, Entry
from rulebook.reading import value

CHAPTERS = {
    "offer": "Offers",
    "check_in": "Check-ins",
    "promise_report": "Promises that are not kept",
    "notice": "Messages",
    "document": "Documents of hosts",
    "safety": "Safety",
    "wage": "Pay",
    "apprenticeship": "Apprenticeships",
    "browse": "Looking around and asking",
    "wish": "Looking around and asking",
    "start": "First days",
    "posting": "Posting",
    "unpaid": "Posting",
    "sign_up": "Organisations",
    "champion": "Organisations",
    "terms": "Organisations",
    "import": "Files brought in",
    "link": "Signing in",
    "code": "Signing in",
    "invitation": "Signing in",
    "session": "Signing in",
    "challenge": "Challenges to the panel",
    "council": "The council",
}
OTHERS = "Other rules"
HOLIDAYS_SHOWN = 20


@dataclass(frozen=True)
class Line:
    """One rule with what it says today and, where a change is planned, from when it says what."""

    rule: Rule
    today: str
    planned: Entry | None = None


def chapters() -> list[tuple[str, list[Line]]]:
    """Every declared rule below its heading, in the order in which they are declared."""
    later = Entry.objects.filter(from_on__gt=timezone.localdate()).order_by("-from_on")
    planned = {entry.key: entry for entry in later}
    found: dict[str, list[Line]] = {}
    for rule in DECLARED:
        heading = CHAPTERS.get(rule.key.partition(".")[0], OTHERS)
        line = Line(rule, in_words(rule, value(rule.key)), planned.get(rule.key))
        found.setdefault(heading, []).append(line)
    return list(found.items())


def in_words(rule: Rule, said: Any) -> str:
    """As "5 working days", "1 working day"; what is empty says so."""
    if said in ("", None):
        return "Not filled in"
    if rule.unit.startswith("pence"):
        return f"£{said / 100:,.2f}{rule.unit.removeprefix('pence')}"
    number = f"{said:,}" if isinstance(said, int) and not isinstance(said, bool) else str(said)
    unit = rule.unit.removesuffix("s") if said == 1 and not rule.unit.startswith("%") else rule.unit
    return f"{number} {unit}".strip()


def history(rule: Rule) -> list[dict[str, Any]]:
    """As components/history.html shows it: the newest first, down to what came with the service."""
    entries = Entry.objects.filter(key=rule.key).select_related("changed_by").order_by("-from_on")
    return [
        {
            "label": f"{in_words(rule, entry.value)}, from {entry.from_on:%-d %B %Y}",
            "who": str(entry.changed_by or ""),
            "at": entry.changed_at,
            "why": entry.why,
        }
        for entry in entries
    ]


def holiday_history() -> list[dict[str, Any]]:
    """Which days people added or called off, as components/history.html shows it."""
    return [
        {
            "label": f"{day.name}, {day.on:%-d %B %Y}: {'called off' if day.is_off else 'added'}",
            "who": str(day.changed_by or ""),
            "at": day.changed_at,
            "why": "",
        }
        for day in BankHoliday.objects.changed()[:HOLIDAYS_SHOWN]
    ]


def typed(rule: Rule, words: str) -> Any:
    """What somebody typed, as the value of a rule. Raises NotAValue with a sentence."""
    words = words.strip()
    readings = [int(words), words] if words.isdecimal() else [words]
    problems = []
    for reading in readings:
        try:
            return rule.kind(reading)
        except NotAValue as problem:
            problems.append(problem)
    raise problems[0]


def first_day(day: dt.date) -> bool:
    """Whether a change may begin on this day: what has been said of days gone stays as it was."""
    return day >= timezone.localdate()
