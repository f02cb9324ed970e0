"""What a round keeps of somebody who is forgotten: their turn and how well each pair fitted, under a number
that is nobody's any more. All else about them goes; the round still gives the same result when replayed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Q

from rulebook.reading import value
from youngadults.models import YoungAdult

from . import keeping, lifecycle, proposing
from .engine import Case
from .engine.model import Remembered
from .models import Decision, OverrideRequest, Proposal, Round

FORGOTTEN = "Forgotten, as they asked."
NO_LONGER_KEPT = "No longer kept."
TOO_OLD = "It was open for so long that what it saw is no longer true."


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten. In rounds under review everyone else is proposed again without
    them; what was sent stays with its offer.
    """
    of_them = Q(proposals__young_adult=young_adult) | Q(without__young_adult=young_adult)
    rounds = Round.objects.select_for_update(of=("self",)).filter(
        pk__in=Round.objects.filter(of_them).values("pk")
    )
    for round_ in rounds:
        empty_input(round_, [young_adult.pk])
        if round_.status == Round.Status.PROPOSED:
            leave_out(round_, young_adult, by=by)
        round_.without.filter(young_adult=young_adult).delete()
    Proposal.objects.filter(young_adult=young_adult, offer=None).delete()
    OverrideRequest.objects.filter(young_adult=young_adult).delete()
    Decision.objects.filter(young_adult=young_adult).exclude(why="").update(why=why or FORGOTTEN)


def forget_old_rounds(today: dt.date) -> None:
    """Of rounds that are older than the council keeps them, everybody is forgotten; the results stay."""
    until = today - dt.timedelta(days=value("matching.round_kept_days"))
    old = Round.objects.exclude(input_sha256="").filter(day__lt=until).order_by("pk")
    for round_ in old.iterator(chunk_size=1):
        forget_everybody(round_)


@transaction.atomic
def forget_everybody(round_: Round) -> None:
    people = keeping.unpack(round_.input).people.ids.tolist()
    if round_.status == Round.Status.PROPOSED:
        lifecycle.abandon(round_, by=None, why=TOO_OLD)
    if people:
        empty_input(round_, people)
        round_.without.all().delete()
        round_.proposals.filter(offer=None).delete()
        round_.decisions.exclude(why="").update(why=NO_LONGER_KEPT)


def leave_out(round_: Round, young_adult: YoungAdult, *, by: Any) -> None:
    """Whatever was decided about them is taken back. What was sent to them stays, and keeps its place."""
    if round_.proposals.standing().filter(young_adult=young_adult).exclude(offer=None).exists():
        return
    standing = round_.decisions.standing().filter(young_adult=young_adult)
    lifecycle.take_all_back(standing, by=by)
    lifecycle.decide(round_, Decision.Kind.LEAVE_OUT, young_adult, None, by=by, why=FORGOTTEN)
    lifecycle.propose_afresh(round_, by=by)


def empty_input(round_: Round, people: Iterable[int]) -> None:
    kept, sha256 = keeping.pack(without_rows_of(keeping.unpack(round_.input), people))
    Round.objects.filter(pk=round_.pk).update(input=kept, input_sha256=sha256)


def without_rows_of(case: Case, people: Iterable[int]) -> Case:
    """The case without what was known of these people; what the allocation saw of them is remembered."""
    gone = set(people).intersection(case.people.ids.tolist())
    places = proposing.places_of(case)
    remembered = [remembered_of(places, person) for person in sorted(gone)]
    rows = np.flatnonzero(~np.isin(case.people.ids, sorted(gone)))
    relations = replace(
        case.relations,
        exclusions={pair: kind for pair, kind in case.relations.exclusions.items() if pair[0] not in gone},
        choices={pair: rank for pair, rank in case.relations.choices.items() if pair[0] not in gone},
        ask_first=frozenset(pair for pair in case.relations.ask_first if pair[0] not in gone),
    )
    return replace(
        case,
        people=case.people.take(rows),
        relations=relations,
        remembered=(*case.remembered, *remembered),
    )


def remembered_of(places: proposing.Places, person: int) -> Remembered:
    row = int(np.searchsorted(places.person_ids, person))
    edges = slice(*np.searchsorted(places.person, (row, row + 1)).tolist())
    columns = (places.pledge_ids[places.pledge[edges]], places.cls[edges], places.fit[edges])
    pairs = tuple(zip(*(column.tolist() for column in columns), strict=True))
    return Remembered(person, int(places.tiers[row]), pairs)
