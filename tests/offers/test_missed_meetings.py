"""A mentor who does not come, twice: nobody new is offered this one; other reports pause nothing."""

import pytest

from notifications.models import Task
from offers import promise_reports
from offers.models import PromiseReport
from pledges.models import Pledge
from tests.factories import make_intake, make_offer, make_pledge

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "about", "status"),
    [
        ("mentoring", ("person", "person"), "paused"),
        ("mentoring", ("unsaid", "person"), "live"),
        ("mentoring", ("person", "hours"), "live"),
        ("work_experience", ("person", "person"), "live"),
    ],
)
def test_the_second_missed_meeting_pauses_a_mentor(cast, kind, about, status):
    intake = make_intake(pledge=make_pledge(kind=kind, places=None), places=2)
    for person, what in zip((cast.sam, cast.noor), about, strict=True):
        offer = make_offer(intake=intake, young_adult=person.young_adult, status="started")
        promise_reports.report(offer, what, by=person)
        assert Pledge.objects.get().status == ("live" if person == cast.sam else status)
    assert PromiseReport.objects.count() == 2
    looked_for = Task.objects.filter(kind="mentor_did_not_come").values_list("owner__name", flat=True)
    assert ("Ade" in looked_for and "Amina" in looked_for) is (status == "paused")


def test_it_counts_when_it_is_said_later_what_it_is_about(cast):
    intake = make_intake(pledge=make_pledge(kind="mentoring", places=None), places=2)
    for person in (cast.sam, cast.noor):
        offer = make_offer(intake=intake, young_adult=person.young_adult, status="started")
        promise_reports.report(offer, "unsaid", by=person)
        assert Pledge.objects.get().status == "live"
        promise_reports.report(offer, "person", by=person)
    assert Pledge.objects.get().status == "paused"
