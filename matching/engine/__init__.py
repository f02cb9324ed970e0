"""The matching engine: who fits what, why, and who is proposed what. No Django, no clock, no chance.

    model       the tables: People, Pledges, Relations, and the Case they make up
    policy      the weights and thresholds of the rules, versioned
    pairs       pairs of a person and a pledge, as the rules see them
    criteria    the hard rules, each declared once
    fit         the parts of the fit, each declared once
    rank        lists both ways, of one pledge or one person
    explanation why a pair, or why not
    messages    what is said, as keys and values; words has the English

    eligible    every eligible pair of a case, without looking at every pair
    survey      all of them judged: everybody's list at once, and how many options each has
    round       what the allocation sees: tiers, places, pairs; lottery has the lots

    objective   what proposals are measured by
    levels      the objective packed for the solver
    allocation  the best proposal: flow finds it, prices prove it
    certificate the proof, to be kept
    verification  the proof, checked without a solver

    files       cases and results as CSV, for `python -m matching.engine`

The same case always gives the same answer, whatever the order of its rows.
"""

from .allocation import Proposal, allocate
from .certificate import certify
from .explanation import Explanation, Part, explain
from .messages import Message
from .model import BARRED, DECLINED, Case, MalformedTable, People, Pledges, Relations
from .policy import POLICIES, Policy
from .rank import Ranked, rank_for_person, rank_for_pledge
from .round import Round, open_round
from .survey import Survey, survey_case
from .verification import Wanting, verify
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
    "Proposal",
    "Ranked",
    "Relations",
    "Round",
    "Survey",
    "Wanting",
    "allocate",
    "certify",
    "english",
    "explain",
    "open_round",
    "rank_for_person",
    "rank_for_pledge",
    "survey_case",
    "verify",
    "would_fit",
]
