"""Unpaid, and it sounds like work: whatever kind it was posted as, a person of the 18+ service reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledges.models import Pledge

from .filters import words_of
from .findings import Finding, refer

SOUNDS_LIKE_WORK = re.compile(
    r"\b(?:trial shifts?|cover(?:ing)?(?: for| staff| shifts?)|fill(?:ing)? in for|stand(?:ing)? in for"
    r"|on (?:the|our) rota|night shifts?|busy (?:periods?|seasons?|times)"
    r"|unpaid (?:work|jobs?|roles?|interns?)"
    r"|(?:unpaid |voluntary )?internships?|short[- ]staffed|staff shortages?"
    r"|(?:leads?|could lead|leading) to a (?:paid )?job)\b",
    re.IGNORECASE,
)


def found_in_work_words(pledge: Pledge) -> Iterator[Finding]:
    if pledge.pay or pledge.kind == Pledge.Kind.PRIORITY_INTERVIEW:
        return
    for field in ("title", "description"):
        if found := SOUNDS_LIKE_WORK.search(words_of(getattr(pledge, field))):
            yield refer(
                field,
                f"It is unpaid, and “{found[0]}” sounds like work.",
                "Pay for it, or say what they would watch and learn instead.",
            )
