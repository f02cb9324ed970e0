"""Whom anybody can call when the service is closed, also at the door, before signing in."""

from __future__ import annotations

from rulebook.reading import value


def numbers() -> list[tuple[str, str]]:
    """As ("Samaritans, day and night", "116 123")."""
    entries = (entry.partition(":") for entry in value("safety.numbers").split(";") if entry.strip())
    return [(name.strip(), number.strip()) for name, _, number in entries]
