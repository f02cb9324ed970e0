"""Pages about organisations in the navigation: of those who invite champions, and of champions themselves."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import an_ete_worker
from accounts.rooms import Door

from .permissions import organisations_of


def champion_doors(user: User) -> list[Door]:
    doors = [Door("Champions", "champions:champions")] if an_ete_worker(user, None) else []
    if organisations_of(user):
        doors.append(Door("Your organisation", "organisations:mine"))
    return doors
