"""Figures about people, so that nobody can be made out: small ones are not said, the others are rounded."""

from __future__ import annotations

SMALLEST_SAID = 5
NEAREST = 5
FEW = "fewer than 5"


def said(number: int) -> str:
    """As "about 15". One to four are never told apart; rounded, no two figures give away a third."""
    if number == 0:
        return "none"
    if number < SMALLEST_SAID:
        return FEW
    return f"about {NEAREST * round(number / NEAREST)}"


def in_order(number: int) -> int:
    """By what a list may be sorted without telling small numbers apart."""
    return 0 if number < SMALLEST_SAID else NEAREST * round(number / NEAREST)
