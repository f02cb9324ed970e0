"""Taking back an import, whatever it brought in: by an ETE worker, unless a room above has built on it."""

from __future__ import annotations

from typing import Any

from lifecycles import NotPermitted, call_followers
from tabular.importing import running
from tabular.models import Import

from .permissions import an_ete_worker


def undo(record: Import, *, by: Any, why: str) -> None:
    """Rooms above are asked first, and refuse by NotNow."""
    if not an_ete_worker(by, record):
        raise NotPermitted("take_back")
    running.take_back(
        record, by=by, why=why, followers=lambda it: call_followers(it, "take_back", by=by, why=why)
    )
