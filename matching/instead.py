"""A pair that a worker wants and the round did not propose: locked, with the rest proposed around it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction

from lifecycles import NotNow
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import keeping, lifecycle, proposing
from .models import Decision, Round, RoundVersion

Kind = Decision.Kind


class Wanted(NamedTuple):
    round: Round
    young_adult: YoungAdult
    intake: Intake

    def __str__(self) -> str:
        return f"{self.young_adult}, {self.intake.pledge}"


@transaction.atomic
def propose_instead(wanted: Wanted, *, by: Any, why: str) -> RoundVersion:
    """Lock this pair, whatever it costs the rest, and propose again around it.

    Raises NotNow where the pair does not fit, where somebody was sent another of this round, and where it was
    ruled out or they were left out: that has to be taken back first.
    """
    round_ = lifecycle.lock(wanted.round, by)
    if refusal := why_not_now(wanted):
        raise NotNow(refusal)
    locks = round_.decisions.standing().filter(kind=Kind.LOCK, young_adult=wanted.young_adult)
    lifecycle.take_all_back(locks, by=by)
    lifecycle.decide(round_, Kind.LOCK, wanted.young_adult, wanted.intake, by=by, why=why)
    return lifecycle.propose_afresh(round_, by=by)


def why_not_now(wanted: Wanted) -> str:
    """Why this pair cannot be proposed now; nothing where it can."""
    round_, person, intake = wanted
    standing = round_.proposals.standing().filter(young_adult=person)
    against = round_.decisions.standing().filter(young_adult=person).exclude(kind=Kind.LOCK)
    if not fits(wanted):
        return f"This does not fit {person.first_name} in this round."
    if standing.filter(intake=intake).exists():
        return f"This is what is proposed for {person.first_name} already."
    if standing.exclude(offer=None).exists():
        return f"{person.first_name} has been sent another of this round. Withdraw that offer first."
    if against.filter(kind=Kind.LEAVE_OUT).exists():
        return f"{person.first_name} was left out of this round. Take that back first."
    if against.filter(intake=intake).exists():
        return "This pair was ruled out. Take that back first."
    return ""


def fits(wanted: Wanted) -> bool:
    """Whether this is one of the pairs that the round chose among."""
    kept = Round.objects.values_list("input", flat=True).get(pk=wanted.round.pk)
    places = proposing.places_of(keeping.unpack(kept))
    theirs = places.person_ids[places.person] == wanted.young_adult.pk
    return wanted.intake.pk in places.pledge_ids[places.pledge[theirs]]
