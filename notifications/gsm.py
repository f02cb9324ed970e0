"""What a text may hold and what it costs: the GSM alphabet and its segments.

GOV.UK Notify replaces every other character by a question mark, and a translation into most of our young
adults' languages would arrive as nothing else. So a text is short plain English that
opens a page.
"""

from __future__ import annotations

# The order of GSM 03.38; those of the second string take two places, because an escape goes before each.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")

ALONE = 160
IN_A_CHAIN = 153
LONGEST = 918


def strange_characters(text: str) -> str:
    """The characters that a text cannot carry, each once, in order; empty where it can carry all of them."""
    return "".join(dict.fromkeys(letter for letter in text if letter not in BASIC | EXTENDED))


def length(text: str) -> int:
    """Places that a text takes; 160 go into one segment."""
    return sum(2 if letter in EXTENDED else 1 for letter in text)


def segments(text: str) -> int:
    """How many texts the network counts: one up to 160 places, then one for each 153."""
    places = length(text)
    return 1 if places <= ALONE else -(-places // IN_A_CHAIN)
