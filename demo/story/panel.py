"""What the panel has before it in the story: a pack, Challenges in each state, a member's own promise."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import User
from reports import challenges, member_promises, pack
from reports.quarters import this_quarter

FIRST_WORDS = "Hosts had more time to answer this quarter. From now on a worker rings after two days."
WE_RANG = "We rang each gym. They all know the pass now. Tell us if it happens again."


def settle() -> None:
    """By the people who would do it: Sam and another raise them, Morgan gives them out, Pat promises."""
    sam, morgan, wren, pat = (person(name) for name in ("sam", "morgan", "wren", "pat"))
    in_four_weeks = timezone.localdate() + dt.timedelta(days=28)
    pack.confirm(this_quarter().before, FIRST_WORDS, by=morgan)
    gym = challenges.raise_one("The gym says no to my pass. They had never heard of it.", by=sam)
    challenges.give(gym, wren, in_four_weeks, "The gym says no to our pass.", by=morgan)
    challenges.answer(
        gym, "We rang each gym. They all know the pass now. Tell us if it happens again.", by=wren
    )
    buses = challenges.raise_one("No bus comes on Sunday, and shifts are on Sunday.", "council", by=sam)
    challenges.give(buses, pat, in_four_weeks, "No bus comes on Sunday. Shifts are on Sunday.", by=morgan)
    challenges.raise_one("Let us see who reads our page before we say yes.", by=sam)
    member_promises.promise("nhs", in_four_weeks, "Ask each trust for two places", by=pat)


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")
