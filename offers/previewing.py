"""A pledge as a young adult will get it, shown to its host before anybody is asked: the card and the text.

Made with what makes the real ones: `card` and the kind of notice `offer_made`. Only the link is made up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from notifications import gsm
from notifications.composing import absolute
from pledges.models import Intake, Pledge
from pledges.readiness import needs_dates

from .card import Card, card
from .models import Offer
from .notices import OFFERED

NOT_A_LINK = "/l/made-up-for-this-page/"
SOON = dt.timedelta(days=42)


@dataclass(frozen=True)
class Preview:
    """``dates_made_up``: there is no intake yet, so the card shows days that nobody chose."""

    card: Card
    dates_made_up: bool
    text: str
    texts: int
    line: str


def preview(pledge: Pledge) -> Preview:
    intake = pledge.intakes.first()
    shown = intake or stand_in(pledge)
    text = f"{OFFERED.outside} {absolute(NOT_A_LINK)}"
    return Preview(
        card=card(shown),
        dates_made_up=intake is None and needs_dates(pledge.kind),
        text=text,
        texts=gsm.segments(text),
        line=OFFERED.line(Offer(intake=shown)),
    )


def stand_in(pledge: Pledge) -> Intake:
    """Dates to look at until there are real ones; never saved. Support has none."""
    if not needs_dates(pledge.kind):
        return Intake(pledge=pledge)
    first = timezone.localdate() + SOON
    return Intake(pledge=pledge, starts_on=first, fill_by=first, places=1)
