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

__all__ = [
    "Lifecycle",
    "Move",
    "NotNow",
    "NotPermitted",
    "call_followers",
    "change_many",
    "change_status",
    "follow",
    "make_many",
    "register",
    "the_service",
]
