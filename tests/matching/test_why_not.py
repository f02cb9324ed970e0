"""Why not that one: one person's page in a round, from exact prices, in words."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from matching import jobs, lifecycle, replaying, wording
from matching import why_not as why_not_page
from matching.engine.edits import Edit
from matching.engine.objective import vector
from matching.models import Round
from matching.why_not import why_not
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult
from youngadults.models import Look, YoungAdult

LONG, SHORT = 700, 10


def waiting(name, days):
    since = timezone.localdate() - dt.timedelta(days=days)
    person = YoungAdult.objects.filter(first_name=name).first() or make_young_adult(name)
    person.preferences.waiting_since = since
    person.preferences.save()
    return person


@pytest.fixture
def people(cast):
    return {name: waiting(name, days) for name, days in (("Sam", LONG), ("Noor", SHORT), ("Lou", SHORT))}


def proposed(by, **titles):
    """A round over pledges with so many places each."""
    for title, places in titles.items():
        make_intake(pledge=make_pledge(places=None, title=title), places=places)
    opened = lifecycle.open_round(by=by, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def without(round_):
    return round_.without.select_related("young_adult").order_by("pk").first().young_adult


def test_somebody_without_a_place_reads_whose_turn_it_was_and_what_it_would_cost(cast, people):
    round_ = proposed(cast.wren, Ranger=1)
    found = why_not(round_, people["Noor"], cast.wren)
    assert found.proposal is None
    ((each,), others) = found.instead, found.others
    assert (each.intake.pledge.title, others) == ("Ranger", 0)
    assert each.why == "This place goes to someone who has waited longer or has fewer options."
    tier = round_.proposals.get().tier
    assert each.price == f"1 person fewer from turn {tier} would have a place."
    assert found.why == each.why


def test_what_the_page_says_is_what_forcing_the_pair_costs(cast, people):
    round_ = proposed(cast.wren, Ranger=1, Gardener=1)
    unlucky = without(round_)
    case = replaying.kept_case(round_)
    result = replaying.newest(round_, case).result
    for loss in result.reasons.of_person(unlucky.pk, 10):
        forced = lifecycle.proposing.compute(case, Edit(pins=frozenset({(unlucky.pk, loss.pledge_id)})))
        edges = list(forced.edges.values())
        assert [a + b for a, b in zip(result.rest.vector, loss.change, strict=True)] == vector(
            result.places, edges
        )


def test_somebody_who_is_placed_reads_why_not_another(cast, people):
    round_ = proposed(cast.wren, Ranger=1, Gardener=1)
    placed = round_.proposals.with_everything().first()
    found = why_not(round_, placed.young_adult, cast.wren)
    assert found.proposal == placed
    (each,) = found.instead
    assert (
        each.intake.pledge.title == {"Ranger": "Gardener", "Gardener": "Ranger"}[placed.intake.pledge.title]
    )
    assert each.why
    assert each.url == reverse("desk:pledge", args=[each.intake.pledge_id])


def test_what_does_not_fit_says_what_would_unblock_it_and_what_nobody_asked_is_asked(cast, people):
    far = make_pledge(places=None, title="Far away", easting=6310, northing=1410)
    make_intake(pledge=far)
    sam = people["Sam"]
    sam.preferences.max_travel_miles = 3
    sam.preferences.save()
    lou = people["Lou"]
    lou.preferences.days = None
    lou.preferences.save()
    round_ = proposed(cast.wren, Ranger=1)
    (away,) = [each.about for each in why_not(round_, sam, cast.wren).away]
    assert away.intake.pledge == far
    assert "would fit if" in away.would_fit
    (possible,) = [
        each.about
        for each in why_not(round_, lou, cast.wren).possible
        if each.about.intake.pledge.title == "Ranger"
    ]
    assert possible.ask == ["Ask first which days they are free."]


def test_a_pair_that_was_ruled_out_is_named_as_such_and_is_not_among_the_others(cast, people, client):
    round_ = proposed(cast.wren, Ranger=3, Gardener=3, Cook=3)
    pair = round_.proposals.with_everything().get(young_adult=people["Lou"])
    lifecycle.forbid(pair, by=cast.wren, why="They know each other")
    found = why_not(Round.objects.get(pk=round_.pk), people["Lou"], cast.wren)
    (weighed, ruled_out) = found.instead
    assert weighed.why not in (why_not_page.RULED_OUT, why_not_page.NOT_WEIGHED)
    assert (ruled_out.intake, ruled_out.why, ruled_out.is_open) == (
        pair.intake,
        why_not_page.RULED_OUT,
        False,
    )
    assert found.others == 0


def test_of_a_locked_pair_the_others_that_fit_are_listed_though_none_was_weighed(cast, people, client):
    round_ = proposed(cast.wren, Ranger=3, Gardener=3)
    locked, other = round_.proposals.with_everything().filter(young_adult__in=[people["Lou"], people["Noor"]])
    lifecycle.keep(locked, by=cast.wren)
    lifecycle.leave_out(other, by=cast.wren)
    found = why_not(Round.objects.get(pk=round_.pk), locked.young_adult, cast.wren)
    ((each,), others) = found.instead, found.others
    assert (each.why, each.price, each.is_open, others) == (why_not_page.NOT_WEIGHED, "", True, 0)
    assert each.intake != locked.intake
    client.force_login(cast.wren)
    page = client.get(reverse("matching:why_not", args=[round_.pk, locked.young_adult_id])).content.decode()
    assert "Nothing else in this round fits" not in page
    assert (
        reverse("matching:propose_instead", args=[round_.pk, locked.young_adult_id, each.intake.pk]) in page
    )


def test_whom_a_worker_left_out_is_said_to_be_a_worker_s_doing(cast, people):
    round_ = proposed(cast.wren, Ranger=3)
    left = round_.proposals.get(young_adult=people["Lou"])
    lifecycle.leave_out(left, by=cast.wren, why="Away this month")
    found = why_not(round_, people["Lou"], cast.wren)
    assert (found.why, found.instead) == (wording.LEFT_OUT, [])


def test_the_page_says_it_and_leaves_a_line_that_the_young_adult_can_read(cast, people, client):
    round_ = proposed(cast.wren, Ranger=1)
    client.force_login(cast.wren)
    listed = client.get(reverse("matching:without", args=[round_.pk])).content.decode()
    address = reverse("matching:why_not", args=[round_.pk, people["Noor"].pk])
    assert address in listed
    page = client.get(address).content.decode()
    assert "someone who has waited longer" in page
    assert "Sam" not in page
    assert Look.objects.get().young_adult == people["Noor"]
    pair = client.get(round_.proposals.get().get_absolute_url()).content.decode()
    assert reverse("matching:why_not", args=[round_.pk, people["Sam"].pk]) in pair


def test_who_was_not_in_the_round_has_no_such_page(cast, people, client):
    round_ = proposed(cast.wren, Ranger=1)
    client.force_login(cast.wren)
    newcomer = make_young_adult("Newcomer")
    assert client.get(reverse("matching:why_not", args=[round_.pk, newcomer.pk])).status_code == 404


@pytest.mark.parametrize("places", [2, 4], ids=["one other", "three others"])
def test_many_pledges_cost_no_more_queries_than_one(cast, people, places, django_assert_num_queries):
    round_ = proposed(cast.wren, **{f"Ranger{number}": 1 for number in range(places)})
    with django_assert_num_queries(5):
        found = why_not(round_, people["Sam"], cast.wren)
    assert len(found.instead) == places - 1


def test_somebody_whom_nothing_fits_reads_what_comes_nearest(cast, people):
    far = make_young_adult("Far", preferences={"max_travel_miles": 1})
    YoungAdult.objects.filter(pk=far.pk).update(easting=6310, northing=1410)
    round_ = proposed(cast.wren, Ranger=1)
    found = why_not(round_, far, cast.wren)
    assert (found.why, found.instead, found.others) == ("Nothing that is open fits them yet.", [], 0)
    assert [each.about.intake.pledge.title for each in found.away] == ["Ranger"]
