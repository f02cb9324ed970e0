"""Rounds in the navigation of those who may open one."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import an_ete_worker
from accounts.rooms import Door


def rounds_door(user: User) -> list[Door]:
    return [Door("Rounds", "matching:rounds")] if an_ete_worker(user, None) else []
