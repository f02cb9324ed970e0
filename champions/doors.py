"""The page of champions in the navigation of those who invite them."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import an_ete_worker
from accounts.rooms import Door


def champion_doors(user: User) -> list[Door]:
    return [Door("Champions", "champions:champions")] if an_ete_worker(user, None) else []
