"""What is declared of a rule, and where its first value comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared rule. ``kind`` checks a value and gives it in its stored form, or raises NotAValue."""

    key: str
    kind: Callable[[Any], Any]
    unit: str
    default: Any
    words: str
    source: str


OURS = "Set by the council"
SEQUENCE = "Set by the council: first a reminder, then the adviser, then the offer lapses"
NOTIFY = "GOV.UK Notify, pricing: 10,000 texts a year are free for a local authority"
WAGE = "gov.uk, National Minimum Wage rates"
UNPAID = "Our reading of gov.uk, National Minimum Wage: work experience and internships"
BURSARY = "Apprenticeships care leavers' bursary guidance"
FOUNDATION = "Funding rules for foundation apprenticeships"
