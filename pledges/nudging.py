"""Places of an organisation that nobody has taken yet: for its reminders."""

from __future__ import annotations

from champions.models import Organisation

from .models import Intake, Pledge


def unused_places(organisation: Organisation) -> list[str]:
    """For champions.nudging: a sentence for each start that could still be filled."""
    live = Intake.objects.to_fill().filter(
        pledge__organisation=organisation, pledge__status=Pledge.Status.LIVE
    )
    return [sentence(intake) for intake in live.select_related("pledge").order_by("fill_by", "pk")[:5]]


def sentence(intake: Intake) -> str:
    left = intake.places_left
    places = "1 place is" if left == 1 else f"{left} places are"
    return f"{intake.pledge}: {places} free, to be filled by {intake.fill_by:%-d %B %Y}."
