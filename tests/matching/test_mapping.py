"""From rows to the engine's columns: each expected cell is typed by hand from the specification."""

import datetime as dt

import pytest
from django.utils import timezone

from matching.mapping import ages_at_start, case_of, years_before
from matching.persons import whole_months
from pledges.models import Intake
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult
from youngadults.models import Preferences, YoungAdult

DAY = dt.date(2026, 11, 22)


def case():
    return case_of(YoungAdult.objects.all(), Intake.objects.all(), DAY)


def person(**fields):
    make_young_adult("Sam", **fields)
    return row(case().people)


def pledge(**fields):
    make_intake(
        pledge=make_pledge(places=None, **fields), starts_on=dt.date(2027, 1, 12), fill_by=DAY, places=3
    )
    return row(case().pledges)


def row(table):
    """The only row, with None in the cells that are empty."""
    assert len(table) == 1
    empty = {name for name, gaps in table.gaps.items() if gaps[0]}
    return {name: None if name in empty else int(getattr(table, name)[0]) for name in table.columns}


def test_a_young_adult_becomes_a_row(db):
    sam = person(
        preferences={"waiting_since": dt.date(2026, 9, 20), "support": ["english"], "remote_ok": True}
    )
    assert sam == {
        "person_id": YoungAdult.objects.get().pk,
        "x": YoungAdult.objects.get().easting,
        "y": YoungAdult.objects.get().northing,
        "council": 0,
        "age_m": 21 * 12 + 6,
        "qual": 2,
        "max_travel": 160,
        "remote_ok": 1,
        "days": 0b0011111,
        "avail_from": (dt.date(2020, 1, 1) - DAY).days,
        "dbs": 1,
        "rtw": 1,
        "licence": 0,
        "needs": 0b10,
        "r0": 2,
        "r1": 3,
        "r2": 1,
        "r3": 4,
        "hours_pref": 30,
        "pay_min": 800,
        "support": 0b100,
        "declined_sectors": 0,
        "waiting_days": 63,
        "grp": 0,
    }
    assert "".join(map(str, case().people.interests[0])) == "0200000000300000000000000"


def test_not_asked_stays_an_empty_cell(db):
    sam = make_young_adult("Sam", easting=None, northing=None, permission_to_work="")
    Preferences.objects.update(
        **dict.fromkeys(["qualification", "max_travel_miles", "days", "available_from", "dbs"]),
        **dict.fromkeys(["driving_licence", "weekly_hours", "least_pay"]),
    )
    empty = {name for name, cell in row(case().people).items() if cell is None}
    assert empty == {"x", "y", "qual", "max_travel", "days", "avail_from", "dbs", "licence"} | {
        "hours_pref",
        "pay_min",
        "rtw",
    }
    sam.preferences.delete()
    assert {name for name, cell in row(case().people).items() if cell is None} == empty


def test_a_mile_that_nobody_would_travel_is_still_a_hundred_metres(db):
    assert person(preferences={"max_travel_miles": 0})["max_travel"] == 1


def test_an_intake_becomes_a_row(db):
    assert pledge(second_sector="animal-care", support=["meals"], age_to=24) == {
        "pledge_id": Intake.objects.get().pk,
        "type": 2,
        "sector": 10,
        "sector2": 1,
        "x": Intake.objects.get().pledge.easting,
        "y": Intake.objects.get().pledge.northing,
        "council": 0,
        "scope": 0,
        "remote": 0,
        "capacity": 3,
        "age_min_m": 18 * 12 - 1,
        "age_max_m": 24 * 12 + 11 - 1,
        "qual_min": 0,
        "qual_ideal": 0,
        "days": 0b0011111,
        "min_days": 3,
        "start_by": 51,
        "dbs": 0,
        "rtw": 1,
        "licence": 0,
        "access": 0b1010,
        "hours": 30,
        "pay": 1271,
        "support": 0b1000001,
    }


def test_travel_that_is_paid_is_one_of_the_things_that_somebody_may_want(db):
    assert pledge(travel_paid=False, support=["meals"])["support"] == 0b1000000


@pytest.mark.parametrize(
    ("kind", "number"),
    [("work_experience", 0), ("mentoring", 1), ("apprenticeship", 2), ("priority_interview", 3)],
)
def test_kinds_are_numbered_as_in_the_specification(db, kind, number):
    assert pledge(kind=kind)["type"] == number


def test_free_places_are_those_not_taken_and_not_awaited(cast):
    intake = make_intake(pledge=make_pledge(places=None), places=4)
    for status in ("offered", "waiting", "accepted", "declined", "lapsed", "shortlisted"):
        make_offer(intake=intake, young_adult=make_young_adult(status), status=status)
    assert case().pledges.capacity.tolist() == [1]
    for place in range(3):
        make_offer(intake=intake, young_adult=make_young_adult(f"more{place}"))
    assert case().pledges.capacity.tolist() == [0]


