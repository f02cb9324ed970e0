"""The pages of the doors: the way in, an invitation, one's own account, and the people for managers."""

from .home import home

__all__ = ["home"]
