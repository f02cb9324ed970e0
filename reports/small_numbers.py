"""Figures about people, so that nobody can be made out: small ones are not said, the others are rounded."""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_SAID = 5
NEAREST = 5
FEW = "fewer than 5"
NOT_SAID = "not said"
"""In a column with a total: a small number, or one that would give a small one away."""
LEAST_OPEN = 2
"""So far below the most that they could be, each of several numbers could still be one of three."""
LEAST_FOR_A_RATE = 20


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


def column(parts: Sequence[int]) -> tuple[list[str], str]:
    """The parts of a column and its total as they may be said together.

    With one small part, no part below five is said, nothing at all neither: many of them and a small total
    would tell each. If only one were left unsaid, the total less the others would tell it, so the next
    larger is not said either, and nobody can tell which of the two is the small one. The total is that of
    the figures as they are said, and roughly what those left unsaid come to: it tells no more than these.
    """
    hidden: set[int] = set()
    if any(0 < number < SMALLEST_SAID for number in parts):
        hidden = {at for at, number in enumerate(parts) if number < SMALLEST_SAID}
    others = [(number, at) for at, number in enumerate(parts) if at not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others)[1])
    cells = [NOT_SAID if at in hidden else said(number) for at, number in enumerate(parts)]
    shown = sum(in_order(number) for at, number in enumerate(parts) if at not in hidden)
    return cells, said_of(shown, together([parts[at] for at in hidden]))


def together(unsaid: Sequence[int]) -> int:
    """What parts left unsaid count in the total. Where all are small, never so near to the most that they
    could be that the total would tell each: seven of them that make 28 are seven fours.
    """
    if any(number >= SMALLEST_SAID for number in unsaid):
        return sum(unsaid)
    return min(sum(unsaid), max(0, len(unsaid) * (SMALLEST_SAID - 1) - LEAST_OPEN))


def said_of(shown: int, unsaid: int) -> str:
    return said(shown + in_order(unsaid)) if shown else said(unsaid)


def rate(part: int, rest: int) -> str:
    """How many in a hundred, to the nearest five; only of many, and never so that a small rest is told."""
    whole = part + rest
    if whole < LEAST_FOR_A_RATE:
        return f"not said: there are fewer than {LEAST_FOR_A_RATE}"
    least, most = NEAREST * (100 * (SMALLEST_SAID - 1) // whole // NEAREST + 1), 100
    if 0 < rest < SMALLEST_SAID:
        return f"over {most - least}%"
    if 0 < part < SMALLEST_SAID:
        return f"under {least}%"
    return f"about {NEAREST * round(100 * part / whole / NEAREST)}%"
