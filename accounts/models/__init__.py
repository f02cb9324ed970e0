"""Who people are to the service, how they get in, and what was done with their accounts."""

from .history import AccountChange
from .letters import SealedLetter
from .people import DateRange, Role, RoleQuerySet, User, UserQuerySet, today
from .ways_in import CHAMPION, Invitation, InvitationStep, SignInLink

__all__ = [
    "CHAMPION",
    "AccountChange",
    "DateRange",
    "Invitation",
    "InvitationStep",
    "Role",
    "RoleQuerySet",
    "SealedLetter",
    "SignInLink",
    "User",
    "UserQuerySet",
    "today",
]
