"""At 25 the time begins after which nothing is held: it is shown, kept to, and cuts nothing off."""

import datetime as dt

import pytest
from django.utils import timezone

from lifecycles import NotNow
from matching.mapping import who_may_be_matched
from offers import lifecycle
from offers.models import Offer
from rulebook.changing import change
from tests.factories import make_offer
from tests.people import make_young_adult
from youngadults import forgetting, jobs, keeping, requests
from youngadults.models import YoungAdult
from youngadults.twenty_five import birthday, is_leaving, kept_until

pytestmark = pytest.mark.django_db

BORN = dt.date(2001, 5, 17)
LAST_DAY = dt.date(2028, 5, 16)


@pytest.fixture
def noon(time_machine):
    def on(day):
        time_machine.move_to(dt.datetime.combine(day, dt.time(11), dt.UTC), tick=False)

    return on


@pytest.fixture
def sam(cast):
    sam = cast.sam.young_adult
    sam.date_of_birth = BORN
    sam.save()
    return sam


def test_the_time_is_counted_from_the_25th_birthday_by_the_rulebook_of_the_day(sam):
    assert (birthday(BORN), kept_until(sam)) == (dt.date(2026, 5, 17), LAST_DAY)
    change("young_adult.kept_years_after_25", 6, by=None, why="Decided")
    assert kept_until(sam) == dt.date(2032, 5, 16)


def test_who_was_born_on_a_29th_of_february_is_25_on_the_first_of_march(sam):
    sam.date_of_birth = dt.date(2004, 2, 29)
    assert birthday(sam.date_of_birth) == dt.date(2029, 3, 1)
    assert kept_until(sam) == dt.date(2031, 2, 28)


def test_on_the_last_day_all_is_there_and_on_the_next_night_it_is_forgotten(sam, noon):
    offer = make_offer(young_adult=sam, status="completed")
    noon(LAST_DAY)
    jobs.forget_whose_time_is_over(timestamp=0)
    sam.refresh_from_db()
    assert (sam.first_name, sam.forgotten_at) == ("Sam", None)
    noon(LAST_DAY + dt.timedelta(days=1))
    jobs.forget_whose_time_is_over(timestamp=0)
    sam.refresh_from_db()
    assert (sam.first_name, sam.phone, sam.date_of_birth) == ("Forgotten", "", dt.date(2001, 1, 1))
    assert not sam.user.is_active
    assert Offer.objects.filter(pk=offer.pk, status="completed").exists()


def test_nobody_else_is_forgotten_and_nobody_twice(sam, noon):
    younger = make_young_adult("Younger", date_of_birth=BORN + dt.timedelta(days=2))
    today = LAST_DAY + dt.timedelta(days=1)
    noon(today)
    assert keeping.forget_whose_time_is_over(today) == 1
    first = YoungAdult.objects.get(pk=sam.pk).forgotten_at
    assert keeping.forget_whose_time_is_over(today) == 0
    assert YoungAdult.objects.get(pk=sam.pk).forgotten_at == first
    assert YoungAdult.objects.get(pk=younger.pk).forgotten_at is None


@pytest.mark.parametrize("status", ["started", "paused"])
def test_what_has_started_goes_on_whatever_the_clock_says_and_then_they_are_forgotten(
    cast, sam, noon, status
):
    offer = make_offer(young_adult=sam, status=status)
    today = LAST_DAY + dt.timedelta(days=1)
    noon(today)
    with pytest.raises(NotNow):
        forgetting.forget_by_itself(sam, why="")
    assert keeping.forget_whose_time_is_over(today) == 0
    assert Offer.objects.get(pk=offer.pk).status == status
    assert YoungAdult.objects.get(pk=sam.pk).first_name == "Sam"
    lifecycle.end_early(offer, by=cast.wren)
    assert keeping.forget_whose_time_is_over(today) == 1


def test_a_request_that_waits_is_closed_with_them(cast, sam, noon):
    asked = requests.ask(sam, "correct", "My name is Samira.", by=cast.sam)
    noon(LAST_DAY + dt.timedelta(days=1))
    keeping.forget_whose_time_is_over(timezone.localdate())
    asked.refresh_from_db()
    assert (asked.words, asked.answered_by, asked.answer) == ("", None, keeping.OVER)


def test_ninety_days_before_25_nothing_ends_yet_and_at_25_nothing_new_begins(cast, sam, noon):
    """Warned, planned with, and then only what has started goes on."""
    turns = birthday(BORN)
    running = make_offer(young_adult=sam, status="started")
    assert [is_leaving(sam, turns - dt.timedelta(days=before)) for before in (91, 90, 0)] == [
        False,
        True,
        True,
    ]
    people = YoungAdult.objects.filter(pk=sam.pk)
    assert who_may_be_matched(people, turns - dt.timedelta(days=1)).exists()
    assert not who_may_be_matched(people, turns).exists()
    noon(turns)
    lifecycle.complete(running, by=cast.wren)
    assert Offer.objects.get(pk=running.pk).status == "completed"


def test_the_day_stands_on_what_we_hold_about_you_and_in_both_files(cast, sam, client):
    client.force_login(cast.sam)
    for path in ("/my/data/", "/my/data/to-read/", "/my/data/for-machines/"):
        answer = client.get(path)
        assert "16 May 2028" in answer.content.decode(), path


def test_the_day_and_what_is_left_to_do_stand_before_whoever_helps(cast, sam, client, noon):
    noon(birthday(BORN) - dt.timedelta(days=60))
    for person in (cast.ade, cast.wren):
        client.force_login(person)
        page = client.get(f"/desk/young-adults/{sam.pk}/").content.decode()
        assert "Leaving well" in page
        assert "16 May 2028" in page
    client.force_login(cast.sam)
    assert "What comes next" in client.get("/my/").content.decode()


def test_who_is_younger_reads_nothing_of_it(cast, client):
    cast.sam.young_adult.date_of_birth = timezone.localdate() - dt.timedelta(days=20 * 366)
    cast.sam.young_adult.save()
    client.force_login(cast.wren)
    assert "Leaving well" not in client.get(f"/desk/young-adults/{cast.sam.young_adult.pk}/").content.decode()
    client.force_login(cast.sam)
    assert "What comes next" not in client.get("/my/").content.decode()
