"""A seed decides everything about the crowd, so that two people who try the same thing see the same."""

import pytest
from django.db import transaction

from demo import crowd
from demo.crowd.sizes import Size
from offers.models import Offer
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

FEW = Size(young_adults=60, advisers=6, organisations=20, pledges=40, offers=80)


def gathered(seed):
    with transaction.atomic():
        crowd.gather(FEW, seed)
        names = list(YoungAdult.objects.order_by("pk").values_list("first_name", "postcode"))
        offers = list(Offer.objects.order_by("pk").values_list("status", "young_adult__user__email"))
        transaction.set_rollback(True)
    return names, offers


def test_the_same_seed_gives_the_same_crowd_and_another_seed_another(told):
    first = gathered(4)
    assert gathered(4) == first
    assert gathered(5) != first
