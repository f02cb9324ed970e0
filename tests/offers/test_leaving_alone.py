"""Somebody of whom the case system says that they died, or need the service no longer, is asked nothing."""

from __future__ import annotations

import pytest

from notifications.models import Notification, Task
from notifications.tasks import to_do
from offers.models import Offer
from tests.factories import make_intake, make_offer
from tests.people import make_young_adult
from tests.youngadults.importing.lists import brought_in, csv_of
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

HEAD = "ID,Forename,Surname,DOB,In touch,Personal adviser"
SAYS = "1,Ali,Khan,03/05/2004,{},Ade"


@pytest.fixture
def ali(cast, tmp_path):
    brought_in(tmp_path, ("first.csv", csv_of(HEAD, SAYS.format("YES"))))
    return YoungAdult.objects.get(first_name="Ali")


def says(tmp_path, code: str) -> None:
    brought_in(tmp_path, ("then.csv", csv_of(HEAD, SAYS.format(code))))


def offers_of(ali) -> dict[str, Offer]:
    statuses = ("shortlisted", "offered", "waiting", "accepted", "confirmed", "started", "declined")
    return {status: make_offer(young_adult=ali, status=status) for status in statuses}


@pytest.mark.parametrize(
    ("code", "became"),
    [
        ("DIED", ["removed", *["withdrawn_by_service"] * 4, "started", "declined"]),
        (
            "NREQ",
            ["removed", "withdrawn_by_service", "waiting", "accepted", "confirmed", "started", "declined"],
        ),
        ("REFU", ["shortlisted", "offered", "waiting", "accepted", "confirmed", "started", "declined"]),
    ],
)
def test_what_is_open_is_taken_back_as_far_as_the_case_system_speaks(ali, tmp_path, code, became):
    offers = offers_of(ali)
    says(tmp_path, code)
    assert [Offer.objects.get(pk=offer.pk).status for offer in offers.values()] == became
    step = offers["offered"].steps.filter(verb="withdraw").first()
    assert (step and (step.by, step.why)) == (
        (None, "So it stands in the case system.") if code != "REFU" else None
    )


def test_they_hear_nothing_and_the_host_hears_it_from_a_person(cast, ali, tmp_path):
    known, unknown = make_offer(young_adult=ali, status="confirmed"), make_offer(young_adult=ali)
    known.steps.create(verb="accept", from_status="offered", to_status="accepted", by=ali.user)
    says(tmp_path, "DIED")
    assert not Notification.objects.filter(recipient=ali.user).exists()
    assert not Notification.objects.filter(recipient=cast.chidi).exists()
    asked = [task.sentence for task in to_do(cast.ade) if task.task.kind == "tell_the_host"]
    assert asked == [
        "Parks counts on Ali for “Apprentice ranger”, and has had no message. Speak to them yourself."
    ]
    assert Notification.objects.filter(recipient=cast.ade, kind="offer_moved").count() == 2
    assert Task.objects.filter(owner=cast.ade, kind="leave_alone").count() == 1
    assert not Task.objects.filter(kind="tell_in_person").exists()
    unknown.intake.refresh_from_db()
    known.intake.refresh_from_db()
    assert (known.intake.places_taken, unknown.intake.places_taken) == (0, 0)


def test_nobody_elses_offer_is_touched_and_a_second_file_does_nothing_more(ali, tmp_path):
    intake = make_intake(places=3)
    theirs = make_offer(intake=intake, young_adult=ali)
    others = make_offer(intake=intake, young_adult=make_young_adult("Bo"))
    says(tmp_path, "DIED")
    says(tmp_path, "DIED")
    others.refresh_from_db()
    assert (others.status, theirs.steps.count()) == ("offered", 1)
