"""What an offer's page shows at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.permissions import an_ete_worker
from offers import interviews
from offers.lifecycle import LIFECYCLE
from offers.models import Offer, OfferStep

from .instead import places_instead
from .moves import open_acts
from .people import advisers, ways_to_reach

S = Offer.Status


@dataclass(frozen=True)
class Happened:
    """One line of the history, as components/history.html shows it."""

    label: str
    who: str
    at: datetime
    why: str


def of_offer(offer: Offer, user: Any) -> dict[str, Any]:
    return {
        "offer": offer,
        "interview": interviews.standing(offer) if offer.is_about_an_interview else None,
        "instead": places_instead(offer, user),
        "may_preview": an_ete_worker(user, offer),
        "nothing_else": offer.status == S.COMPLETED and not others_open(offer),
        "acts": open_acts(offer, user),
        "may_offer": offer.status != S.OFFERED and LIFECYCLE.allows(user, offer, "offer"),
        "agreed": offer.override_requests.select_related("decided_by"),
        "reasons": [about(reason) for reason in offer.reasons],
        "questions": offer.questions.select_related("answered_by"),
        "history": history(offer),
        "reach": ways_to_reach(offer.young_adult),
        "advisers": advisers(offer.young_adult),
        "check_ins": offer.check_ins.order_by("-pk"),
        "heads_ups": offer.heads_ups.all(),
        "attendance": offer.attendance.order_by("-day"),
        "reports": offer.promise_reports.select_related("settled_by", "broken"),
        "may_put_to_host": an_ete_worker(user, offer),
        "breakdowns": offer.breakdowns.select_related("settled_by"),
    }


def others_open(offer: Offer) -> bool:
    return Offer.objects.open().filter(young_adult=offer.young_adult_id).exists()


def about(reason: Any) -> str:
    """A kept reason as a worker reads it."""
    return reason["about"] if isinstance(reason, Mapping) else str(reason)


def history(offer: Offer) -> list[Happened]:
    """What happened, newest first, down to how it began."""
    steps = OfferStep.objects.filter(record=offer).select_related("by").order_by("-pk")
    begun = Happened("Begun", str(offer.shortlisted_by or ""), offer.made_at, "")
    return [*(Happened(label(s), str(s.by or ""), s.at, said(s)) for s in steps), begun]


def label(step: OfferStep) -> str:
    """Where it came to; somebody who was told by one of us was not offered it once more."""
    return "Told by us" if step.verb == "tell" else str(S(step.to_status).label)


def said(step: OfferStep) -> str:
    """Everything that was written down with a step, a line each."""
    consent = f"How they said so: {step.consent}" if step.consent else ""
    return "\n".join(filter(None, [step.reason_in_words, step.why, consent]))
