"""A round that waits for its review: proposed over all that is open, with one pair that the worker keeps."""

from __future__ import annotations

from matching import jobs, lifecycle
from matching.models import Round

from .acts import worker


def open_one() -> None:
    opened = lifecycle.open_round(by=worker(), scope="All pledges to fill; everybody")
    jobs.work_out(round_id=opened.pk)
    proposal = Round.objects.get(pk=opened.pk).proposals.first()
    if proposal:
        lifecycle.keep(proposal, by=worker())
