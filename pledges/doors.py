"""The way in for champions, who post pledges, and for panel members, who read the live ones."""

from __future__ import annotations

from accounts.models import Role, User
from accounts.rooms import Door

from .models import Pledge
from .permissions import posts_pledges


def pledge_doors(user: User) -> list[Door]:
    if posts_pledges(user):
        back = Pledge.objects.of_champion(user).filter(status=Pledge.Status.REFERRED_BACK).count()
        return [Door("Pledges", "pledges:list", count=back)]
    if user.holds(Role.Kind.PANEL_MEMBER):
        return [Door("Pledges", "pledges:list")]
    return []
