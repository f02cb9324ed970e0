"""The people page in the navigation of service managers."""

from __future__ import annotations

from .models import User
from .permissions import a_service_manager
from .rooms import Door


def people_doors(user: User) -> list[Door]:
    return [Door("People", "accounts:people")] if a_service_manager(user, None) else []
