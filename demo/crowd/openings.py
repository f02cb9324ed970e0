"""The intakes that offers can be of, by what they are good for, and the places taken on them so far."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from random import Random

from django.db.models import Min, Q
from django.utils import timezone

from offers.deadlines import end_of
from offers.models import Offer
from pledges.models import Intake, Pledge

from .endings import AHEAD, ANY, FULL, OVER, RUNNING, Ending
from .histories import this_morning

S = Pledge.Status

# From the first offer to the first day: the answer, the confirmation, and some air.
LONGEST_WAY = dt.timedelta(days=14)
TIME_TO_ANSWER = dt.timedelta(days=20)
ATTEMPTS = 12


@dataclass
class Openings:
    """Intakes of pledges that were approved, by what can have happened on them."""

    by_use: dict[str, list[Intake]]
    taken: dict[int, int]

    @classmethod
    def of_today(cls) -> Openings:
        approved = Min("pledge__steps__at", filter=Q(pledge__steps__verb="approve"))
        intakes = Intake.objects.select_related("pledge__organisation").annotate(approved_at=approved)
        by_use = defaultdict(list)
        for intake in intakes.exclude(approved_at=None).order_by("pk"):
            for use in uses(intake):
                by_use[use].append(intake)
        return cls(by_use, {intake.pk: intake.places_taken for intake in intakes})

    def draw(self, ending: Ending, chance: Random) -> Intake | None:
        """An intake for this ending, with a place where it takes one; None where there is none to be had."""
        intakes = self.full() if ending.where == FULL else self.by_use[ending.where]
        for _ in range(ATTEMPTS if intakes else 0):
            intake = chance.choice(intakes)
            if not ending.holds or self.taken[intake.pk] < intake.places:
                return intake
        return None

    def take(self, offer: Offer) -> None:
        """Count the place of an offer that holds one today."""
        held = offer.held_until is not None and offer.held_until > timezone.now()
        self.taken[offer.intake_id] += offer.status in Offer.HOLDING or held

    def full(self) -> list[Intake]:
        return [intake for intake in self.by_use[AHEAD] if self.taken[intake.pk] == intake.places]

    def filled(self) -> list[Intake]:
        """Every intake whose number of taken places has changed, with the new number."""
        intakes = {intake.pk: intake for rows in self.by_use.values() for intake in rows}
        for intake in intakes.values():
            intake.places_taken = self.taken[intake.pk]
        return list(intakes.values())


def uses(intake: Intake) -> list[str]:
    today, first_day = timezone.localdate(), end_of(intake.starts_on)
    found = []
    if first_offer(intake) + dt.timedelta(days=1) < min(this_morning(), end_of(intake.fill_by)):
        found.append(ANY)
    had_time = first_offer(intake) + LONGEST_WAY < first_day
    if had_time and intake.starts_on < today:
        found.append(OVER if intake.ends_on and intake.ends_on < today else RUNNING)
    if had_time and intake.pledge.status == S.LIVE and intake.fill_by > today + TIME_TO_ANSWER:
        found.append(AHEAD)
    return found


def first_offer(intake: Intake) -> dt.datetime:
    """The earliest moment at which this intake can have been offered: the day after it was approved."""
    return intake.approved_at + dt.timedelta(hours=12)
