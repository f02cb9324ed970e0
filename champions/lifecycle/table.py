"""How a partnership moves: interested, applied, agreed, paused, blocked, left."""

from __future__ import annotations

from accounts.permissions import a_service_manager, an_ete_worker
from champions.models import Partnership, PartnershipStep
from champions.permissions import its_partner
from lifecycles import Lifecycle, Move, register, the_service

S = Partnership.Status

LIFECYCLE = register(
    Lifecycle(
        model=Partnership,
        step_model=PartnershipStep,
        moves=(
            Move("apply", (S.INTERESTED,), S.APPLIED, (an_ete_worker,), "Put the offer to them"),
            Move("agree", (S.APPLIED,), S.AGREED, (its_partner,), "Agree"),
            Move("pause", (S.AGREED,), S.PAUSED, (its_partner, the_service), "Pause"),
            Move("resume", (S.PAUSED,), S.AGREED, (its_partner, an_ete_worker), "Go on"),
            Move("block", (S.AGREED, S.PAUSED), S.BLOCKED, (a_service_manager,), "Block"),
            # To paused: whether and when it goes on is for its own people to say.
            Move("lift", (S.BLOCKED,), S.PAUSED, (a_service_manager,), "Lift the block"),
            Move("leave", (S.INTERESTED, S.APPLIED), S.LEFT, (its_partner, an_ete_worker), "Leave"),
            Move(
                "leave",
                (S.AGREED, S.PAUSED, S.BLOCKED),
                S.LEFT,
                (its_partner, a_service_manager),
                "Leave",
            ),
            Move("merge", (S.INTERESTED, S.APPLIED, S.AGREED, S.PAUSED), S.LEFT, (an_ete_worker,)),
        ),
        now={
            S.INTERESTED: "This organisation is interested. Its offer is still being written.",
            S.APPLIED: "This organisation has applied to join. Its offer waits for its own people to agree.",
            S.AGREED: "This organisation has agreed.",
            S.PAUSED: "This organisation is paused now.",
            S.BLOCKED: "This organisation is paused by the council.",
            S.LEFT: "This organisation has left.",
        },
    )
)
