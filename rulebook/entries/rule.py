"""What is declared of a rule, and where its first value comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .kinds import NotAValue

MOST = {
    "minutes": 366 * 24 * 60,
    "hours": 366 * 24,
    "working days": 1_000,
    "days": 100 * 366,
    "weeks": 100 * 53,
    "months": 100 * 12,
    "years": 100,
    "MB": 1_000,
}
"""By unit: a year for what is counted in minutes and hours, else a lifetime. A slip of the hand beyond it
would lead to days that no calendar has.
"""
MOST_OF_ANYTHING = 10_000_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared rule. ``kind`` checks a value and gives it in its stored form, or raises NotAValue."""

    key: str
    kind: Callable[[Any], Any]
    unit: str
    default: Any
    words: str
    source: str

    def checked(self, value: Any) -> Any:
        """The value in its stored form; raises NotAValue."""
        found, most = self.kind(value), MOST.get(self.unit, MOST_OF_ANYTHING)
        if isinstance(found, int) and found > most:
            raise NotAValue(f"Enter at most {most:,}.")
        return found


OURS = "Set by the council"
SEQUENCE = "Set by the council: first a reminder, then the adviser, then the offer lapses"
NOTIFY = "GOV.UK Notify, pricing: 10,000 texts a year are free for a local authority"
WAGE = "gov.uk, National Minimum Wage rates"
UNPAID = "Our reading of gov.uk, National Minimum Wage: work experience and internships"
BURSARY = "Apprenticeships care leavers' bursary guidance"
FOUNDATION = "Funding rules for foundation apprenticeships"
