"""What stands in the queue, why, for whom, and in which order."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from desk.forms.afterwards import BreakdownForm
from desk.queue import groups, marks
from notifications import tasks
from offers import breaking, broken_promises, lifecycle, promise_reports
from offers.models import Breakdown, CheckIn, Offer, OfferStep, Question
from rulebook.calendar import working_day_after
from rulebook.changing import change
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult
from youngadults.models import YoungAdult


@pytest.fixture
def nobody_waits(cast):
    """Without those who were never offered anything, which is everybody in a fresh cast."""
    YoungAdult.objects.update(paused_at=timezone.now())
    return cast


def queue(user):
    return {group.key: [(row.title, row.action) for row in group.rows] for group in groups(user)}


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


def test_a_free_place_that_closes_soon_is_about_to_be_lost(nobody_waits):
    today = timezone.localdate()
    last = working_day_after(today, 5)
    make_intake(pledge=make_pledge(places=None, title="Soon"), places=2, fill_by=last)
    make_intake(pledge=make_pledge(places=None, title="Later"), fill_by=working_day_after(today, 6))
    make_intake(pledge=make_pledge(places=None, title="Full"), places_taken=1, fill_by=last)
    make_intake(pledge=make_pledge(places=None, title="Paused", status="paused"), fill_by=last)
    assert queue(nobody_waits.wren) == {"lost": [("Soon: 2 places left", "Find people")]}
    assert queue(nobody_waits.ade) == {}


def test_a_yes_comes_up_when_the_host_should_have_confirmed_it(nobody_waits):
    late = make_offer(young_adult=nobody_waits.sam.young_adult, status="accepted")
    fresh = make_offer(young_adult=nobody_waits.noor.young_adult, status="accepted")
    said_yes(late, days_ago(10))
    said_yes(fresh, timezone.now())
    assert queue(nobody_waits.wren) == {"lost": [("Sam Samson: Apprentice ranger", "Ask the host")]}


def said_yes(offer, at):
    OfferStep.objects.create(record=offer, verb="accept", from_status="offered", to_status="accepted", at=at)


def test_an_offer_comes_up_when_the_time_to_answer_is_nearly_over(nobody_waits):
    soon, later = timezone.now() + dt.timedelta(minutes=5), timezone.now() + dt.timedelta(days=9)
    make_offer(young_adult=nobody_waits.sam.young_adult, answer_by=soon)
    make_offer(young_adult=nobody_waits.noor.young_adult, answer_by=later)
    assert queue(nobody_waits.ade) == {"lost": [("Sam Samson: Apprentice ranger", "Call them")]}
    assert queue(nobody_waits.amina) == {}


def test_what_waits_for_us_stands_in_the_order_in_which_it_came(nobody_waits):
    sam, noor = nobody_waits.sam.young_adult, nobody_waits.noor.young_adult
    waiting = make_offer(young_adult=sam, status="waiting", offered_at=days_ago(3))
    make_pledge(status="submitted", title="New one", posted_at=days_ago(2))
    asked = make_offer(young_adult=noor, status="declined")
    Question.objects.create(offer=asked, text="Why?", asked_at=days_ago(1))
    Question.objects.create(
        offer=asked, text="When?", answer="Now", answered_at=timezone.now(), asked_at=days_ago(5)
    )
    make_offer(young_adult=noor, status="shortlisted", shortlisted_by=nobody_waits.amina)
    assert queue(nobody_waits.wren) == {
        "ours": [
            ("Sam Samson: Apprentice ranger", "See the waiting list"),
            ("New one", "Read and approve"),
            ("Noor asked about Apprentice ranger", "See the question"),
            ("Noor Noorson: Apprentice ranger", "Look at it"),
        ]
    }
    assert queue(nobody_waits.ade) == {"ours": [("Sam Samson: Apprentice ranger", "See the waiting list")]}
    waiting.intake.places_taken = 1
    waiting.intake.save()
    assert queue(nobody_waits.ade) == {}


def test_a_question_is_late_once_the_day_is_over_by_which_an_answer_was_promised(nobody_waits):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="declined")
    Question.objects.create(offer=offer, text="New?", asked_at=timezone.now())
    Question.objects.create(offer=offer, text="Old?", asked_at=days_ago(9))
    rows = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert [(row.why[:6], row.late) for row in rows] == [("“Old?”", True), ("“New?”", False)]
    assert all("They were told: an answer by " in row.why for row in rows)


def test_silence_is_told_apart_from_a_no_and_forgotten_after_a_while(nobody_waits):
    make_offer(young_adult=nobody_waits.sam.young_adult, status="lapsed", answer_by=days_ago(1))
    make_offer(young_adult=nobody_waits.noor.young_adult, status="lapsed", answer_by=days_ago(30))
    make_offer(young_adult=nobody_waits.noor.young_adult, status="declined", answer_by=days_ago(1))
    assert queue(nobody_waits.wren) == {"reach": [("Sam Samson: Apprentice ranger", "Reach them")]}


def test_starts_come_up_a_week_before_and_stay_until_somebody_says(nobody_waits):
    sam = nobody_waits.sam.young_adult
    for title, starts in (("Today", 0), ("Week", 7), ("Eight", 8)):
        intake = make_intake(pledge=make_pledge(places=None, title=title), starts_in_days=starts)
        make_offer(intake=intake, young_adult=sam, status="confirmed")
    make_offer(young_adult=sam, status="started", intake=make_intake(starts_in_days=0))
    assert queue(nobody_waits.wren) == {
        "starts": [("Sam Samson: Today", "Say how it went"), ("Sam Samson: Week", "See what is agreed")]
    }


def test_those_who_were_never_offered_anything_stand_longest_waiting_first(cast):
    long_ago = timezone.localdate() - dt.timedelta(days=63)
    make_young_adult("Long", preferences={"waiting_since": long_ago})
    make_young_adult("Custody", in_custody=True)
    make_offer(young_adult=cast.noor.young_adult, status="shortlisted")
    make_offer(young_adult=cast.sam.young_adult, status="declined")
    (never,) = [group for group in groups(cast.wren) if group.key == "never"]
    assert [(row.title, row.why) for row in never.rows] == [
        ("Long Longson", "Waiting 63 days, and nothing has been offered yet."),
        ("Noor Noorson", "New today, and nothing has been offered yet."),
    ]
    assert "never" not in queue(cast.ade)


def test_the_link_to_all_who_were_never_offered_anything_shows_as_many(cast, client):
    for number in range(12):
        make_young_adult(f"More{number}")
    make_young_adult("Custody", in_custody=True)
    client.force_login(cast.wren)
    (link,) = re.findall(r'href="([^"]*never=on[^"]*)"', client.get(reverse("desk:today")).content.decode())
    (never,) = groups(cast.wren)
    assert client.get(html.unescape(link)).context["table"].paginator.count == never.total == 14


def test_long_kinds_are_cut_and_counted(cast):
    for number in range(12):
        make_young_adult(f"More{number}")
    (never,) = groups(cast.wren)
    assert (len(never.rows), never.more, never.total) == (5, 9, 14)


def test_what_somebody_is_on_is_shown_however_many_are_more_pressing(cast):
    people = [make_young_adult(f"More{number}") for number in range(12)]
    marks.take(f"never.{people[-1].pk}", by=cast.wren)
    (mine,) = groups(cast.wren, only_mine=True)
    assert [(row.title, row.mine) for row in mine.rows] == [(str(people[-1]), True)]
    assert (mine.more, groups(cast.morgan, only_mine=True)) == (0, [])


def test_what_broke_down_is_in_trouble_until_somebody_says_what_comes_next(nobody_waits):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    lifecycle.end_early(offer, by=nobody_waits.chidi)
    row = ("Sam Samson: Apprentice ranger", "Say what comes next")
    assert queue(nobody_waits.wren) == queue(nobody_waits.ade) == {"trouble": [row]}
    assert queue(nobody_waits.amina) == {}
    breaking.settle(Breakdown.objects.get(), "go_on", by=nobody_waits.ade)
    assert queue(nobody_waits.ade) == {}
    assert queue(nobody_waits.wren) == {"trouble": [("Sam Samson: Apprentice ranger", "Try again")]}
    lifecycle.confirm(offer, by=nobody_waits.wren)
    assert "trouble" not in queue(nobody_waits.wren)


def test_a_place_that_was_held_until_a_day_gone_by_is_said_to_have_been(nobody_waits):
    def why():
        return groups(nobody_waits.wren)[0].rows[0].why

    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    lifecycle.end_early(offer, by=nobody_waits.chidi)
    assert " The place is held until " in why()
    Offer.objects.update(held_until=days_ago(1))
    assert " The place was held until " in why()


def missed(cast, what_next="change", by="wren", **said):
    """Sam did not come today, and it was settled that they try again."""
    offer = make_offer(
        intake=make_intake(starts_in_days=0), young_adult=cast.sam.young_adult, status="confirmed"
    )
    lifecycle.did_not_attend(offer, by=cast.chidi)
    breaking.settle(offer.breakdowns.get(), what_next, by=getattr(cast, by), words="With Kim", **said)
    return Offer.objects.get(pk=offer.pk)


def starts(user):
    (row,) = [row for group in groups(user) for row in group.rows if group.key == "starts"]
    return row.why, row.late


def test_whoever_tries_again_starts_on_the_day_that_was_agreed(nobody_waits):
    on = timezone.localdate() + dt.timedelta(days=3)
    offer = missed(nobody_waits, starts_on=on)
    assert (offer.first_day, starts(nobody_waits.wren)) == (on, (f"Starts {on:%A %-d %B}.", False))
    with time_machine.travel(timezone.now() + dt.timedelta(days=4)):
        assert starts(nobody_waits.wren) == (f"The first day was {on:%A %-d %B}. Did they start?", True)


def test_a_day_that_an_adviser_agreed_holds_once_an_ete_worker_makes_the_place_firm(nobody_waits):
    on = timezone.localdate() + dt.timedelta(days=3)
    offer = missed(nobody_waits, by="ade", starts_on=on)
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert f"want to try again from {on:%A %-d %B}. With Kim" in row.why
    lifecycle.confirm(offer, by=nobody_waits.wren)
    assert starts(nobody_waits.wren) == (f"Starts {on:%A %-d %B}.", False)


@pytest.mark.parametrize("days", [0, 2])
def test_whoever_tries_again_without_a_day_is_asked_after_and_is_not_late(nobody_waits, days):
    missed(nobody_waits, "go_on")
    with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
        assert starts(nobody_waits.wren) == ("They try again. Which day did they start?", False)


def test_a_second_missed_day_ends_what_was_agreed_after_the_first(nobody_waits):
    offer = missed(nobody_waits, starts_on=timezone.localdate())
    lifecycle.did_not_attend(offer, by=nobody_waits.chidi)
    lifecycle.confirm(offer, by=nobody_waits.wren)
    assert starts(nobody_waits.wren) == ("They try again. Which day did they start?", False)


def test_a_new_first_day_is_asked_only_where_they_have_not_started_and_has_not_gone_by(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="did_not_attend")
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    form = BreakdownForm({"what_next": "go_on", "starts_on": yesterday.isoformat()}, offer=offer)
    assert "gone by" in str(form.errors["starts_on"])
    offer.status, offer.paused_from = "paused", "started"
    assert "starts_on" not in BreakdownForm(offer=offer).fields
    offer.paused_from = "confirmed"
    assert "starts_on" in BreakdownForm(offer=offer).fields


def test_a_promise_that_was_not_kept_stays_until_somebody_says_what_came_of_it(nobody_waits):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", "No travel money", by=nobody_waits.sam)
    row = ("Sam Samson: Apprentice ranger is not as promised", "Say what came of it")
    assert queue(nobody_waits.wren) == queue(nobody_waits.ade) == {"trouble": [row]}
    promise_reports.settle(report, "They pay it now", by=nobody_waits.wren)
    assert queue(nobody_waits.wren) == {}


def test_a_broken_promise_stands_once_and_with_its_host_until_that_has_answered(nobody_waits):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", "No travel money", by=nobody_waits.sam)
    broken = broken_promises.put_to_host(report, "Travel is not paid.", by=nobody_waits.wren)
    assert queue(nobody_waits.wren) == queue(nobody_waits.ade) == {}
    broken_promises.answer(broken, "We pay it.", by=nobody_waits.chidi)
    row = ("Sam Samson: Apprentice ranger is not as promised", "Say how it is now")
    assert queue(nobody_waits.wren) == {"trouble": [row]}
    broken_promises.decide(broken, "put_right", "They pay it now.", by=nobody_waits.wren)
    assert queue(nobody_waits.wren) == {}


def test_it_is_put_to_the_host_only_after_the_talk_with_the_young_adult(nobody_waits, client):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", by=nobody_waits.sam)
    client.force_login(nobody_waits.wren)
    url = reverse("desk:put_to_host", args=[report.pk])
    answer = client.post(url, {"words": "Travel is not paid."})
    assert (answer.status_code, "Talk with the young adult first" in answer.content.decode()) == (422, True)
    assert client.post(url, {"words": "Travel is not paid.", "has_talked": "on"}).status_code == 302
    assert tasks.to_do(nobody_waits.wren) == []


def test_what_is_late_says_so_in_a_word(nobody_waits, client):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", by=nobody_waits.sam)
    client.force_login(nobody_waits.wren)
    assert ">Late<" not in client.get(reverse("desk:today")).content.decode()
    type(report).objects.update(reported_at=days_ago(20))
    assert client.get(reverse("desk:today")).content.decode().count(">Late<") == 1


def test_somebody_who_does_not_say_how_it_goes_is_asked_by_a_person(nobody_waits):
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, status="started")
    CheckIn.objects.create(offer=offer, point="week_one", asked_at=days_ago(7))
    CheckIn.objects.create(offer=offer, point="week_four", asked_at=timezone.now())
    CheckIn.objects.create(
        offer=offer, point="before", asked_at=days_ago(9), answer="good", answered_at=days_ago(8)
    )
    row = ("Sam Samson: Apprentice ranger", "Ask how it goes")
    assert queue(nobody_waits.ade) == {"starts": [row]}


def born_25_years_before(days):
    """Somebody who is 25 in so many days."""
    day = timezone.localdate() + dt.timedelta(days=days)
    return day.replace(year=day.year - 25, day=min(day.day, 28))


def test_who_is_soon_25_is_before_their_adviser_and_before_the_service_where_nobody_advises(nobody_waits):
    for name, days, adviser in (("Soon", 40, nobody_waits.ade), ("Alone", 60, None), ("Later", 200, None)):
        person = make_young_adult(name, adviser=adviser, date_of_birth=born_25_years_before(days))
        YoungAdult.objects.filter(pk=person.pk).update(paused_at=timezone.now())
    (ades,), (wrens,) = (
        [row for group in groups(user) for row in group.rows]
        for user in (nobody_waits.ade, nobody_waits.wren)
    )
    assert ades.title.startswith("Soon Soonson is 25 on ")
    assert wrens.title.startswith("Alone Aloneson is 25 on ")
    assert queue(nobody_waits.amina) == {}
    change("offer.warn_days_before_25", 20, by=None, why="")
    assert queue(nobody_waits.ade) == {}


@pytest.mark.parametrize("status", ["completed", "started"])
def test_who_has_finished_is_asked_what_comes_next_unless_something_else_is_open(nobody_waits, status):
    sam = nobody_waits.sam.young_adult
    offer = make_offer(young_adult=sam, status=status)
    CheckIn.objects.create(offer=offer, point="end", answer="good", answered_at=timezone.now())
    row = ("Sam Samson has finished Apprentice ranger", "See what fits")
    expected = {"starts": [row]} if status == "completed" else {}
    assert queue(nobody_waits.ade) == queue(nobody_waits.wren) == expected
    make_offer(young_adult=sam, status="accepted")
    assert queue(nobody_waits.ade) == {}


def in_place(user):
    return [act.label for group in groups(user) for row in group.rows for act in row.in_place]


def test_the_next_step_is_taken_in_the_row_by_those_who_may(nobody_waits, client):
    waits = make_offer(young_adult=nobody_waits.sam.young_adult, status="waiting")
    assert in_place(nobody_waits.ade) == []
    assert in_place(nobody_waits.wren) == ["Give them the free place"]
    client.force_login(nobody_waits.wren)
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert client.post(row.in_place[0].url)["Location"] == "/desk/"
    waits.refresh_from_db()
    assert waits.status == "accepted"
    OfferStep.objects.filter(record=waits).update(at=days_ago(10))
    assert in_place(nobody_waits.ade) == []
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert [act.label for act in row.in_place] == ["They confirm it"]
    client.post(row.in_place[0].url)
    waits.refresh_from_db()
    assert waits.status == "confirmed"


def test_a_call_is_written_down_in_the_row(nobody_waits, client):
    soon = timezone.now() + dt.timedelta(minutes=5)
    offer = make_offer(young_adult=nobody_waits.sam.young_adult, answer_by=soon)
    client.force_login(nobody_waits.ade)
    (row,) = [row for group in groups(nobody_waits.ade) for row in group.rows]
    client.post(row.in_place[0].url, {"why": "On the phone: they think about it"})
    assert [(step.verb, step.why) for step in offer.steps.all()] == [
        ("tell", "On the phone: they think about it")
    ]
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert row.why.startswith(f"Was told on {timezone.localdate():%A %-d %B}. Hasn’t replied")
    assert (row.action, row.in_place) == ("Write down their answer", ())
    offer.steps.update(at=days_ago(1))
    Offer.objects.update(offered_at=days_ago(2))
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert (row.action, len(row.in_place)) == ("Call them", 1)
    Offer.objects.update(offered_at=timezone.now())
    (row,) = [row for group in groups(nobody_waits.wren) for row in group.rows]
    assert row.why == "Hasn’t replied, and the time to answer is nearly over."
