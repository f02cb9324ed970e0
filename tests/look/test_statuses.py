"""Every status has its tone in static/scss/_status.scss, or is plain on purpose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from champions.models import BlockRequest, Partnership, PostYear
from desk.models import Sending
from inspections.models import PromiseCheck
from matching.models import OverrideRequest, Round
from notifications.models import Delivery
from offers.models import BrokenPromise, Offer, SafetyConcern
from pledges.models import Pledge
from reports.models import PromiseRecord

TABLE = (Path(__file__).resolve().parents[2] / "static/scss/_status.scss").read_text()
TONED = set(re.findall(r"[a-z_]+", " ".join(re.findall(r": \(([^()]*)\)", TABLE))))

# A "no" is as good an answer as a "yes": it is never red. What is over is quiet.
PLAIN = {
    "draft",
    "closed",
    "abandoned",
    "stopped",
    "removed",
    "not_now",
    "declined",
    "lapsed",
    "left",
    "cancelled_by_young_adult",
    "not_needed",
    "called_off",
    "set_aside",
    "not_agreed",
    "not_sent",
    "taken_back",
    "over",
}


@pytest.mark.parametrize(
    "model",
    [
        Pledge,
        Offer,
        Delivery,
        Round,
        OverrideRequest,
        SafetyConcern,
        BlockRequest,
        Partnership,
        PostYear,
        Sending,
        PromiseCheck,
        BrokenPromise,
        PromiseRecord,
    ],
)
def test_every_status_has_a_tone_or_is_plain_on_purpose(model):
    statuses = {value for value, _ in model._meta.get_field("status").choices}

    assert statuses <= TONED | PLAIN


def test_no_status_is_both():
    assert not TONED & PLAIN
