"""What a young adult's page shows once there was a yes: the day, the taps, what comes at the end."""

from __future__ import annotations

from typing import Any

from . import check_ins, heads_ups, promise_reports, references, wanting_to_stop
from .models import HeadsUp, Offer
from .wanting_to_stop import THERE_IS_A_PLACE
from .words import day

S = Offer.Status
What = HeadsUp.What

WITH_A_HOST = frozenset({*THERE_IS_A_PLACE, S.COMPLETED, S.ENDED_EARLY, S.DID_NOT_ATTEND})


def part_of_page(offer: Offer) -> dict[str, Any]:
    """Nothing of it before a place is set; then what can be tapped, and what has been."""
    if offer.status not in WITH_A_HOST:
        return {}
    return {
        "check_in": check_ins.newest(offer),
        "first_day": offer.status == S.CONFIRMED and not offer.is_about_an_interview,
        **word_of_the_day(offer),
        "may_want_to_stop": wanting_to_stop.is_open(offer),
        **about_stopping(offer),
        "may_report": offer.status in promise_reports.OPEN,
        "reports": promise_reports.told(offer),
        "talk_by": promise_reports.answer_by(),
        "with_a_host": True,
        "finished": offer.status == S.COMPLETED and not offer.is_about_an_interview,
        "reference": references.of_offer(offer) if offer.status == S.COMPLETED else None,
    }


def about_stopping(offer: Offer) -> dict[str, Any]:
    said = wanting_to_stop.said(offer)
    return {"wants_to_stop": said is not None, "call_by": wanting_to_stop.call_by(said)}


def word_of_the_day(offer: Offer) -> dict[str, Any]:
    """What stands as said about the day, and what can be sent: who cannot come is not late as well."""
    words = heads_ups.open_to(offer)
    said = heads_ups.said(offer) if words else None
    if said is not None:
        words = [what for what in words if said.what == What.LATE and what != What.LATE]
    return {"said_today": said, "may_say": words, "the_day": day(heads_ups.day_of(offer))}
