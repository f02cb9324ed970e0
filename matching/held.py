"""What rounds, and questions to a manager, hold about a young adult, in words that are theirs.

No pledge is named that they were not offered, no number, nobody else, and nothing that a worker wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from offers.models import Offer
from rulebook.writing import day
from youngadults.holding import Part, record
from youngadults.models import YoungAdult

from .models import Decision, OverrideRequest, Proposal, WithoutProposal

TIE = "loss.lot"
NO_OPTION = "none.no_option"

Outcomes = Iterator[tuple[int, tuple[dt.date, str]]]
"""By round: its day, and what came of it."""


def rounds(young_adult: YoungAdult) -> Part:
    """Each round that they were part of, the newest first."""
    outcomes = dict([*without(young_adult), *proposed(young_adult), *left_out(young_adult)])
    records = [
        record(("day", _("When"), day(on, short=True)), ("outcome", _("What came of it"), words))
        for on, words in (outcomes[round_] for round_ in sorted(outcomes, reverse=True))
    ]
    why = _("So that free places are shared fairly. What we knew of you then is kept, to check it by.")
    return Part("rounds", _("When we looked for places for many people at once"), why, records)


def without(young_adult: YoungAdult) -> Outcomes:
    rows = WithoutProposal.objects.filter(young_adult=young_adult).order_by("pk")
    for round_, on, why in rows.values_list("round", "round__day", "why"):
        yield round_, (on, why_none(why["key"]))


def why_none(key: str) -> str:
    if key == NO_OPTION:
        return _("Nothing that was free suited you.")
    if key == TIE:
        return _("It was a tie, and a draw decided.")
    return _("There were not enough places that suit you.")


def proposed(young_adult: YoungAdult) -> Outcomes:
    """Of one round what was offered comes last: it says more than what was thought of."""
    rows = Proposal.objects.filter(young_adult=young_adult).order_by(F("offer_id").asc(nulls_first=True))
    for round_, on, status, title in rows.values_list(
        "round", "round__day", "offer__status", "offer__intake__pledge__title"
    ):
        if status and status not in Offer.BEFORE_OFFERED:
            yield round_, (on, _("You were offered %(title)s.") % {"title": title})
        else:
            yield round_, (on, _("We thought of something for you. A person decides what is offered."))


def left_out(young_adult: YoungAdult) -> Outcomes:
    standing = Decision.objects.standing().filter(kind=Decision.Kind.LEAVE_OUT, young_adult=young_adult)
    for round_, on in standing.order_by("pk").values_list("round", "round__day"):
        yield round_, (on, _("A person left you out of it."))


def exceptions(young_adult: YoungAdult) -> Part:
    """Each time that somebody asked whether a rule could be set aside for them, the newest first."""
    requests = young_adult.override_requests.select_related("intake__pledge")
    records = [
        record(
            ("day", _("When"), day(timezone.localdate(request.asked_at), short=True)),
            ("outcome", _("What came of it"), outcome_of(request)),
        )
        for request in requests
    ]
    why = _("So that a rule does not keep you from something that would be good for you.")
    return Part("exceptions", _("When somebody asked for an exception for you"), why, records)


def outcome_of(request: OverrideRequest) -> str:
    if request.status == OverrideRequest.Status.ASKED:
        return _("A manager has not answered yet.")
    if request.status == OverrideRequest.Status.SENT:
        return _("You were offered %(title)s.") % {"title": request.pledge.title}
    return _("Nothing was sent to you.")
