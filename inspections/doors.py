"""The way in: to their own visits for an inspector, to all checks for the 18+ service and the panel."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import an_inspector
from accounts.rooms import Door

from .permissions import reads_checks


def visit_doors(user: User) -> list[Door]:
    return [Door("My visits", "inspections:home")] if an_inspector(user, None) else []


def check_doors(user: User) -> list[Door]:
    return [Door("Promise checks", "inspections:all")] if reads_checks(user) else []
