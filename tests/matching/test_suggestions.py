"""Who fits, who may, who does not: from rows to reasons in words."""

import datetime as dt

import pytest
from django.utils import timezone

from champions.models import Organisation
from geography.distance import in_words
from geography.postcodes import locate
from matching import policies, rulings, suggestions
from matching.engine.messages import Message
from matching.engine.words import english
from offers.card import distance
from offers.words import far
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult

DOVER = locate("CT16 1AA")


@pytest.fixture
def intake(cast):
    return make_intake(pledge=make_pledge(places=None), places=2)


def names(found):
    return [each.young_adult.first_name for each in found]


def test_each_list_holds_its_people_with_their_reasons(cast, intake):
    make_young_adult("Dev", preferences={"days": None})
    make_young_adult("Far", easting=DOVER.easting, northing=DOVER.northing)
    found = suggestions.for_intake(intake, cast.wren)
    assert set(names(found.fits)) == {"Sam", "Noor"}
    assert found.fits[0].good[:3] == [
        "They are very interested in environment and land.",
        "It is less than a mile from where they live.",
        "An apprenticeship is their first choice.",
    ]
    assert (names(found.possible), found.possible[0].ask) == (
        ["Dev"],
        ["Ask first which days they are free."],
    )
    far = found.not_now[0]
    assert far.against == ["It is too far from where they live: 36 miles, and they would travel 10."]
    assert far.would_fit == "It would fit if travel were 36 miles (it is 10)."
    assert (found.n_fits, found.n_possible, found.n_not_now) == (2, 1, 1)


def test_every_distance_reads_the_same_to_everybody():
    for units in range(2_000):
        at_the_desk = english(Message("distance.far", {"distance": units}))
        assert at_the_desk == f"It is {in_words(units)} from where they live."
        assert far(units) == in_words(units)


@pytest.mark.parametrize(
    ("east", "north", "words"),
    [
        (8, 13, "less than a mile"),
        (4, 16, "2 miles"),  # 16.49 units: a little over the mile that would be 16
    ],
)
def test_a_place_is_as_far_for_the_worker_as_for_the_young_adult(cast, intake, east, north, words):
    dev = living_away(intake.pledge, east, north)
    found = {each.young_adult.pk: each for each in suggestions.for_intake(intake, cast.wren).fits}
    assert f"It is {words} from where they live." in found[dev.pk].good
    assert distance(dev, intake.pledge) == words


def test_a_place_a_little_too_far_is_not_said_to_be_within_reach_anywhere(cast, intake):
    """80.6 units of 100 m, where five miles are 80."""
    dev = living_away(intake.pledge, 16, 79, preferences={"max_travel_miles": 5})
    (found,) = [each for each in suggestions.for_intake(intake, cast.wren).not_now if each.young_adult == dev]
    assert found.against == ["It is too far from where they live: 6 miles, and they would travel 5."]
    assert distance(dev, intake.pledge) == "6 miles"


def living_away(pledge, east, north, **more):
    return make_young_adult("Dev", easting=pledge.easting + east, northing=pledge.northing + north, **more)


def test_ages_are_said_as_they_are_asked_for_whenever_it_starts(cast):
    """The rule counts months on today's date; whoever reads it thinks of ages at the start."""
    sam = cast.sam.young_adult
    for weeks in (1, 20, 60):
        start = timezone.localdate() + dt.timedelta(weeks=weeks)
        pledge = make_pledge(places=None, age_from=23, age_to=24)
        intake = make_intake(pledge=pledge, starts_on=start, fill_by=start)
        sam.date_of_birth = start.replace(year=start.year - 22, day=1)
        sam.save()
        (told,) = suggestions.for_intake(intake, cast.ade).not_now
        assert "It is open to ages 23 to 24." in told.against
        ruling = rulings.rulings(intake, [sam.pk])[sam.pk]
        assert "It is open to ages 23 to 24." in [rule.sentence for rule in ruling.rules]


def test_the_parts_add_up_and_only_those_who_may_read_points_do(cast, intake):
    sam = next(s for s in suggestions.for_intake(intake, cast.wren).fits if s.young_adult.first_name == "Sam")
    assert sum(part.points for part in sam.parts) == sam.fit
    for_adviser = suggestions.for_intake(intake, cast.ade).fits[0]
    assert (for_adviser.parts, for_adviser.fit) == ([], None)
    assert for_adviser.good


def test_an_adviser_finds_their_own_caseload_only(cast, intake):
    assert names(suggestions.for_intake(intake, cast.ade).fits) == ["Sam"]
    assert names(suggestions.for_intake(intake, cast.amina).fits) == ["Noor"]


STANDING = ["shortlisted", "offered", "accepted", "waiting", "not_now", "declined", "lapsed", "confirmed"]
ENDED = ["removed", "completed", "withdrawn_by_service"]


@pytest.mark.parametrize("status", STANDING)
def test_whoever_has_this_offer_is_not_suggested_again(cast, intake, status):
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)
    found = suggestions.for_intake(intake, cast.ade)
    assert names([*found.fits, *found.possible, *found.not_now]) == []
    assert intake not in [each.intake for each in fits_for(cast.sam.young_adult, cast.wren)]


