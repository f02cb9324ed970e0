"""The council's own sign-in, where the settings name one."""

from __future__ import annotations

from typing import Any

from django.conf import settings


def council_door() -> dict[str, Any] | None:
    """Its ``name`` and ``provider_id``; None where the council has none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return apps[0] if apps else None
