"""A year of offers in every status, each with the steps that led there, on intakes that had a place."""

from __future__ import annotations

from random import Random

from accounts.models import Role, User
from offers.models import Offer, OfferStep
from pledges.models import Intake

from .accounts import BATCH
from .asking import Asked, People
from .endings import ENDINGS, Ending
from .openings import Openings
from .pledges import champions_by_organisation
from .sizes import Size

LIKELIEST = "lapsed"


def happen(size: Size, chance: Random) -> None:
    """First those who hold a place, then the others: the waiting list is of what is full."""
    asked = Asked(
        people=People.of_today(chance),
        openings=Openings.of_today(),
        workers=list(User.objects.holding(Role.Kind.ETE_WORKER).order_by("pk")),
        champions=champions_by_organisation(),
        chance=chance,
    )
    for ending in endings(size.offers - Offer.objects.count()):
        asked.ask(ending) or asked.ask(ENDINGS[LIKELIEST])
    # As they would have come: lists show the newest first.
    in_turn = sorted(asked.offers, key=lambda offer: offer.made_at)
    Offer.objects.bulk_create(in_turn, batch_size=BATCH)
    OfferStep.objects.bulk_create(sorted(asked.steps, key=lambda step: step.at), batch_size=BATCH)
    Intake.objects.bulk_update(asked.openings.filled(), ["places_taken"], batch_size=BATCH)


def endings(number: int) -> list[Ending]:
    """How the offers end, each as often as its weight says; what takes a place comes first."""
    total = sum(ending.weight for ending in ENDINGS.values())
    rows = [ending for ending in ENDINGS.values() for _ in range(ending.weight * number // total)]
    rows += [ENDINGS[LIKELIEST]] * (number - len(rows))
    return sorted(rows, key=lambda ending: ending.turn)
