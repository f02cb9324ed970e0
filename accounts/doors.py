"""Tasks in the navigation of the 18+ service, people in that of service managers."""

from __future__ import annotations

from notifications.models import Task

from .models import User
from .permissions import a_service_manager, on_the_desk
from .rooms import Door


def task_doors(user: User) -> list[Door]:
    """What waits for this person, for those of the service: nobody else is given tasks."""
    if not on_the_desk(user):
        return []
    return [Door("Tasks", "notifications:tasks", Task.objects.visible_to(user).open().count())]


def people_doors(user: User) -> list[Door]:
    return [Door("People", "accounts:people")] if a_service_manager(user, None) else []
