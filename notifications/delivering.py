"""The life of a delivery, as a table: from the notice to the phone, and what can go wrong on the way.

The three failures are kept apart, because each asks for something else: temporary (the phone is off) is tried
again, permanent (the number is dead) needs a human who finds the new one, technical is ours or the provider's
to mend.
"""

from __future__ import annotations

from lifecycles import Lifecycle, Move, register, the_service

from .models import Delivery, DeliveryStep

S = Delivery.Status
CLOCK = (the_service,)

LIFECYCLE = register(
    Lifecycle(
        model=Delivery,
        step_model=DeliveryStep,
        moves=(
            Move("send", (S.CREATED, S.TEMPORARY_FAILURE), S.SENDING, CLOCK),
            Move("arrive", (S.SENDING, S.TEMPORARY_FAILURE), S.DELIVERED, CLOCK),
            Move("fail_for_now", (S.SENDING,), S.TEMPORARY_FAILURE, CLOCK),
            Move("give_up", (S.SENDING,), S.TEMPORARY_FAILURE, CLOCK),
            Move(
                "fail_for_good",
                (S.CREATED, S.SENDING, S.TEMPORARY_FAILURE),
                S.PERMANENT_FAILURE,
                CLOCK,
            ),
            Move(
                "fail_technically",
                (S.CREATED, S.SENDING, S.TEMPORARY_FAILURE),
                S.TECHNICAL_FAILURE,
                CLOCK,
            ),
            Move(
                "go_another_way",
                (S.CREATED, S.SENDING, S.TEMPORARY_FAILURE),
                S.PERMANENT_FAILURE,
                CLOCK,
            ),
            Move("send_anew", (S.SENDING,), S.CREATED, CLOCK),
            Move("drop", (S.CREATED, S.TEMPORARY_FAILURE), S.NOT_NEEDED, CLOCK),
        ),
    )
)

ENDED_BADLY = ("give_up", "fail_for_good", "fail_technically")
"""The verbs after which a human must step in: rooms that know whom to ask follow them."""
