"""The pages of champions: their pledges, one pledge, its words, its dates, and what can be done with it."""

from .intakes import add_intake, change_intake, remove_intake
from .moving import close, copy, pause, resume, submit, withdraw
from .reading import pledge_list, show_pledge
from .writing import choose_kind, edit, new

__all__ = [
    "add_intake",
    "change_intake",
    "choose_kind",
    "close",
    "copy",
    "edit",
    "new",
    "pause",
    "pledge_list",
    "remove_intake",
    "resume",
    "show_pledge",
    "submit",
    "withdraw",
]
