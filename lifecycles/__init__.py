"""How any status changes: a table of moves, one function that makes them, and who follows."""

from .moves import (
    Lifecycle,
    Move,
    NotNow,
    NotPermitted,
    call_followers,
    change_many,
    change_status,
    follow,
    make_many,
    register,
    the_service,
)
from .stale import Stale, mark, refuse_stale

__all__ = [
    "Lifecycle",
    "Move",
    "NotNow",
    "NotPermitted",
    "Stale",
    "call_followers",
    "change_many",
    "change_status",
    "follow",
    "make_many",
    "mark",
    "refuse_stale",
    "register",
    "the_service",
]
