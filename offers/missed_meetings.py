"""A mentor who did not come, twice: nobody new is offered this one, and another mentor is looked for."""

from __future__ import annotations

from typing import Any

from notifications.kinds import Kind, declare
from pledges import lifecycle as pledges
from pledges.models import Pledge

from . import looking_again
from .models import Offer, PromiseReport

S = Offer.Status

ENOUGH = 2
BECAUSE = "Twice we heard that a promised meeting did not happen. Ring the 18+ service before you resume."
GOES_ON = (S.CONFIRMED, S.STARTED, S.PAUSED)

ANOTHER_MENTOR = declare(
    Kind(
        name="mentor_did_not_come",
        tells="who offered it and the personal adviser, as a task: a mentor twice did not come",
        records=looking_again.records,
        line=lambda offer: (
            f"Twice a meeting of “{offer.pledge}” did not happen. Ask both sides; if it is to end, end it "
            f"kindly, and offer {offer.young_adult.first_name} another mentor."
        ),
        still_true=lambda offer: offer.status in GOES_ON and not offer.has_another,
    )
)


def pause_after_a_second(report: PromiseReport, *, by: Any, why: str) -> None:
    """Follows a promise report. The service pauses, and names nobody; a worker has the task of the report."""
    pledge = report.offer.pledge
    if pledge.kind != Pledge.Kind.MENTORING or pledge.status != Pledge.Status.LIVE:
        return
    missed = PromiseReport.objects.filter(
        offer__intake__pledge=pledge, about=PromiseReport.About.PERSON
    ).select_related("offer__intake__pledge", "offer__young_adult")
    if report.about != PromiseReport.About.PERSON or len(missed) < ENOUGH:
        return
    pledges.pause(pledge, by=None, why=BECAUSE)
    for offer in {it.offer_id: it.offer for it in missed}.values():
        if offer.status in GOES_ON:
            looking_again.ask(offer, ANOTHER_MENTOR)
