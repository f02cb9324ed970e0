"""The life of a partnership, and of a champion's post.

    table      every permitted move of a partnership, and who may make it
    joining    from a statement of intent to an organisation that is interested
    agreeing   the offer is written together, the partner agrees; pausing, going on, leaving
    terms      a new version of what partners agree to
    documents  what an organisation shows: sent, looked at, over one day
    posts      a champion's post: handed over, ended; the deputy takes over
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
from .joining import begin, join_to, keep_apart, set_aside
from .merging import merge
from .posts import end_post, hand_over, leave, others, promote_deputy
from .table import LIFECYCLE
from .terms import pause_who_did_not_agree, publish
from .tree import apply_what_is_due, as_it_stands, plan_change

__all__ = [
    "LIFECYCLE",
    "accept_terms",
    "agree",
    "apply",
    "apply_what_is_due",
    "as_it_stands",
    "begin",
    "documents",
    "end_post",
    "hand_over",
    "join_to",
    "keep_apart",
    "leave",
    "leave_us",
    "merge",
    "note_signature",
    "others",
    "pause",
    "pause_who_did_not_agree",
    "plan_change",
    "promote_deputy",
    "publish",
    "resume",
    "said_in_public",
    "say_in_public",
    "set_aside",
    "write_offer",
]
