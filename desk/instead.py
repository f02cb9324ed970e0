"""A host cancelled after a yes: places that fit this person instead, the same host's first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from matching import suggestions
from offers import replacing
from offers.models import Offer

MOST_SHOWN = 5


@dataclass(frozen=True)
class Instead:
    """Until when one of the same host counts as its promise kept, and what fits now."""

    by: dt.datetime
    places: list[suggestions.Suggestion]
    unranked: str


def places_instead(offer: Offer, user: Any) -> Instead | None:
    """None where the host did not end it after a yes."""
    asked = replacing.asked_of_host(offer)
    if asked is None:
        return None
    found = suggestions.for_young_adult(offer.young_adult, user)
    host = offer.pledge.organisation_id
    others = [it for it in (*found.fits, *found.possible) if it.intake.pk != offer.intake_id]
    first = sorted(others, key=lambda it: it.intake.pledge.organisation_id != host)
    return Instead(asked.by, first[:MOST_SHOWN], found.unranked)
