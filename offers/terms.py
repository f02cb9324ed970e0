"""What a young adult decides on: when it starts, what it pays, how many hours."""

from __future__ import annotations

from typing import Any

from pledges.models import Intake


def terms_of(intake: Intake) -> dict[str, Any]:
    """The terms as they stand now, in a form to keep with an offer and compare with later ones."""
    pledge = intake.pledge
    return {
        "starts_on": intake.starts_on.isoformat(),
        "pay": pledge.pay,
        "weekly_hours": pledge.weekly_hours,
        "times": pledge.times,
    }