def test_other_support_and_a_pledge_without_a_place_never_enter(db):
    nowhere = make_organisation("Nowhere")
    nowhere.easting = nowhere.northing = None
    nowhere.save()
    make_pledge(kind="other_support")
    make_pledge(organisation=nowhere, remote=True, easting=None, northing=None)
    make_pledge(sector="")
    assert len(case().pledges) == 0


def test_a_remote_pledge_without_a_site_stands_at_the_hosts_office(db):
    office = make_organisation("Office")
    stands = pledge(organisation=office, remote=True, easting=None, northing=None)
    assert (stands["x"], stands["y"], stands["remote"]) == (office.easting, office.northing, 1)


BIRTHDAY_25_TODAY, BIRTHDAY_25_TOMORROW = dt.date(2001, 11, 22), dt.date(2001, 11, 23)
NOT_MATCHED = [
    {"paused_at": timezone.now()},
    {"in_custody": True},
    {"date_of_birth": BIRTHDAY_25_TODAY},
]


@pytest.mark.parametrize("fields", NOT_MATCHED)
def test_nothing_new_is_looked_for_for_some(db, fields):
    make_young_adult("Sam", date_of_birth=BIRTHDAY_25_TOMORROW)
    make_young_adult("Noor", **fields)
    assert len(case().people) == 1


AGES = [
    # youngest, oldest, foundation, start → the limits today, in months, both inclusive
    (18, 25, False, dt.date(2026, 11, 22), (216, 311)),
    (18, 24, False, dt.date(2027, 11, 21), (205, 288)),
    (18, 24, False, dt.date(2027, 11, 22), (204, 287)),
    (18, 21, False, dt.date(2026, 12, 22), (215, 262)),
    (18, 21, True, dt.date(2026, 12, 22), (215, 298)),
    (18, 20, True, dt.date(2026, 12, 22), (215, 250)),
]


@pytest.mark.parametrize(("youngest", "oldest", "foundation", "start", "limits"), AGES)
def test_age_counts_at_the_start(db, youngest, oldest, foundation, start, limits):
    pledge = make_pledge(places=None, age_from=youngest, age_to=oldest, is_foundation=foundation)
    intake = make_intake(pledge=pledge, starts_on=start, fill_by=start)
    assert ages_at_start(intake, DAY) == limits


def test_months_are_whole_and_years_have_a_29_february():
    assert whole_months(dt.date(2005, 5, 17), dt.date(2026, 6, 16)) == 21 * 12
    assert whole_months(dt.date(2005, 5, 17), dt.date(2026, 6, 17)) == 21 * 12 + 1
    assert years_before(dt.date(2028, 2, 29), 25) == dt.date(2003, 2, 28)


def test_an_own_no_is_told_apart_from_a_hosts_no(cast):
    sam = cast.sam.young_adult
    pairs = {}
    for status in (
        "declined",
        "cancelled_by_young_adult",
        "cancelled_by_host",
        "withdrawn_by_host",
        "lapsed",
    ):
        offer = make_offer(intake=make_intake(), young_adult=sam, status=status)
        pairs[status] = (sam.pk, offer.intake_id)
    assert case().relations.exclusions == {
        pairs["declined"]: 1,
        pairs["cancelled_by_young_adult"]: 1,
        pairs["cancelled_by_host"]: 2,
        pairs["withdrawn_by_host"]: 2,
    }


def test_a_sector_counts_as_declined_only_after_a_no_thanks(cast):
    for sector, status in (("retail-and-sales", "declined"), ("administration", "lapsed")):
        pledge = make_pledge(places=None, sector=sector)
        make_offer(intake=make_intake(pledge=pledge), young_adult=cast.sam.young_adult, status=status)
    masks = dict(zip(case().people.ids.tolist(), case().people.declined_sectors.tolist(), strict=True))
    assert masks == {cast.sam.young_adult.pk: 1 << 18, cast.noor.young_adult.pk: 0}


def test_the_ask_first_pairs_are_those_that_the_columns_cannot_say(db):
    make_young_adult("Any")
    study = make_young_adult("Study", permission_to_work="study_only")
    make_young_adult("Volunteer", permission_to_work="volunteer_only")
    unpaid = make_intake(pledge=make_pledge(places=None, kind="work_experience", pay=0))
    make_intake()
    assert case().relations.ask_first == {(study.pk, unpaid.pk)}


def test_councils_agree_on_both_sides(db):
    make_young_adult("Sam")
    other = make_young_adult("Other")
    other.council_id = "E10000011"
    other.save()
    make_intake()
    arrays = case()
    same = dict(zip(arrays.people.ids.tolist(), arrays.people.council == arrays.pledges.council, strict=True))
    assert [pk for pk, agrees in same.items() if not agrees] == [other.pk]


def test_a_whole_council_takes_four_queries_besides_the_policy(db, django_assert_num_queries):
    for rows in (1, 3):
        for number in range(rows):
            make_offer(young_adult=make_young_adult(f"Person{rows}{number}"), status="declined")
        case()
        with django_assert_num_queries(4):
            case()
