"""One intake offered to many at once: each with an offer of their own, told once; all of them or none."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lifecycles import NotNow, NotPermitted
from notifications.models import Delivery, Notification
from offers import lifecycle
from offers.lifecycle import Wanted
from offers.models import Offer
from tests.factories import make_intake
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(cast):
    return make_intake()


def wanted(*people):
    return [Wanted(person, reasons=[f"{person.first_name} likes trees."]) for person in people]


def told(person):
    return Notification.objects.filter(recipient=person.user, kind="offer_made").count()


def test_each_gets_an_offer_of_their_own_with_its_reasons_and_is_told_once(cast, intake):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    made = lifecycle.offer_together(intake, wanted(sam, noor), by=cast.wren)
    assert [(it.young_adult, it.status, it.reasons) for it in made] == [
        (sam, "offered", ["Sam likes trees."]),
        (noor, "offered", ["Noor likes trees."]),
    ]
    for offer in Offer.objects.all():
        assert (offer.offered_by, offer.answer_by is not None) == (cast.wren, True)
        assert [step.verb for step in offer.steps.all()] == ["offer"]
    assert (told(sam), told(noor), Delivery.objects.count()) == (1, 1, 2)


def test_who_stood_on_the_shortlist_keeps_that_offer(cast, intake):
    sam = cast.sam.young_adult
    listed = lifecycle.shortlist(intake, sam, by=cast.ade)
    (made,) = lifecycle.offer_together(intake, wanted(sam), by=cast.wren)
    assert (made.pk, made.shortlisted_by, made.status) == (listed.pk, cast.ade, "offered")


def test_where_one_has_it_already_nobody_gets_it(cast, intake):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    lifecycle.offer(intake, noor, by=cast.wren)
    with pytest.raises(NotNow):
        lifecycle.offer_together(intake, wanted(sam, noor), by=cast.wren)
    assert (told(sam), told(noor), Offer.objects.count()) == (0, 1, 1)


def test_only_ete_workers_may(cast, intake):
    with pytest.raises(NotPermitted):
        lifecycle.offer_together(intake, wanted(cast.sam.young_adult), by=cast.ade)
    assert Offer.objects.count() == 0


def test_three_cost_as_many_queries_as_one(cast):
    costs = []
    for number in (1, 3):
        people = [make_young_adult(f"Person{number}{each}", adviser=cast.ade) for each in range(number)]
        intake = make_intake()
        with CaptureQueriesContext(connection) as asked:
            lifecycle.offer_together(intake, wanted(*people), by=cast.wren)
        costs.append(len(asked))
    assert costs[1] <= costs[0]
