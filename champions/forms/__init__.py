"""What the pages about organisations ask."""

from .inviting import InviteForm
from .signing_up import KeepApartForm, SignUpForm

__all__ = ["InviteForm", "KeepApartForm", "SignUpForm"]
