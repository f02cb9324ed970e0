"""How a partnership moves: interested, applied, agreed, paused, left."""

from __future__ import annotations

from accounts.permissions import an_ete_worker
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
            Move("pause", (S.AGREED,), S.PAUSED, (its_partner, an_ete_worker, the_service), "Pause"),
            Move("resume", (S.PAUSED,), S.AGREED, (its_partner, an_ete_worker), "Go on"),
            Move(
                "leave",
                (S.INTERESTED, S.APPLIED, S.AGREED, S.PAUSED),
                S.LEFT,
                (its_partner, an_ete_worker),
                "Leave",
            ),
        ),
        now={
            S.INTERESTED: "This organisation is interested. Its offer is still being written.",
            S.APPLIED: "This organisation has applied to join. Its offer waits for its own people to agree.",
            S.AGREED: "This organisation has agreed.",
            S.PAUSED: "This organisation is paused now.",
            S.LEFT: "This organisation has left.",
        },
    )
)
