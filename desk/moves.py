"""What the service may do with an offer: its moves, each with its words, its questions and who is told.

The lifecycle says which of them are open to whom; this says how each is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from offers import lifecycle
from offers.models import Offer

S = Offer.Status


@dataclass(frozen=True)
class Act:
    """One move as a page, at its ``slug``. ``asks`` names fields of `desk.forms.MoveForm`; "why!" must be
    answered.
    """

    slug: str
    label: str
    text: str
    act: Callable[..., Offer]
    asks: tuple[str, ...] = ()
    look: str = "secondary"


THEY_ARE_TOLD = "They are told that you wrote their answer down."
EVERYONE = "The young adult, the host and the service are told."

ACTS = {
    act.slug: act
    for act in (
        Act(
            "tell",
            "I told them myself",
            "Nothing is answered by it, and nobody else need call them.",
            lifecycle.tell,
            ("how", "why"),
        ),
        Act("remove", "Take off the shortlist", "Nobody is told.", lifecycle.remove, ("why",)),
        Act(
            "accept",
            "They said yes",
            f"Takes a place while there is one; otherwise their yes waits. The host is told. {THEY_ARE_TOLD}",
            lifecycle.accept,
            ("consent",),
        ),
        Act("put-off", "They said not now", THEY_ARE_TOLD, lifecycle.put_off, ("reason", "consent")),
        Act(
            "decline",
            "They said no thanks",
            f"Nobody asks them about this one again. {THEY_ARE_TOLD}",
            lifecycle.decline,
            ("reason", "consent"),
        ),
        Act(
            "confirm",
            "Confirm the first day",
            "For the host, after you have spoken to them. The young adult and the host are told.",
            lifecycle.confirm,
            look="",
        ),
        Act("start", "They started", EVERYONE, lifecycle.start, look=""),
        Act(
            "did-not-attend",
            "They did not come",
            "No reason is asked. Their adviser hears of it, and the place is held for a while.",
            lifecycle.did_not_attend,
        ),
        Act("pause", "Pause", f"The place is kept. {EVERYONE}", lifecycle.pause, ("why",)),
        Act("resume", "Go on", EVERYONE, lifecycle.resume, look=""),
        Act("complete", "Completed", EVERYONE, lifecycle.complete, ("why",)),
        Act(
            "end-early",
            "It ends early",
            f"The place is held for a while, so that they can try again. {EVERYONE}",
            lifecycle.end_early,
            ("reason", "why"),
            "warning",
        ),
        Act(
            "cancel",
            "They changed their mind",
            f"The place becomes free. The host is told. {THEY_ARE_TOLD}",
            lifecycle.cancel,
            ("reason", "consent"),
            "warning",
        ),
        Act(
            "withdraw",
            "Withdraw the offer",
            "The young adult reads that it can’t go ahead, and that it is not because of them.",
            lifecycle.withdraw,
            ("why!",),
            "warning",
        ),
    )
}

GIVE_PLACE = Act(
    "give-place",
    "Give them the free place",
    "They said yes and have waited. They and the host are told that a place is theirs.",
    lifecycle.give_free_place,
    look="",
)


ACTS[GIVE_PLACE.slug] = GIVE_PLACE


def open_acts(offer: Offer, user: Any) -> list[Act]:
    """The moves that this person may make now, as the offer stands."""
    verbs = dict.fromkeys(move.verb for move in lifecycle.open_moves(user, offer))
    slugs = (slug_of(verb, offer) for verb in verbs)
    return [ACTS[slug] for slug in slugs if slug in ACTS]


def slug_of(verb: str, offer: Offer) -> str:
    """Moving up from the waiting list is an "accept" as well, but not the young adult's answer."""
    moves_up = verb == "accept" and offer.status == S.WAITING
    return GIVE_PLACE.slug if moves_up else verb.replace("_", "-")
