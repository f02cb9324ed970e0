"""What `manage.py check` says of the addresses that stand in every message."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks

from . import gsm, wording

LONGEST_LINK = "/l/" + "x" * 32 + "/"


def addresses_in_messages(app_configs: Any, **more: Any) -> list[checks.CheckMessage]:
    """PUBLIC_URL stands in every text, the sender over every e-mail: others may see both."""
    text = f"{'x' * wording.LONGEST_OUTSIDE} {settings.PUBLIC_URL}{LONGEST_LINK}"
    found: list[checks.CheckMessage] = []
    if strange := gsm.strange_characters(settings.PUBLIC_URL):
        found.append(checks.Error(f"A text cannot carry {strange!r} of PUBLIC_URL.", id="notifications.E001"))
    elif gsm.segments(text) > 1:
        found.append(checks.Warning("PUBLIC_URL is so long that a text costs two.", id="notifications.W001"))
    for name, words in said_by_us().items():
        if word := wording.gives_away_within(words):
            hint = "Choose a neutral name: it shows on the screen of a phone that others may see."
            found.append(
                checks.Warning(f"{word!r} in {name} gives people away.", hint=hint, id="notifications.W002")
            )
    return found


def said_by_us() -> dict[str, str]:
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    return {"PUBLIC_URL": host, "DEFAULT_FROM_EMAIL": settings.DEFAULT_FROM_EMAIL}
