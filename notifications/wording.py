"""What may be said outside: on a channel that somebody else may see.

No name, no organisation, nothing about care: a text can arrive on the wrong phone, an e-mail's subject stands
on a lock screen. Words are refused when a kind is declared, so that none can be sent.
"""

from __future__ import annotations

import re

from . import gsm

LONGEST_OUTSIDE = 80
"""Leaves room for a link in a text of one segment."""

GIVES_AWAY = (
    r"care",
    r"cares",
    r"leavers?",
    r"covenant",
    r"council",
    r"local authority",
    r"social (services|workers?)",
    r"18\+",
    r"personal adviser",
    r"asylum",
    r"placements?",
    r"neet",
)
IN_A_NAME = re.compile(r"care|leaver|covenant|social-?(?:services|worker)|18\+|asylum", re.IGNORECASE)
"""In an address words stand together: careleavers.example.org."""

_GIVES_AWAY = re.compile(rf"\b(?:{'|'.join(GIVES_AWAY)})(?:\b|$)", re.IGNORECASE)


class NotForOutside(ValueError):
    """These words must not leave the service; the message says why."""


def check(words: str) -> str:
    """The words, if they may be said outside; raises NotForOutside."""
    if strange := gsm.strange_characters(words):
        raise NotForOutside(f"A text cannot carry {strange!r}: {words!r}")
    if len(words) > LONGEST_OUTSIDE:
        raise NotForOutside(f"Longer than {LONGEST_OUTSIDE} characters: {words!r}")
    if "{" in words or "%" in words:
        raise NotForOutside(f"Nothing is filled in outside: {words!r}")
    if found := _GIVES_AWAY.search(words):
        raise NotForOutside(f"{found.group()!r} gives somebody away: {words!r}")
    return words


def gives_away_within(name: str) -> str:
    """What in a name or address tells why somebody gets messages; empty where nothing does."""
    found = IN_A_NAME.search(name)
    return found.group() if found else ""
