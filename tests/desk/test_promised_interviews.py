"""Promised interviews in the queue: something equal to confirm, no day set in time, no feedback after it."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from desk.queue import groups
from offers import interviews, lifecycle
from offers.models import CriterionCheck, Interview
from tests.factories import make_intake, make_offer, make_pledge
from youngadults.models import YoungAdult


@pytest.fixture
def offer(cast):
    YoungAdult.objects.update(paused_at=timezone.now())
    pledge = make_pledge(
        kind="priority_interview",
        places=None,
        criteria=["Maths"],
        interview_within_days=20,
        is_guaranteed=True,
    )
    made = make_offer(young_adult=cast.sam.young_adult, intake=make_intake(pledge=pledge))
    lifecycle.accept(made, by=cast.sam)
    lifecycle.confirm(made, by=cast.chidi)
    return made


def keys(user):
    return [row.key for group in groups(user) for row in group.rows]


def test_a_worker_finds_what_is_to_be_confirmed_as_equal(cast, offer):
    interviews.tick(offer, {"Maths": ("equal", "An exam from Eritrea")}, by=cast.chidi)
    check = CriterionCheck.objects.get()
    assert keys(cast.wren) == [f"equal.{check.pk}"]
    assert keys(cast.ade) == []
    interviews.confirm_equal(check, True, by=cast.wren)
    assert keys(cast.wren) == []


def test_its_page_says_what_was_promised_and_how_far_it_is(cast, client, offer):
    client.force_login(cast.ade)
    url = reverse("desk:offer", args=[offer.pk])
    page = " ".join(client.get(url).content.decode().split())
    assert '<span>Maths</span><span><span class="quiet">Not ticked yet</span>' in page
    assert "Not set yet" in page
    interviews.tick(offer, {"Maths": ("equal", "An exam from Eritrea")}, by=cast.chidi)
    held = Interview.objects.create(offer=offer, at=timezone.now())
    held.result, held.feedback = "not_this_time", "You listened well."
    held.save()
    page = client.get(url).content.decode()
    for said in ("Something equal: An exam from Eritrea", "Not this time", "You listened well."):
        assert said in page


@pytest.mark.parametrize(("days", "there"), [(16, False), (17, True), (25, True)])
def test_no_day_when_the_promise_is_nearly_over_is_trouble(cast, offer, days, there):
    with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
        assert (f"interview.{offer.pk}" in keys(cast.wren)) is there
    Interview.objects.create(offer=offer, at=timezone.now() + dt.timedelta(days=26))
    with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
        assert f"interview.{offer.pk}" not in keys(cast.wren)


def test_feedback_that_does_not_come_is_trouble_until_it_has_come(cast, offer):
    held = Interview.objects.create(offer=offer, at=timezone.now())
    assert f"feedback.{offer.pk}" not in keys(cast.ade)
    with time_machine.travel(timezone.now() + dt.timedelta(days=7)):
        assert f"feedback.{offer.pk}" in keys(cast.ade)
        held.result, held.feedback = "not_this_time", "You listened well."
        held.save()
        assert f"feedback.{offer.pk}" not in keys(cast.ade)
