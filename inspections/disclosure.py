"""Who learns what an inspector found, and when; and to whom an inspector's name is said."""

from __future__ import annotations

from typing import Any

from .models import PromiseCheck
from .permissions import its_host, its_inspector, looks_after_checks, reads_checks


def reads_result(user: Any, check: PromiseCheck) -> bool:
    """Whoever found it; then the host; and when the host has had its say, the 18+ service and the panel."""
    if check.status not in PromiseCheck.MADE:
        return False
    if its_inspector(user, check) or its_host(user, check):
        return True
    return check.status in PromiseCheck.HOST_HEARD and reads_checks(user)


def learns_the_inspector(user: Any, check: PromiseCheck) -> bool:
    """Who looked is nobody's business but of those who asked them to."""
    return looks_after_checks(user) or its_inspector(user, check)
