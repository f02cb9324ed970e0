"""The four windows have their people: Sam for an apprenticeship in Parks, Noor for a place of her own."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import User
from matching import suggestions
from offers.models import Offer
from pledges import lifecycle
from pledges.models import Intake, Pledge
from tests.factories import make_pledge
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db


def someone(handle):
    return User.objects.get(email=f"{handle}@example.org")


def posted_by_chidi():
    """An apprenticeship as Chidi would post it: only what the form asks for."""
    chidi = someone("chidi")
    plain = {
        "days": [0, 1, 2, 3, 4],
        "least_days": 5,
        "adjustments": [],
        "support": ["travel_costs"],
        "pay": 1085,
    }
    pledge = make_pledge(
        organisation=chidi.championships.get().organisation, status="draft", places=None, **plain
    )
    starts_on = timezone.localdate() + dt.timedelta(days=45)
    intake = Intake(starts_on=starts_on, fill_by=starts_on - dt.timedelta(days=10), places=1)
    lifecycle.set_intake(pledge, intake, by=chidi)
    lifecycle.submit(pledge, by=chidi)
    lifecycle.approve(pledge, by=someone("wren"))
    return intake


def test_sam_is_first_for_what_chidi_posts_and_can_read_why(told):
    found = suggestions.for_intake(posted_by_chidi(), someone("wren"))
    first = found.fits[0]
    assert first.young_adult == someone("sam").young_adult
    assert len(first.good) >= 4
    assert any("environment and land" in sentence for sentence in first.good)
    assert len(found.fits) >= 2


def test_noor_fits_the_library_and_has_been_offered_nothing(told):
    intake = Intake.objects.get(pledge__title="Library assistant")
    found = suggestions.for_intake(intake, someone("wren"))
    noor = someone("noor").young_adult
    assert noor in [suggestion.young_adult for suggestion in found.fits[:2]]
    assert not Offer.objects.filter(young_adult=noor).exists()


def test_sam_has_nothing_open_so_that_the_new_offer_stands_out(told):
    assert not Offer.objects.filter(young_adult=someone("sam").young_adult).open().exists()


def test_amina_does_not_advise_sam(told):
    assert not YoungAdult.objects.visible_to(someone("amina")).filter(user=someone("sam")).exists()
    assert YoungAdult.objects.visible_to(someone("ade")).filter(user=someone("sam")).exists()


def test_parks_has_no_apprenticeship_yet(told):
    parks = someone("chidi").championships.get().organisation
    kinds = set(Pledge.objects.filter(organisation=parks).values_list("kind", flat=True))
    assert kinds == {"work_experience", "mentoring"}
