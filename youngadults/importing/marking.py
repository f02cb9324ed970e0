"""A mark in place of a number that was forgotten: it is known again, and cannot be read."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def mark_of(reference: str) -> str:
    """Stands for a number that was forgotten. Without the key of this service it says nothing."""
    return f"#{salted_hmac('youngadults.forgotten', reference).hexdigest()[:39]}"
