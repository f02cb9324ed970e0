"""Who was offered something of late: everybody who could be is counted, in whichever way."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from matching.over_time import over_time
from offers import lifecycle
from offers.models import Offer
from tests.factories import make_offer
from tests.people import make_young_adult


def ago(days):
    return timezone.now() - dt.timedelta(days=days)


def test_an_offer_counts_while_it_is_within_the_time_that_is_looked_at(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    Offer.objects.filter(pk=offer.pk).update(offered_at=ago(60))
    long_ago, of_late = over_time(cast.wren, 30), over_time(cast.wren, 90)
    assert (long_ago.offered, long_ago.people, long_ago.never) == (0, 2, 1)
    assert (of_late.offered, of_late.people, of_late.never) == (1, 2, 1)


def test_a_yes_counts_and_what_was_never_sent_does_not(cast):
    lifecycle.accept(make_offer(young_adult=cast.sam.young_adult), by=cast.sam)
    make_offer(young_adult=cast.noor.young_adult, status="shortlisted")
    found = over_time(cast.wren, 90)
    assert (found.offered, found.said_yes, found.never) == (1, 1, 1)


def test_whoever_cannot_be_offered_anything_today_is_not_counted(cast):
    make_young_adult("Away", paused_at=timezone.now())
    make_young_adult("Grown", date_of_birth=dt.date(1990, 1, 1))
    assert over_time(cast.wren, 90).people == 2


def test_groups_are_compared_and_a_small_one_is_not_shown(cast):
    for number in range(12):
        make_young_adult(f"Person{number}", monitoring_group=1)
    make_offer(young_adult=make_young_adult("Lucky", monitoring_group=1))
    by_heading = {each.heading: each for each in over_time(cast.wren, 90).groups}
    shares = {share.group: share for share in by_heading["Monitoring group"].shares}
    assert (shares["Group 1"].with_options, shares["Not said"].with_options) == (None, None)
    (age,) = by_heading["Age"].shares
    assert (age.with_options, age.placed) == (15, 1)


def test_the_page_says_it_for_the_time_that_is_chosen(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    Offer.objects.filter(pk=offer.pk).update(offered_at=ago(60))
    client.force_login(cast.wren)
    url = reverse("matching:fair_over_time")
    assert "1 of 2 young adults were offered something" in client.get(url).content.decode()
    assert "0 of 2 young adults were offered something" in client.get(f"{url}?days=30").content.decode()
    assert "1 of 2 young adults" in client.get(f"{url}?days=nonsense").content.decode()
