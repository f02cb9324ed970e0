"""What the young adult's pages show of their offers: what needs an answer, what comes, what was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.models import Pledge
from youngadults.models import YoungAdult

from . import after_yes, questions
from .card import card
from .choices import CAN_SAY_WHY, OPEN
from .disclosure import adjustments_of, will_be_told
from .forms import ReasonForm
from .lifecycle import LIFECYCLE
from .models import Offer
from .why import why
from .words import stands, what_next

S = Offer.Status

COMING = frozenset({S.WAITING, S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED})
GOING_ON = COMING | {S.OFFERED}
STOP = {
    "decline": _("Take me off the list"),
    "cancel": _("I can’t or don’t want to do this"),
    "end_early": _("End it now"),
}
"""The ways out after a yes, each with the words of its button. Only one is open at a time."""


GAIN_BY_TELLING = frozenset({Pledge.Kind.APPRENTICESHIP, Pledge.Kind.PRIORITY_INTERVIEW})
"""Money or an interview may be kept for those who say that the council looked after them."""


@dataclass(frozen=True)
class Line:
    """One offer in a list."""

    offer: Offer
    stands: str
    next: str


def offers_of(user: Any):
    """With when it was said yes to and put on hold, why a host ended it, and its interview: what the
    sentences need.
    """
    theirs = Offer.objects.of_young_adult(user).with_everything().select_related("interview")
    return theirs.with_accepted_at().with_paused_at().with_host_reason()


EARLIER_SHOWN = 10
"""So many of the offers that are over are shown, the newest first, until all are asked for."""


def lists_of(user: Any, *, all_earlier: bool = False) -> dict[str, Any]:
    """The offers of a young adult in the order in which they matter, in two queries."""
    still_open = Q(status__in=GOING_ON) | Q(status=S.NOT_NOW, answer_by__gt=timezone.now())
    live = [line_of(offer) for offer in offers_of(user).filter(still_open)]
    over = offers_of(user).exclude(still_open)
    earlier = [line_of(offer) for offer in over[: None if all_earlier else EARLIER_SHOWN + 1]]
    asked = [line for line in live if line.offer.status == S.OFFERED]
    put_off = [line for line in live if line.offer.status == S.NOT_NOW]
    coming = [line for line in live if line.offer.status in COMING]
    return {
        "asked": sorted(asked, key=lambda line: line.offer.answer_by),
        "put_off": sorted(put_off, key=lambda line: line.offer.answer_by),
        "coming": sorted(coming, key=lambda line: line.offer.first_day),
        "earlier": earlier if all_earlier else earlier[:EARLIER_SHOWN],
        "more_earlier": not all_earlier and len(earlier) > EARLIER_SHOWN,
    }


def line_of(offer: Offer) -> Line:
    return Line(offer, stands(offer), what_next(offer))


def advisers_of(young_adult: YoungAdult) -> dict[str, Any]:
    """Who helps them today: the adviser, and whoever stands in while that one is away."""
    entries = list(young_adult.caseload_entries.current().select_related("adviser").order_by("pk"))
    return {
        "adviser": next((entry.adviser for entry in entries if not entry.is_cover), None),
        "covers": [entry for entry in entries if entry.is_cover],
    }


def way_out(offer: Offer, user: Any) -> str:
    """The verb by which the young adult may leave now, after a yes; empty where there is none."""
    if offer.status == S.OFFERED:
        return ""
    return next((verb for verb in STOP if LIFECYCLE.allows(user, offer, verb)), "")


def last_reason(offer: Offer, user: Any) -> str | None:
    """The reason that the young adult gave with their last answer; None where none may be given now."""
    step = offer.steps.order_by("pk").last()
    if step is None or step.by_id != user.pk or step.to_status not in CAN_SAY_WHY:
        return None
    return step.reason


def page_of(offer: Offer, user: Any) -> dict[str, Any]:
    """All that the page of one offer shows."""
    reason = last_reason(offer, user)
    return {
        "offer": offer,
        "card": card(offer.intake, offer.young_adult, first=offer.first_day),
        "why": why(offer),
        "stands": stands(offer),
        "next": what_next(offer),
        "questions": questions.of_offer(offer),
        "answer_by": questions.answer_by(),
        "why_form": ReasonForm() if reason == "" else None,
        **what_is_open(offer, user),
        **after_yes.part_of_page(offer),
    }


def what_is_open(offer: Offer, user: Any) -> dict[str, Any]:
    """What this young adult may do with the offer as it stands, and what the host is told."""
    return {
        "may_say_yes": LIFECYCLE.allows(user, offer, "accept"),
        "way_out": STOP.get(way_out(offer, user), ""),
        "told": will_be_told(offer),
        "can_gain": offer.pledge.kind in GAIN_BY_TELLING and not offer.shares_care_experience,
        "may_choose": offer.status in OPEN,
        "ask_about_adjustments": offer.status in COMING
        and bool(adjustments_of(offer))
        and not offer.shares_adjustments,
    }
