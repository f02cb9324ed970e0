"""The pages of promise checks: an inspector's own, one check for whoever may read it, and a manager's."""

from .checks import all_checks, check, home
from .inspectors import inspector, inspectors, recruit
from .moving import assign, assign_again, call_off, close, hand_back, record, reply

__all__ = [
    "all_checks",
    "assign",
    "assign_again",
    "call_off",
    "check",
    "close",
    "hand_back",
    "home",
    "inspector",
    "inspectors",
    "record",
    "recruit",
    "reply",
]
