"""The cast: the people of the demonstration as whom anyone may sign in, and what each can try."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """One of the cast. ``handle`` is also the name of their window: sam.localhost."""

    handle: str
    name: str
    room: str
    who: str
    tries: str

    @property
    def email(self) -> str:
        return f"{self.handle}@example.org"

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


HOSTS, SERVICE, YOUNG_ADULTS, COUNCIL = "Hosts", "The 18+ service", "Young adults", "The council"
ROOMS = (HOSTS, SERVICE, YOUNG_ADULTS, COUNCIL)

CAST = (
    Member("chidi", "Chidi Okafor", HOSTS, "Champion in Parks.", "Post an apprenticeship."),
    Member(
        "dana",
        "Dana Whitfield",
        HOSTS,
        "Champion in Libraries.",
        "See who said yes, and that nothing of Parks is here.",
    ),
    Member(
        "priya", "Priya Nair", HOSTS, "Runs a bakery, a partner business.", "Confirm somebody’s first day."
    ),
    Member("wren", "Wren Hollis", SERVICE, "ETE worker.", "Approve a pledge, read who fits, send an offer."),
    Member("ade", "Ade Balogun", SERVICE, "Personal adviser of Sam.", "Suggest something for Sam."),
    Member("amina", "Amina Yusuf", SERVICE, "Another personal adviser.", "Find Noor; Sam is not here."),
    Member("morgan", "Morgan Reid", SERVICE, "Service manager.", "Look at everything that is open."),
    Member("sam", "Sam Carter", YOUNG_ADULTS, "20, likes being outside.", "Answer an offer on the phone."),
    Member("noor", "Noor Rahimi", YOUNG_ADULTS, "19, likes books.", "See a page with nothing on it yet."),
    Member(
        "indira", "Indira Sen", COUNCIL, "Young Inspector.", "See which promise you were asked to look into."
    ),
    Member("pat", "Pat Lowe", COUNCIL, "Sits on the corporate parenting panel.", "Read the last quarter."),
)

BY_HANDLE = {member.handle: member for member in CAST}
