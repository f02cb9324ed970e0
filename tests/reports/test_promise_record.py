"""What counts as kept, and what does not: by hand, for one organisation, for all, and never said of few."""

import datetime as dt

import pytest
from django.utils import timezone

from offers import broken_promises, lifecycle, promise_reports
from offers.models import CriterionCheck, Offer, OfferStep
from reports.promise_record import Figures, by_organisation, figures, kept_rate
from rulebook.calendar import add_working_days
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
YEAR = dt.timedelta(days=365)


def of_this_year(*organisations) -> Figures:
    keys = [organisation.pk for organisation in organisations] or None
    return figures(TODAY() - YEAR, TODAY() + YEAR, keys)


def an_offer(status="offered", pledge=None, **fields) -> Offer:
    intake = make_intake(pledge=pledge or make_pledge(places=None), starts_in_days=30)
    number = Offer.objects.count()
    return make_offer(intake=intake, young_adult=make_young_adult(f"Robin{number}"), status=status, **fields)


def confirmed(cast, pledge=None) -> Offer:
    offer = an_offer(pledge=pledge)
    lifecycle.accept(offer, by=offer.young_adult.user)
    return lifecycle.confirm(offer, by=cast.chidi)


@pytest.mark.parametrize(
    ("status", "became"),
    [
        ("offered", ""),
        ("declined", ""),
        ("lapsed", ""),
        ("withdrawn_by_host", ""),
        ("accepted", "to_come"),
        ("confirmed", "to_come"),
        ("started", "honoured"),
        ("paused", "honoured"),
        ("completed", "honoured"),
        ("ended_early", "honoured"),
        ("did_not_attend", "honoured"),
        ("cancelled_by_host", "not_honoured"),
    ],
)
def test_each_status_counts_as_it_says(cast, status, became):
    an_offer(status)
    expected = {"promised": 1, "offered": 1} | ({"accepted": 1, became: 1} if became else {})
    assert of_this_year() == Figures(**expected)


def test_what_was_never_offered_or_never_approved_is_no_promise(cast):
    an_offer("shortlisted", offered_at=None)
    make_pledge(status="draft", places=5)
    make_pledge(status="submitted", places=7)
    assert of_this_year() == Figures(promised=1)


def test_a_place_that_the_host_cancels_is_not_honoured_once_its_time_to_replace_it_is_over(cast):
    offer = confirmed(cast)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="full")
    assert (of_this_year().to_come, of_this_year().not_honoured) == (1, 0)
    OfferStep.objects.update(at=add_working_days(timezone.now(), -11))
    assert (of_this_year().to_come, of_this_year().not_honoured) == (0, 1)


@pytest.mark.parametrize(("working_days", "became"), [(9, "replaced"), (12, "not_honoured")])
def test_another_place_of_the_same_host_in_time_replaces_it(cast, working_days, became):
    offer = confirmed(cast)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="full")
    long_ago = add_working_days(timezone.now(), -30)
    OfferStep.objects.update(at=long_ago)
    again = make_intake(pledge=offer.pledge, starts_in_days=40)
    offered_at = add_working_days(long_ago, working_days)
    make_offer(intake=again, young_adult=offer.young_adult, offered_at=offered_at)
    assert getattr(of_this_year(), became) == 1


def test_another_hosts_place_does_not_keep_this_hosts_promise(cast):
    offer = confirmed(cast)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="full")
    OfferStep.objects.update(at=add_working_days(timezone.now(), -30))
    elsewhere = make_pledge(organisation=organisation_of(cast.dana), places=None)
    soon = add_working_days(timezone.now(), -25)
    make_offer(intake=make_intake(pledge=elsewhere), young_adult=offer.young_adult, offered_at=soon)
    assert of_this_year().not_honoured == 1


def test_a_host_that_never_confirms_has_not_kept_it(cast):
    offer = an_offer()
    lifecycle.accept(offer, by=offer.young_adult.user)
    lifecycle.withdraw_by_host(offer, by=None, why="The host did not answer in time.")
    OfferStep.objects.update(at=add_working_days(timezone.now(), -11))
    assert (of_this_year().accepted, of_this_year().not_honoured) == (1, 1)