@pytest.mark.parametrize("status", ENDED)
def test_an_offer_that_has_ended_is_no_bar(cast, intake, status):
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)
    assert names(suggestions.for_intake(intake, cast.ade).fits) == ["Sam"]


def fits_for(young_adult, user):
    return suggestions.for_young_adult(young_adult, user).fits


def test_a_change_of_mind_after_yes_is_an_own_no(cast, intake):
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="cancelled_by_young_adult")
    assert suggestions.for_intake(intake, cast.ade).not_now[0].against == ["They said no to this one before."]


def test_both_directions_give_the_same_fit_and_reasons(cast, intake):
    for each in suggestions.for_intake(intake, cast.wren).fits:
        (other,) = fits_for(each.young_adult, cast.wren)
        assert (other.fit, other.good, other.poor) == (each.fit, each.good, each.poor)


def test_what_fits_somebody_is_live_and_has_a_place(cast):
    make_pledge(status="submitted")
    make_pledge(status="paused")
    make_intake(places=1, places_taken=1)
    make_intake(fill_by=timezone.localdate() - dt.timedelta(days=1))
    live = make_intake()
    assert [each.intake for each in fits_for(cast.sam.young_adult, cast.wren)] == [live]


def test_who_has_waited_longer_comes_first_among_equals(cast, intake):
    waiting = timezone.localdate() - dt.timedelta(days=300)
    make_young_adult("Long", preferences={"waiting_since": waiting})
    assert names(suggestions.for_intake(intake, cast.wren).fits)[0] == "Long"


WHY_NOTHING = [
    ({"paused_at": timezone.now()}, "has a pause"),
    ({"in_custody": True}, "Talk to their adviser"),
    ({"date_of_birth": dt.date(1999, 1, 1)}, "is 25 or older"),
]


@pytest.mark.parametrize(("fields", "why"), WHY_NOTHING)
def test_nothing_new_for_some_and_it_says_why(cast, intake, fields, why):
    someone = make_young_adult("Someone", **fields)
    found = suggestions.for_intake(intake, cast.wren)
    assert "Someone" not in names([*found.fits, *found.possible, *found.not_now])
    assert why in suggestions.for_young_adult(someone, cast.wren).unranked


def test_a_permission_is_worded_neutrally_and_never_as_a_status(cast, intake):
    make_young_adult("Vee", permission_to_work="volunteer_only")
    make_young_adult("Ria", permission_to_work="restricted_paid")
    found = suggestions.for_intake(intake, cast.wren)
    (vee,) = found.not_now
    assert vee.against == ["It needs a permission that is not on record for this kind of activity."]
    assert vee.would_fit == ""
    (ria,) = found.possible
    assert ria.ask == ["Ask their adviser first whether this kind of activity is all right."]


def test_an_adjustment_is_asked_of_the_host_and_never_bars(cast, intake):
    make_young_adult("Ivo", preferences={"adjustments": ["step_free", "hearing"]})
    (ivo,) = suggestions.for_intake(intake, cast.wren).possible
    assert ivo.ask == [
        "Ask the host first whether it can offer step-free way in and toilet"
        " and hearing support or a sign language interpreter."
    ]


def test_mentoring_says_nothing_about_hours_and_pay(cast):
    pledge = make_pledge(places=None, kind="mentoring", pay=0, weekly_hours=None)
    for each in suggestions.for_intake(make_intake(pledge=pledge), cast.wren).fits:
        assert not any("hours" in reason or "pays" in reason for reason in [*each.good, *each.poor])


def test_where_nothing_can_be_ranked_it_says_so(cast):
    support = make_intake(pledge=make_pledge(places=None, kind="other_support"))
    assert "people ask for it themselves" in suggestions.for_intake(support, cast.wren).unranked
    nowhere = make_organisation("Nowhere", Organisation.Kind.VOLUNTARY_PARTNER)
    nowhere.easting = nowhere.northing = None
    nowhere.save()
    pledge = make_pledge(places=None, organisation=nowhere, remote=True, easting=None, northing=None)
    assert "where" in suggestions.for_intake(make_intake(pledge=pledge), cast.wren).unranked


def test_the_lists_are_cut_and_the_counts_are_not(cast, intake):
    for number in range(3):
        make_young_adult(f"More{number}")
    found = suggestions.for_intake(intake, cast.wren, shown=2)
    assert (len(found.fits), found.n_fits) == (2, 5)


@pytest.mark.parametrize("people", [1, 3])
def test_queries_do_not_grow_with_the_people(cast, intake, people, django_assert_num_queries):
    for number in range(people):
        make_young_adult(f"More{number}")
    cast.wren.roles_today()
    policies.in_force()
    with django_assert_num_queries(6):
        suggestions.for_intake(intake, cast.wren)
    with django_assert_num_queries(6):
        suggestions.for_young_adult(cast.sam.young_adult, cast.wren)
