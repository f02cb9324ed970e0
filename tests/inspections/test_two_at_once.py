"""A button that is tapped twice: one visit, one invitation, and a sentence for the second tap."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import Invitation
from inspections import lifecycle, recruiting
from inspections.models import Inspector, PromiseCheck
from lifecycles import NotNow
from tests.inspections.making import make_check, make_inspector
from tests.offers.test_taps_race import twice_at_once
from tests.people import make_cast


@pytest.mark.django_db
def test_nobody_is_sent_to_the_same_place_twice_by_two_taps(cast):
    inspector = make_inspector()
    first = make_check(cast, inspector)
    with pytest.raises(NotNow, match="already"):
        make_check(cast, inspector, pledge=first.pledge)
    assert PromiseCheck.objects.get() == first


def test_two_taps_at_once_invite_an_inspector_once(transactional_db):
    people, refused = make_cast(), []

    def tap():
        try:
            recruiting.recruit(
                "Indira",
                "indira@example.org",
                timezone.localdate() + dt.timedelta(days=90),
                "Asking, 3 November",
                "£12.71 an hour",
                by=people.morgan,
            )
        except NotNow as sentence:
            refused.append(sentence.sentence)

    twice_at_once(tap)
    assert (Invitation.objects.count(), Inspector.objects.count(), len(refused)) == (1, 1, 1)
    assert "already" in refused[0]


@pytest.mark.django_db
def test_nor_by_being_asked_in_place_of_somebody_else(cast):
    first = make_inspector()
    check = make_check(cast, first)
    other = make_check(cast, make_inspector("Kofi"), "handed_back", pledge=check.pledge)
    with pytest.raises(NotNow, match="already"):
        lifecycle.assign_again(other, first, timezone.localdate(), by=cast.morgan)
