"""The rulebook as it is read at the desk: what each rule says today, what it said, what it will say."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from rulebook.entries import DECLARED, NotAValue, Rule
from rulebook.entries.kinds import time_of_day
from rulebook.models import BankHoliday, Entry
from rulebook.reading import value
from rulebook.writing import clock, day, length_of_minutes, length_of_time, parts_of_a_penny, pounds

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

WRITTEN = {
    "days": length_of_time,
    "minutes": length_of_minutes,
    "pence": pounds,
    "tenths of a penny": parts_of_a_penny,
}
"""How people write what is kept in a unit for counting; what follows the unit stays, as in “an hour”."""


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
    """As people write it: "24 hours" where 1,440 minutes are kept, "1 working day"; what is empty says so."""
    if said in ("", None):
        return "Not filled in"
    if rule.kind is time_of_day:
        return clock(dt.time.fromisoformat(said))
    for unit, written in WRITTEN.items():
        if rule.unit == unit or rule.unit.startswith(f"{unit} "):
            return f"{written(said)}{rule.unit.removeprefix(unit)}"
    return as_kept(rule, said)


def as_kept(rule: Rule, said: Any) -> str:
    """As "1,440 minutes", "40% of the time"; one of something is "1 sign-up an hour"."""
    number = f"{said:,}" if isinstance(said, int) else str(said)
    if rule.unit.startswith("%"):
        return f"{number}{rule.unit}"
    unit = re.sub(r"s\b", "", rule.unit, count=1) if said == 1 else rule.unit
    return f"{number} {unit}".strip()


def to_be_typed(rule: Rule, said: Any) -> str:
    """Beside the box that takes what is kept: "In minutes. 1,440 minutes is 24 hours."."""
    unit = f"In {rule.unit}." if rule.unit else ""
    if said in ("", None) or (kept := as_kept(rule, said)) == in_words(rule, said):
        return unit
    return f"{unit} {kept} is {in_words(rule, said)}.".strip()


def history(rule: Rule) -> list[dict[str, Any]]:
    """As components/history.html shows it: the newest first, down to what came with the service."""
    entries = Entry.objects.filter(key=rule.key).select_related("changed_by").order_by("-from_on")
    return [
        {
            "label": f"{in_words(rule, entry.value)}, from {day(entry.from_on, short=True)}",
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
            "label": f"{it.name}, {day(it.on, short=True)}: {'called off' if it.is_off else 'added'}",
            "who": str(it.changed_by or ""),
            "at": it.changed_at,
            "why": "",
        }
        for it in BankHoliday.objects.changed()[:HOLIDAYS_SHOWN]
    ]


def typed(rule: Rule, words: str) -> Any:
    """What somebody typed, as the value of a rule. Raises NotAValue with a sentence."""
    words = words.strip()
    readings = [int(words), words] if words.isdecimal() else [words]
    problems = []
    for reading in readings:
        try:
            return rule.checked(reading)
        except NotAValue as problem:
            problems.append(problem)
    raise problems[0]


def first_day(on: dt.date) -> bool:
    """Whether a change may begin on this day: what has been said of days gone stays as it was."""
    return on >= timezone.localdate()
