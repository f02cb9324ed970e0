"""Every rule that is kept as data: its key, kind, unit, first value, meaning and source, declared once.

A rule has its default until an `Entry` of the database says otherwise from some day on. A key that is not
here does not exist: nothing reads it, nothing can set it.
"""

from __future__ import annotations

from .council import COUNCIL
from .doors import DOORS
from .kinds import NotAValue
from .messages import MESSAGES
from .offering import OFFERING
from .organisations import ORGANISATIONS
from .panel import PANEL
from .pay import PAY
from .promises import PROMISES
from .rule import Rule
from .safety import SAFETY

__all__ = ["DECLARED", "RULES", "NotAValue", "Rule", "rule"]

DECLARED = (*OFFERING, *PROMISES, *MESSAGES, *DOORS, *PAY, *SAFETY, *ORGANISATIONS, *PANEL, *COUNCIL)
RULES: dict[str, Rule] = {rule.key: rule for rule in DECLARED}


def rule(key: str) -> Rule:
    """The declared rule. Raises KeyError for a key that nobody declared."""
    return RULES[key]
