"""The pages of champions: their pledges, one pledge, its words, its dates, and what can be done with it."""

from .intakes import add_intake, change_intake, keep_intake, remove_intake
from .keeping import forget, keep
from .moving import close, copy, pause, resume, submit, withdraw
from .reading import pledge_list, show_pledge
from .writing import choose_kind, edit, new, part

__all__ = [
    "add_intake",
    "change_intake",
    "choose_kind",
    "close",
    "copy",
    "edit",
    "forget",
    "keep",
    "keep_intake",
    "new",
    "part",
    "pause",
    "pledge_list",
    "remove_intake",
    "resume",
    "show_pledge",
    "submit",
    "withdraw",
]
