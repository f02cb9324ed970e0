"""The life of a partnership, and of a champion's post.

    table      every permitted move of a partnership, and who may make it
    joining    from a statement of intent to an organisation that is interested
    agreeing   the offer is written together, the partner agrees; pausing, going on, leaving
    blocking   a manager agrees that a partner is blocked, or that the block is lifted
    terms      a new version of what partners agree to
    documents  what an organisation shows: sent, looked at, over one day
    posts      a champion's post: handed over, ended; the deputy takes over
    years      each year a champion of the council is asked, and the post renewed
    tree       the council's tree changes, with dates
    merging    two entries of one organisation become one

The council's own departments have no partnership: nothing here but posts is about them.
"""

from . import documents
from .agreeing import (
    accept_terms,
    agree,
    apply,
    leave_us,
    note_signature,
    pause,
    resume,
    said_in_public,
    say_in_public,
    write_offer,
)
from .blocking import REQUESTS as BLOCK_REQUESTS
from .blocking import agree as agree_to_block
from .blocking import ask as ask_for_block
from .blocking import not_agree as not_agree_to_block
from .blocking import take_back as take_back_block
from .blocking import what_can_be_asked
from .joining import begin, join_to, keep_apart, set_aside
from .merging import merge
from .posts import end_post, hand_over, leave, others, promote_deputy
from .table import LIFECYCLE
from .terms import pause_who_did_not_agree, publish
from .tree import apply_what_is_due, as_it_stands, plan_change
from .years import YEARS, ask_whose_year_is_over, go_on, renew, want_to_hand_over

__all__ = [
    "BLOCK_REQUESTS",
    "LIFECYCLE",
    "YEARS",
    "accept_terms",
    "agree",
    "agree_to_block",
    "apply",
    "apply_what_is_due",
    "as_it_stands",
    "ask_for_block",
    "ask_whose_year_is_over",
    "begin",
    "documents",
    "end_post",
    "go_on",
    "hand_over",
    "join_to",
    "keep_apart",
    "leave",
    "leave_us",
    "merge",
    "not_agree_to_block",
    "note_signature",
    "others",
    "pause",
    "pause_who_did_not_agree",
    "plan_change",
    "promote_deputy",
    "publish",
    "renew",
    "resume",
    "said_in_public",
    "say_in_public",
    "set_aside",
    "take_back_block",
    "want_to_hand_over",
    "what_can_be_asked",
    "write_offer",
]
