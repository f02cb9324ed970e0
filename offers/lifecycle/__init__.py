"""The life of an offer: the table, and the functions by which people and deadlines move it.

    table       every permitted move, who may, and what to say when it has moved on
    moving      one move: the intake locked first, the places counted again after it
    offering    what the 18+ service does: shortlist, offer, take off, take back
    together    the same for many: offered all at once, or none
    answering   what the young adult answers
    first_day   what cannot be said before it
    running     what happens after a yes

A yes takes a place under a lock on the intake; when the last place has just gone it lands on the waiting
list, which moves only by an ETE worker's click. A question changes no status. Lapsed is not declined; did not
attend is not cancelled.
"""

from .answering import accept, cancel, decline, give_free_place, put_off
from .first_day import open_moves, refuse_before_the_day
from .offering import ENDED, lapse, may_be_offered, offer, remove, shortlist, tell, withdraw, withdraw_unsaid
from .running import (
    cancel_by_host,
    complete,
    confirm,
    did_not_attend,
    end_early,
    pause,
    pause_unsaid,
    resume,
    start,
    tell_result,
    withdraw_by_host,
)
from .table import LIFECYCLE
from .together import Wanted, offer_together

__all__ = [
    "ENDED",
    "LIFECYCLE",
    "Wanted",
    "accept",
    "cancel",
    "cancel_by_host",
    "complete",
    "confirm",
    "decline",
    "did_not_attend",
    "end_early",
    "give_free_place",
    "lapse",
    "may_be_offered",
    "offer",
    "offer_together",
    "open_moves",
    "pause",
    "pause_unsaid",
    "put_off",
    "refuse_before_the_day",
    "remove",
    "resume",
    "shortlist",
    "start",
    "tell",
    "tell_result",
    "withdraw",
    "withdraw_by_host",
    "withdraw_unsaid",
]
