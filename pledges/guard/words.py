"""Words that young people asked not to hear, and words that could give them away on a shared screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledges.models import Pledge

from .filters import words_of
from .findings import Finding, block, hint

RATHER: dict[str, str] = {
    r"NEETs?": "not in work or learning right now",
    r"LACs?": "young adult",
    r"placements?": "the thing itself: “your work experience”, “your place with us”",
    r"clients?": "young adult, or person",
    r"service users?": "young adult, or person",
    r"cases?(?! study| studies)": "person, or what it is about",
    r"hard[- ]to[- ]reach": "we haven’t reached",
    r"vulnerable": "what help is there",
    r"disadvantaged": "nothing: leave it out",
    r"underprivileged": "nothing: leave it out",
    r"troubled": "nothing: leave it out",
    r"non[- ]engag\w+": "hasn’t replied",
    r"failed placements?": "ended early",
    r"challenging behaviou?rs?": "what would help",
    r"at[- ]risk": "what help is there",
    r"broken homes?": "nothing: leave it out",
}
RATHER_PATTERNS = {
    re.compile(
        rf"\b{pattern}\b", 0 if pattern.isupper() or "NEET" in pattern or "LAC" in pattern else re.I
    ): say
    for pattern, say in RATHER.items()
}

GIVES_AWAY = re.compile(
    r"\b(?:care[- ]leavers?|care[- ]experienced?|leaving[- ]care|looked[- ]after (?:child|children|young)"
    r"|foster(?:ed)?(?: care| child\w*| home)?|children’s homes?"
    r"|(?:been|were|was|grew up|raised|growing up) in care|corporate parent\w*)\b",
    re.IGNORECASE,
)

READ = ("title", "description", "meets", "directions", "bring", "criteria", "how_to_get_it")


def found_in_words(pledge: Pledge) -> Iterator[Finding]:
    for field in READ:
        text = words_of(getattr(pledge, field))
        if gives := GIVES_AWAY.search(text):
            yield gives_away(field, gives[0])
        for pattern, say in RATHER_PATTERNS.items():
            if found := pattern.search(text):
                yield hint(field, f"Young people asked not to hear “{found[0]}”.", f"Say instead: {say}.")


def gives_away(field: str, found: str) -> Finding:
    """A title is in messages and lists that others may see; elsewhere it is the host's choice."""
    if field == "title":
        return block(
            field,
            f"“{found}” in the title could give somebody away on a phone that others see.",
            f"Take “{found}” out of the title. Who it is open to has a question of its own.",
        )
    return hint(
        field,
        f"“{found}” could give somebody away on a phone that others see.",
        "Leave it out: everybody who reads this is meant.",
    )
