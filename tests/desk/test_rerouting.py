"""A change of adviser, or cover, re-routes at once whatever an adviser may have to do about somebody."""

import datetime as dt

import pytest
from django.utils import timezone

from notifications.kinds import declared
from notifications.models import ReceivedText, Task
from offers import lifecycle, safety
from offers.models import CheckIn
from tests.factories import make_offer
from youngadults import caseloads

# Each kind of task of an adviser, with the record by whose key it hangs on Sam.
ABOUT_SAM = {
    "out_of_reach": lambda cast, offer: cast.sam.young_adult,
    "tell_in_person": lambda cast, offer: cast.sam.young_adult,
    "leave_alone": lambda cast, offer: cast.sam.young_adult,
    "no_reply_yet": lambda cast, offer: offer,
    "host_has_withdrawn": lambda cast, offer: offer,
    "host_has_left": lambda cast, offer: offer,
    "host_is_blocked": lambda cast, offer: offer,
    "mentor_did_not_come": lambda cast, offer: offer,
    "host_cancelled": lambda cast, offer: offer,
    "host_did_not_answer": lambda cast, offer: offer,
    "call_in_private": lambda cast, offer: offer,
    "tell_the_host": lambda cast, offer: offer,
    "check_in_worries": lambda cast, offer: CheckIn.objects.create(offer=offer, point="week_one"),
    "not_here_again": lambda cast, offer: offer.attendance.create(day=timezone.localdate(), what="not_here"),
    "wants_to_stop": lambda cast, offer: said_today(offer, "wants_to_stop"),
    "broke_down": lambda cast, offer: broken(cast, offer),
    "safety_concern_to_take": lambda cast, offer: safety.raise_concern(offer.young_adult, by=cast.sam),
    "texted": lambda cast, offer: ReceivedText.objects.create(
        provider_id="1", number="+447700900123", words="Hello"
    ),
}


def said_today(offer, what):
    return offer.heads_ups.create(what=what, day=timezone.localdate())


def broken(cast, offer):
    lifecycle.end_early(offer, by=cast.sam)
    return offer.breakdowns.get()


def test_no_kind_of_task_of_an_adviser_is_left_out():
    of_advisers = {
        kind.name for kind in declared() if "as a task" in kind.tells and "personal adviser" in kind.tells
    }
    assert of_advisers == set(ABOUT_SAM)


@pytest.fixture
def task(cast, request):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    record = ABOUT_SAM[request.param](cast, offer)
    Task.objects.all().delete()
    occasion = cast.sam.young_adult.pk if request.param == "texted" else 0
    return Task.objects.create(
        owner=cast.ade,
        kind=request.param,
        key=f"{record.pk}.{occasion}",
        link="/",
        due_at=timezone.now() + dt.timedelta(days=1),
    )


@pytest.mark.parametrize("task", ABOUT_SAM, indirect=True)
def test_what_is_to_do_goes_with_them_and_comes_back_after_cover(cast, task):
    entries = caseloads.caseload_of(cast.ade)
    caseloads.cover(entries, cast.amina, timezone.localdate(), by=cast.morgan, why="Leave")
    assert owners() == {"Amina"}
    caseloads.end_cover(cast.ade, cast.amina, by=cast.morgan)
    assert owners() == {"Ade"}
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.morgan, why="Moved")
    assert owners() == {"Amina"}


def owners():
    return set(Task.objects.open().values_list("owner__name", flat=True))
