"""The matching engine: who fits what, why, and who is proposed what. No Django, no clock, no chance.

    model       the tables: People, Pledges, Relations, and the Case they make up
    policy      the weights and thresholds of the rules, versioned
    pairs       pairs of a person and a pledge, as the rules see them
    criteria    the hard rules, each declared once
    fit         the parts of the fit, each declared once
    rank        lists both ways
    explain     why a pair, or why not
    messages    what is said, as keys and values; words has the English
    files       cases and results as CSV, for `python -m matching.engine`

The same case always gives the same answer, whatever the order of its rows.
"""

from .explain import Explanation, Part, explain
from .messages import Message
from .model import BARRED, DECLINED, Case, MalformedTable, People, Pledges, Relations
from .policy import POLICIES, Policy
from .rank import Ranked, rank_for_person, rank_for_pledge
from .words import Labels, english, would_fit

__all__ = [
    "BARRED",
    "DECLINED",
    "POLICIES",
    "Case",
    "Explanation",
    "Labels",
    "MalformedTable",
    "Message",
    "Part",
    "People",
    "Pledges",
    "Policy",
    "Ranked",
    "Relations",
    "english",
    "explain",
    "rank_for_person",
    "rank_for_pledge",
    "would_fit",
]
