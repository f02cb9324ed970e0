"""Places: counted under a lock on the intake, so that two people never take the last one.

The order of locks is always intake first, then offer: no two moves can wait for each other.
"""

from __future__ import annotations

from pledges.models import Intake, Pledge

from .models import Offer


def lock(intake_id: int) -> Intake:
    """The intake, held by this transaction until it ends."""
    return (
        Intake.objects.select_for_update(of=("self",))
        .select_related("pledge__organisation")
        .get(pk=intake_id)
    )


def lock_all(pledge: Pledge) -> None:
    """Every intake of a pledge, in the order of their keys: from here on none of its offers moves."""
    list(Intake.objects.select_for_update().filter(pledge=pledge).order_by("pk"))


def is_free(intake: Intake) -> bool:
    """Whether one more can be taken now. The intake must be locked; a place held for a while counts as
    taken.
    """
    return holding(intake) < intake.places


def recount(intake: Intake) -> None:
    """Write down how many places are taken now. The database refuses more than there are."""
    taken = holding(intake)
    if taken != intake.places_taken:
        intake.places_taken = taken
        intake.save(update_fields=["places_taken"])


def holding(intake: Intake) -> int:
    return Offer.objects.filter(intake=intake).holding_a_place().count()
