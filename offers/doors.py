"""The two homes in the navigation, and for whom they are."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rooms import Door
from champions.permissions import organisations_of

from .hosting import needs_host
from .models import Offer


def signs_in_by_link(user: User) -> bool:
    """A young adult's account."""
    return user.signs_in_by_link


def is_champion(user: User) -> bool:
    return bool(organisations_of(user))


def my_doors(user: User) -> list[Door]:
    if not signs_in_by_link(user):
        return []
    waiting = Offer.objects.of_young_adult(user).awaiting_answer().count()
    return [Door(_("Your offers"), "my:home", waiting), Door(_("Look around"), "my:browse")]


def host_doors(user: User) -> list[Door]:
    return [Door("Home", "host:home", needs_host(user))] if is_champion(user) else []
