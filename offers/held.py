"""What offers hold about a young adult: their part of the page of all that is held, and what is emptied when
they are forgotten.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycles import NotNow
from rulebook.writing import day, moment
from youngadults.holding import Fact, Many, Part, record
from youngadults.models import YoungAdult

from . import lifecycle, mine
from .disclosure import will_be_told
from .models import Breakdown, Offer, OfferStep, Question, Referral, SafetyConcern, UnmetNeed
from .why import why
from .words import stands

S = Offer.Status
BEFORE_A_START = (S.OFFERED, S.WAITING, S.ACCEPTED, S.CONFIRMED)


def offers(young_adult: YoungAdult) -> Part:
    """From the moment at which they were offered."""
    found = mine.offers_of(young_adult.user).select_related("young_adult__preferences")
    purpose = _("So that you and the place know how it stands.")
    return Part("offers", _("Your offers"), purpose, Many(found, facts_of))


def facts_of(offer: Offer) -> list[Fact]:
    return record(
        ("title", _("What"), offer.pledge.title),
        ("host", _("Where"), offer.pledge.organisation.name),
        ("starts_on", _("Start"), day(offer.first_day, short=True)),
        (
            "offered_at",
            _("Offered"),
            moment(timezone.localtime(offer.offered_at)) if offer.offered_at else "",
        ),
        ("status", _("How it stands"), stands(offer)),
        ("why", _("Why we thought of you"), " ".join(why(offer))),
        ("told", _("What they are told about you"), "; ".join(map(str, will_be_told(offer)))),
    )


def questions(young_adult: YoungAdult) -> Part:
    found = Question.objects.filter(offer__young_adult=young_adult)
    found = found.select_related("offer__intake__pledge", "read_by")
    records = [
        record(
            ("asked_at", _("When"), moment(timezone.localtime(one.asked_at))),
            ("offer", _("About"), one.offer.pledge.title),
            ("question", _("Your question"), one.text),
            ("read_by", _("Who read it"), one.read_by or ""),
            ("answer", _("Our answer"), one.answer),
        )
        for one in found
    ]
    return Part("questions", _("Your questions"), _("So that a person can answer you."), records)


def told_in_trust(young_adult: YoungAdult) -> Part:
    """What they told us when they did not feel safe."""
    records = [
        record(
            ("raised_at", _("When"), moment(timezone.localtime(one.raised_at))),
            ("words", _("What was said"), one.words),
        )
        for one in SafetyConcern.objects.filter(young_adult=young_adult)
    ]
    why = _("So that someone can help. We keep this, also when we forget the rest, so that people are safe.")
    return Part("concerns", _("When you did not feel safe"), why, records)


def looked_for(young_adult: YoungAdult) -> Part:
    """What their adviser asked for on their behalf."""
    records = [
        record(
            ("at", _("When"), moment(timezone.localtime(one.at))),
            ("by", _("Who"), one.by),
            ("words", _("What they wrote"), one.words),
        )
        for one in Referral.objects.filter(young_adult=young_adult).select_related("by")
    ]
    return Part("referrals", _("What your adviser asked for"), _("So that we find what fits you."), records)


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten. What has not begun is withdrawn; their words are emptied; the
    offers themselves stay for the figures. Refused while something is going on.
    """
    offers = Offer.objects.filter(young_adult=young_adult)
    if offers.filter(status__in=(S.STARTED, S.PAUSED)).exists():
        raise NotNow("Something is still going on. End it first, then forget them.")
    for offer in offers.filter(status=S.SHORTLISTED):
        lifecycle.remove(offer, by=by, why="")
    for offer in offers.filter(status__in=BEFORE_A_START):
        lifecycle.withdraw(offer, by=by, why="")
    Question.objects.filter(offer__young_adult=young_adult).delete()
    OfferStep.objects.filter(record__young_adult=young_adult).update(reason="", consent="", why="")
    offers.update(reasons=[], overrides=[])
    UnmetNeed.objects.filter(young_adult=young_adult).delete()
    Referral.objects.filter(young_adult=young_adult).delete()
    Breakdown.objects.filter(offer__young_adult=young_adult).update(words="")