def test_who_changes_their_mind_breaks_no_promise_of_the_host(cast):
    offer = confirmed(cast)
    lifecycle.cancel(offer, by=offer.young_adult.user)
    assert (of_this_year().accepted, of_this_year().ended_otherwise) == (1, 1)


def test_a_no_that_names_a_criterion_breaks_no_promise(cast):
    offer = confirmed(cast, make_pledge(places=None, kind="priority_interview"))
    CriterionCheck.objects.create(offer=offer, criterion="Likes being outside", met="no", by=cast.chidi)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="other", why="Not met: Likes being outside")
    OfferStep.objects.update(at=add_working_days(timezone.now(), -11))
    assert of_this_year().ended_otherwise == 1


def broken(cast):
    offer = an_offer("started")
    report = promise_reports.report(offer, "pay", by=offer.young_adult.user)
    return broken_promises.put_to_host(report, "Travel is not paid.", by=cast.wren)


def test_what_was_not_as_promised_and_not_put_right_is_not_honoured(cast):
    broken_promises.decide(broken(cast), "not_put_right", "We talked.", by=cast.wren)
    found = of_this_year()
    assert (found.honoured, found.not_honoured, found.reported, found.put_right) == (0, 1, 1, 0)
    assert found.answered_in_time == 0


def test_what_was_put_right_is_honoured_and_in_time_is_said(cast):
    it = broken_promises.answer(broken(cast), "Paid now.", by=cast.chidi)
    broken_promises.decide(it, "put_right", "It is paid now.", by=cast.wren)
    found = of_this_year()
    assert (found.honoured, found.not_honoured) == (1, 0)
    assert (found.reported, found.answered_in_time, found.put_right, found.put_right_in_time) == (1, 1, 1, 1)


def test_late_is_late(cast):
    it = broken(cast)
    yesterday = timezone.now() - dt.timedelta(days=1)
    type(it).objects.update(answer_by=yesterday, put_right_by=yesterday)
    it.refresh_from_db()
    broken_promises.answer(it, "Paid now.", by=cast.chidi)
    broken_promises.decide(it, "put_right", "It is paid now.", by=cast.wren)
    found = of_this_year()
    assert (found.put_right, found.answered_in_time, found.put_right_in_time) == (1, 0, 0)


def test_what_did_not_happen_is_said_as_that(cast):
    broken_promises.decide(broken(cast), "set_aside", "A mistake.", by=cast.wren)
    assert (of_this_year().reported, of_this_year().set_aside, of_this_year().honoured) == (1, 1, 1)


@pytest.mark.parametrize(
    ("honoured", "not_honoured", "percent", "said"),
    [
        (0, 0, None, "not said: there are fewer than 20"),
        (3, 1, 75, "not said: there are fewer than 20"),
        (14, 6, 70, "about 70%"),
        (19, 1, 95, "over 75%"),
    ],
)
def test_a_rate_is_exact_for_the_host_and_not_said_of_few_for_others(honoured, not_honoured, percent, said):
    found = Figures(honoured=honoured, not_honoured=not_honoured)
    assert (found.kept_percent, found.kept_rate) == (percent, said)


def test_a_rate_is_of_all_or_of_some(cast):
    an_offer("completed")
    assert kept_rate(TODAY() - YEAR, TODAY() + YEAR) == "not said: there are fewer than 20"


def test_figures_are_of_the_organisations_that_are_asked_for_and_of_the_days(cast):
    parks = an_offer("completed").pledge.organisation
    an_offer("completed", make_pledge(organisation=organisation_of(cast.dana), places=None))
    assert {key: line.honoured for key, line in by_organisation(TODAY() - YEAR, TODAY() + YEAR).items()} == {
        parks.pk: 1,
        organisation_of(cast.dana).pk: 1,
    }
    assert of_this_year(parks).honoured == 1
    assert of_this_year().honoured == 2
    assert figures(TODAY() - YEAR, TODAY()) == Figures()


def organisation_of(user):
    return user.championships.get().organisation


@pytest.mark.parametrize("number", [1, 3])
def test_many_cost_no_more_queries_than_one(cast, number, django_assert_num_queries):
    for _ in range(number):
        lifecycle.cancel_by_host(confirmed(cast), by=cast.chidi, reason="full")
        broken(cast)
    with django_assert_num_queries(4):
        of_this_year()
