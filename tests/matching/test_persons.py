"""People at hand: as they stand in the database, whoever changed them; nobody is read twice for nothing."""

import datetime as dt

import pytest
from django.db import connection

from matching import persons
from matching.engine import People
from matching.engine.table import EMPTY
from matching.persons import at_hand
from tests.people import make_young_adult
from youngadults.models import Preferences, YoungAdult

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def three(db):
    return [make_young_adult(name) for name in ("Sam", "Noor", "Lou")]


def read(on=DAY):
    return at_hand.read(YoungAdult.objects.all(), on)


def plain(people):
    """What can be compared."""
    rows = {pk: (person.cells.tolist(), person.interests.tolist()) for pk, person in people.items()}
    return {pk: (people[pk].version, people[pk].council, *row) for pk, row in rows.items()}


def cell(person, name):
    found = int(person.cells[list(People.columns).index(name)])
    return None if found == EMPTY else found


def test_they_are_read_once_and_then_only_asked_whether_they_changed(three, django_assert_num_queries):
    first = read()
    assert set(first) == {each.pk for each in three}
    with django_assert_num_queries(1) as asked:
        assert plain(read()) == plain(first)
    assert "date_of_birth" not in asked[0]["sql"]


@pytest.mark.parametrize(
    ("change", "name", "value"),
    [
        (lambda sam: Preferences.objects.filter(young_adult=sam).update(weekly_hours=7), "hours_pref", 7),
        (lambda sam: YoungAdult.objects.filter(pk=sam.pk).update(easting=4000), "x", 4000),
        (lambda sam: Preferences.objects.filter(young_adult=sam).delete(), "days", None),
    ],
    ids=["wishes", "home", "wishes gone"],
)
def test_whoever_changed_is_read_again_and_nobody_else(three, change, name, value, django_assert_num_queries):
    before, sam = read(), three[0].pk
    change(three[0])
    with django_assert_num_queries(2) as asked:
        after = read()
    assert f"IN ({sam})" in asked[1]["sql"]
    assert cell(after[sam], name) == value
    assert all(after[pk] is before[pk] for pk in after if pk != sam)


def test_a_change_of_a_change_is_seen_within_one_transaction(three):
    for hours in (5, 6, 7):
        Preferences.objects.filter(young_adult=three[0]).update(weekly_hours=hours)
        assert cell(read()[three[0].pk], "hours_pref") == hours


def test_what_was_undone_is_undone_here_too(three):
    before = read()
    with connection.cursor() as cursor:
        cursor.execute("savepoint before")
        Preferences.objects.filter(young_adult=three[0]).update(weekly_hours=7)
        assert cell(read()[three[0].pk], "hours_pref") == 7
        cursor.execute("rollback to savepoint before")
    assert plain(read()) == plain(before)


def test_who_is_gone_is_not_given_and_who_is_new_is(three):
    read()
    gone = three[0].pk
    three[0].delete()
    new = make_young_adult("Newcomer").pk
    assert gone not in read()
    assert new in read()


def test_only_those_who_were_asked_for_are_given(three):
    read()
    assert set(at_hand.read(YoungAdult.objects.filter(pk=three[1].pk), DAY)) == {three[1].pk}


def test_another_day_makes_everybody_older(three):
    born = three[0].date_of_birth
    ages = [cell(read(on)[three[0].pk], "age_m") for on in (DAY, DAY + dt.timedelta(days=366))]
    assert ages == [persons.whole_months(born, DAY), persons.whole_months(born, DAY + dt.timedelta(days=366))]
    assert ages[0] + 12 == ages[1]


def test_after_an_hour_nobody_is_held_who_was_not_asked_for_again(three, monkeypatch):
    read()
    monkeypatch.setattr(persons, "monotonic", lambda: at_hand.held.until + 1)
    at_hand.read(YoungAdult.objects.filter(pk=three[1].pk), DAY)
    assert set(at_hand.held.people) == {three[1].pk}
