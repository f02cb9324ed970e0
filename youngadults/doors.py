"""The young adult's page about themselves, in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rooms import Door


def my_doors(user: User) -> list[Door]:
    return [Door(_("About you"), "youngadults:about")] if user.signs_in_by_link else []
