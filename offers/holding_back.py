"""Which pledges a hold on one person covers, so that no host gets round it by writing the name otherwise.

A pledge that once named the person while the hold stood is covered for as long as it stands, whatever its
words say later. A name is read generously, and a pledge that names nobody is covered too: nobody could say
that it is about somebody else. The duty list lifts the hold where that is too much.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from champions.models import Organisation
from pledges.models import Pledge

from .models import Hold

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir"})


def cover(hold: Hold) -> None:
    """Every pledge of the organisation that may be about this person, in whatever status."""
    if hold.supervisor:
        pledges = Pledge.objects.filter(organisation=hold.organisation_id)
        hold.pledges.add(*(pledge for pledge in pledges if may_be_about(pledge, hold.supervisor)))


def keep_covered(pledge: Pledge, *, by: Any, why: str = "") -> None:
    """Follows what writes a pledge or makes it live: covered from now on, if it is about this person."""
    holds = Hold.objects.standing().filter(organisation=pledge.organisation_id).exclude(supervisor="")
    for hold in holds:
        if may_be_about(pledge, hold.supervisor):
            hold.pledges.add(pledge)


def cover_again(organisation: Organisation) -> None:
    for hold in Hold.objects.standing().filter(organisation=organisation):
        cover(hold)


def may_be_about(pledge: Pledge, supervisor: str) -> bool:
    """Whether this person may be the one whom a young adult would meet there."""
    said = words(f"{pledge.meets} {pledge.supervisor} {pledge.ask_for}")
    wanted = [plain(word) for word in names_in(supervisor)]
    return not said or not wanted or any(sounds_like(word, name) for word in said for name in wanted)


def sounds_like(word: str, name: str) -> bool:
    """Jo is Joanna, and Joanna may be called Jo: the shorter begins the longer, with a capital at least."""
    return plain(word).startswith(name) or (
        word[:1].isupper() and len(word) > 1 and name.startswith(plain(word))
    )


def names_in(written: str) -> list[str]:
    """The words of a name; of "Jo, who runs the team" only Jo, as the others have no capital."""
    found = [word for word in words(written) if len(word) > 1 and plain(word) not in TITLES]
    return [word for word in found if word[:1].isupper()] or found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def plain(word: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
