"""A host that is held back is left out of rounds and of what fits somebody, until the hold is lifted."""

import pytest
from django.utils import timezone

from matching import suggestions
from matching.proposing import what_is_open
from offers import safety
from offers.models import DutyTurn, Hold
from pledges.models import Intake
from tests.factories import make_intake, make_pledge
from tests.people import make_organisation


@pytest.fixture
def places(cast):
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    held = make_intake(pledge=make_pledge(places=None))
    free = make_intake(
        pledge=make_pledge(places=None, title="Museum", organisation=make_organisation("Museums"))
    )
    safety.place(held.pledge.organisation, by=cast.wren)
    return held, free


def test_rounds_leave_it_out_until_it_is_lifted(cast, places):
    assert list(what_is_open(Intake.objects.all())) == [places[1]]
    safety.lift(Hold.objects.get(), by=cast.wren, why="Spoken to everybody")
    assert set(what_is_open(Intake.objects.all())) == set(places)


def test_it_is_not_among_what_fits_somebody(cast, places):
    found = suggestions.for_young_adult(cast.sam.young_adult, cast.wren)
    shown = [each.intake for each in (*found.fits, *found.possible, *found.not_now)]
    assert shown == [places[1]]
