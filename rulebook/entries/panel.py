"""What the panel is asked, and by when it answers."""

from .kinds import whole_number
from .rule import OURS, Rule

PANEL = (
    Rule(
        "challenge.owner_working_days",
        whole_number,
        "working days",
        5,
        "By when a Challenge to the panel has somebody who sees to it",
        OURS,
    ),
    Rule(
        "challenge.answer_working_days",
        whole_number,
        "working days",
        20,
        "How long whoever sees to a Challenge has for the answer, unless another day is said",
        OURS,
    ),
)
