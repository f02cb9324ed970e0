"""Who reads the figures: whoever makes promises, and the 18+ service. They name nobody."""

from __future__ import annotations

from typing import Any

from accounts.opening import opens_for
from accounts.permissions import a_panel_member, a_service_manager, an_ete_worker, on_the_desk
from champions.permissions import organisations_of


def reads_demand(user: Any) -> bool:
    return on_the_desk(user) or bool(organisations_of(user)) or a_panel_member(user, None)


def reads_the_whole(user: Any) -> bool:
    """The panel, and the head of the service who answers to it."""
    return a_panel_member(user, None) or a_service_manager(user, None)


def reads_records(user: Any) -> bool:
    """An organisation's people read their own; ETE workers and managers read all."""
    return an_ete_worker(user, None) or bool(organisations_of(user))


the_whole_only = opens_for(reads_the_whole)
record_readers_only = opens_for(lambda user: user.is_authenticated and reads_records(user))
managers_only = opens_for(lambda user: a_service_manager(user, None))
