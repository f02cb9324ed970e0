"""What happens to a champion's posts when the person leaves, and to people when their organisation does."""

from __future__ import annotations

from typing import Any

from . import jobs, lifecycle
from .models import Champion, Partnership


def leave_every_post(user: Any, *, by: Any, why: str) -> None:
    """Follows an account that is closed."""
    for champion in Champion.objects.current().filter(user=user).select_related("organisation"):
        lifecycle.leave(champion, by=by, why=why)


def thank_who_leaves(partnership: Partnership, *, by: Any, why: str) -> None:
    """Follows a partner that leaves. By e-mail: in a moment nothing here opens for them."""
    for champion in Champion.objects.for_organisation(partnership.organisation_id):
        jobs.send_thanks.defer(organisation_id=partnership.organisation_id, user_id=champion.user_id)
