"""The matching engine: who fits what, why, and who is proposed what. No Django, no clock, no chance.

    table         whole numbers by column, checked
    model         the tables People and Pledges, Relations, and the Case they make up
    policy        the weights and thresholds of the rules, versioned
    pairs         pairs of a person and a pledge, as the rules see them
    criteria      the hard rules, each declared once
    fit           the parts of the fit, each declared once
    rank          lists both ways, of one pledge or one person
    explanation   why a pair, or why not
    messages      what is said, as keys and values; words has the English

    eligible      every eligible pair of a case, without looking at every pair
    survey        all of them judged: everybody's list at once, and how many options each has
    fresh         one change, and the lists that it touches

    round         what the allocation sees: tiers, places, pairs; lottery has the lots, decimals the text
    objective     what proposals are measured by; levels packs it for the solver
    allocation    the best proposal: flow finds it, prices prove it
    certificate   the proof, to be kept; verification checks it without a solver
    reasons       why this one, why none, why not that one
    edits         a worker's changes to a proposal
    rules         other rules, side by side
    fairness      how fair a round is, in figures

    files         cases and results as CSV, for `python -m matching.engine`

The same case always gives the same answer, whatever the order of its rows.
"""

from .allocation import Proposal, allocate
from .certificate import certify
from .edits import Edit, Edited, Impossible, propose_again
from .explanation import Explanation, Part, explain, explain_all
from .fresh import Fresh, Standing
from .messages import Message
from .model import BARRED, DECLINED, Case, People, Pledges, Relations
from .policy import POLICIES, Policy
from .rank import Ranked, rank_for_person, rank_for_pledge
from .reasons import Loss, Reasons
from .round import Round, open_round
from .rules import Outcome, side_by_side
from .survey import Survey, survey_case
from .table import MalformedTable
from .verification import Wanting, verify
from .words import Labels, english, would_fit

__all__ = [
    "BARRED",
    "DECLINED",
    "POLICIES",
    "Case",
    "Edit",
    "Edited",
    "Explanation",
    "Fresh",
    "Impossible",
    "Labels",
    "Loss",
    "MalformedTable",
    "Message",
    "Outcome",
    "Part",
    "People",
    "Pledges",
    "Policy",
    "Proposal",
    "Ranked",
    "Reasons",
    "Relations",
    "Round",
    "Standing",
    "Survey",
    "Wanting",
    "allocate",
    "certify",
    "english",
    "explain",
    "explain_all",
    "open_round",
    "propose_again",
    "rank_for_person",
    "rank_for_pledge",
    "side_by_side",
    "survey_case",
    "verify",
    "would_fit",
]
