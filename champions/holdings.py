"""What hangs on a champion, for the page on which a manager says that they have left."""

from __future__ import annotations

from accounts.leaving import Holding
from accounts.models import User

from .lifecycle import others
from .models import Champion


def posts(user: User) -> list[Holding]:
    rows = Champion.objects.current().filter(user=user).select_related("organisation")
    return [Holding(sentence(champion)) for champion in rows]


def sentence(champion: Champion) -> str:
    rest = others(champion.organisation, champion).select_related("user")
    first = rest.order_by("is_deputy", "starts_on", "pk").first()
    if first:
        return f"{champion.organisation}: {first.user} goes on answering."
    return f"{champion.organisation}: nobody else posts for it, so its live pledges are paused."
