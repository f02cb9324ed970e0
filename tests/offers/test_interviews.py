"""A promised interview: each criterion, something equal, the day, a no that names its reason, feedback."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from django.utils.html import strip_tags

from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from offers import check_ins, first_days, heads_ups, hosting, interviews, lifecycle, notices
from offers.card import card
from offers.models import CriterionCheck, Interview
from offers.words import clock
from rulebook import remembering
from rulebook.models import Entry
from tests.factories import make_intake, make_offer, make_pledge

CRITERIA = ["Level 2 maths", "Likes talking to people"]
FEEDBACK = "You listened well. Next time bring an example of your work."


@pytest.fixture
def offer(cast):
    pledge = make_pledge(
        kind="priority_interview",
        places=None,
        criteria=CRITERIA,
        equivalences=["Maths from another country"],
        interview_within_days=20,
        is_guaranteed=True,
    )
    made = make_offer(young_adult=cast.sam.young_adult, intake=make_intake(pledge=pledge))
    lifecycle.accept(made, by=cast.sam)
    return made


def tick(offer, cast, maths="yes", talking="yes", instead=""):
    answers = {CRITERIA[0]: (maths, instead), CRITERIA[1]: (talking, "")}
    interviews.tick(offer, answers, by=cast.chidi)
    return interviews.standing(offer)


def in_days(days):
    return timezone.now() + dt.timedelta(days=days)


def test_only_what_is_met_or_confirmed_as_equal_counts(cast, offer):
    assert not interviews.standing(offer).has_everything
    assert tick(offer, cast).has_everything
    assert not tick(offer, cast, talking="no").has_everything
    assert not tick(offer, cast, maths="equal", instead="An exam from Eritrea").has_everything
    interviews.confirm_equal(CriterionCheck.objects.get(met="equal"), True, by=cast.wren)
    assert interviews.standing(offer).has_everything


def test_a_worker_is_asked_once_and_says_it_once(cast, offer):
    for _ in range(2):
        tick(offer, cast, maths="equal", instead="An exam from Eritrea")
    assert set(
        Notification.objects.filter(kind="something_equal").values_list("recipient__name", flat=True)
    ) == {"Wren", "Morgan"}
    assert Notification.objects.filter(kind="something_equal").count() == 2
    check = CriterionCheck.objects.get(met="equal")
    with pytest.raises(NotPermitted):
        interviews.confirm_equal(check, True, by=cast.chidi)
    interviews.confirm_equal(check, False, by=cast.wren)
    with pytest.raises(NotNow, match="answered this already"):
        interviews.confirm_equal(check, True, by=cast.morgan)
    assert interviews.standing(offer).can_be_named == ["Level 2 maths"]


def test_what_a_worker_confirmed_is_asked_again_when_the_host_changes_it(cast, offer):
    tick(offer, cast, maths="equal", instead="An exam from Eritrea")
    interviews.confirm_equal(CriterionCheck.objects.get(met="equal"), True, by=cast.wren)
    assert interviews.standing(offer).has_everything
    assert not tick(offer, cast, maths="equal", instead="Something else").has_everything


def test_the_day_keeps_the_promise_and_makes_the_place_firm(cast, offer):
    with pytest.raises(NotNow, match="You promised it by"):
        interviews.set_day(offer, in_days(21), by=cast.chidi)
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    offer.refresh_from_db()
    assert offer.status == "confirmed"
    assert Notification.objects.filter(recipient=cast.sam, kind="place_confirmed").exists()
    interviews.set_day(offer, in_days(12), by=cast.chidi)
    assert Notification.objects.filter(recipient=cast.sam, kind="offer_changed").exists()


def test_no_result_without_feedback(cast, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    with pytest.raises(NotNow, match="you promised feedback"):
        interviews.say_result(offer, "not_this_time", "  ", by=cast.chidi)
    with pytest.raises(NotNow, match="you promised feedback"):
        lifecycle.complete(offer, by=cast.chidi)
    interviews.say_result(offer, "not_this_time", FEEDBACK, by=cast.chidi)
    offer.refresh_from_db()
    assert (offer.status, Interview.objects.get().feedback) == ("completed", FEEDBACK)


def test_the_young_adult_reads_the_day_and_then_the_feedback(cast, client, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    client.force_login(cast.sam)
    assert "Your interview is on" in client.get(f"/my/offers/{offer.pk}/").content.decode()
    interviews.say_result(offer, "not_this_time", FEEDBACK, by=cast.chidi)
    assert FEEDBACK in client.get(f"/my/offers/{offer.pk}/").content.decode()


def words_of(client, address):
    return " ".join(strip_tags(client.get(address).content.decode()).split())


@pytest.mark.parametrize(
    ("result", "young_adult_reads", "host_reads"),
    [
        ("offered", "They offer you the job", "You offer them the job."),
        ("not_this_time", "Not this time", "Not this time: they know"),
    ],
)
def test_the_result_is_said_first_on_every_page(cast, client, offer, result, young_adult_reads, host_reads):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    interviews.say_result(offer, result, FEEDBACK, by=cast.chidi)
    client.force_login(cast.sam)
    page = words_of(client, f"/my/offers/{offer.pk}/")
    assert page.index(young_adult_reads) < page.index(FEEDBACK)
    assert "You finished this" not in page
    assert "Your certificate" not in page
    assert f"{young_adult_reads}: {offer.pledge.title}" in words_of(client, "/inbox/")
    assert young_adult_reads in words_of(client, "/my/")
    client.force_login(cast.chidi)
    page = words_of(client, f"/host/offers/{offer.pk}/")
    assert host_reads in page
    assert "Thank you for hosting" not in page


def test_an_interview_is_no_first_day_of_the_job(cast, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    interviews.say_result(offer, "offered", FEEDBACK, by=cast.chidi)
    assert not offer.steps.filter(to_status="started").exists()
    assert not offer.attendance.exists()


@pytest.mark.parametrize(("days", "says_until"), [(None, False), (0, False), (90, True)])
def test_the_last_day_of_the_job_is_said_where_it_has_one(cast, offer, days, says_until):
    starts_on = offer.intake.starts_on
    offer.intake.ends_on = None if days is None else starts_on + dt.timedelta(days=days)
    (sentence, *_rest) = card(offer.intake).when
    assert "The job would start on" in sentence
    assert ("It goes on until" in sentence) == says_until


def test_a_yes_to_an_interview_is_no_yes_to_the_job(cast, client, offer):
    """Before the day is set, with it, and once it is over: the job's own first day is never promised."""
    client.force_login(cast.sam)
    lifecycle.confirm(offer, by=cast.wren)
    page = words_of(client, f"/my/offers/{offer.pk}/")
    assert "You get an interview" in page
    assert "They keep an interview for you. They set the day by " in page
    assert "The job would start on" in page
    assert f"You get an interview: {offer.pledge.title}" in words_of(client, "/inbox/")
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    at = clock(Interview.objects.get().at)
    assert f"Your interview is on {at}." in words_of(client, "/my/")
    for address in ("/my/", f"/my/offers/{offer.pk}/", "/inbox/"):
        said = words_of(client, address)
        assert not [words for words in ("Your place is set", "You start on", "first day") if words in said]
    with time_machine.travel(in_days(11)):
        assert f"It was on {at}." in words_of(client, f"/my/offers/{offer.pk}/")


def test_the_hosts_home_asks_for_the_day_and_then_for_the_result(cast, client, offer):
    client.force_login(cast.chidi)
    set_it = "Set the day of the interview"
    for confirmed_for_them in (False, True):
        if confirmed_for_them:
            lifecycle.confirm(offer, by=cast.wren)
        home = words_of(client, "/host/")
        assert set_it in home
        assert set_it in words_of(client, f"/host/offers/{offer.pk}/")
        assert not [it for it in ("Nothing needs you now", "Confirm the first day") if it in home]
        assert hosting.needs_host(cast.chidi) == 1
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    home = words_of(client, "/host/")
    assert "Interviews to come" in home
    assert set_it not in home
    assert hosting.needs_host(cast.chidi) == 0
    with time_machine.travel(in_days(11)):
        assert "How did the interview with Sam go?" in words_of(client, "/host/")
        assert hosting.needs_host(cast.chidi) == 1


def test_the_host_is_asked_for_the_day_of_the_interview_and_the_young_adult_sees_that(cast, client, offer):
    said_yes = Notification.objects.get(kind="someone_said_yes", recipient=cast.chidi)
    assert "Set the day of the interview." in notices.SAID_YES.line(offer)
    assert said_yes
    client.force_login(cast.sam)
    assert "Set the day of the interview." in words_of(client, f"/my/offers/{offer.pk}/told/")
    client.force_login(cast.chidi)
    led = client.post(f"/host/offers/{offer.pk}/confirm/")
    assert led.headers["Location"] == f"/host/offers/{offer.pk}/interview/day/"
    offer.refresh_from_db()
    assert offer.status == "accepted"


def test_nobody_missed_an_interview_before_its_day(cast, client, offer):
    client.force_login(cast.chidi)
    page = f"/host/offers/{offer.pk}/did-not-come/"
    lifecycle.confirm(offer, by=cast.wren)
    assert "The interview has no day yet." in words_of(client, page)
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    assert "The interview is on " in words_of(client, page)
    with time_machine.travel(in_days(10)):
        client.post(page)
    offer.refresh_from_db()
    assert offer.status == "did_not_attend"
    assert not offer.attendance.exists()
    client.force_login(cast.sam)
    assert "You missed the interview" in words_of(client, f"/my/offers/{offer.pk}/")


def test_a_missed_interview_is_given_another_day_also_when_the_promised_time_is_over(cast, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    lifecycle.did_not_attend(offer, by=cast.chidi)
    lifecycle.confirm(offer, by=cast.wren)
    assert Interview.objects.get().at is None
    with time_machine.travel(in_days(21)):
        interviews.set_day(offer, in_days(3), by=cast.chidi)
    assert Interview.objects.get().at is not None


def test_late_and_cannot_come_are_about_the_day_of_the_interview(cast, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    offer.refresh_from_db()
    assert heads_ups.open_to(offer) == []
    with time_machine.travel(in_days(10)):
        assert heads_ups.open_to(offer) == ["late", "cannot_come"]


def test_nobody_is_asked_about_a_first_day_before_the_interview(cast, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    for days in range(10, 45):
        with time_machine.travel(in_days(days)):
            first_days.remind()
            assert check_ins.ask_all() == 0
    assert not Notification.objects.filter(kind="first_day_reminder").exists()


def test_a_no_that_names_what_was_not_met_needs_no_manager(cast, offer):
    tick(offer, cast, talking="no")
    interviews.refuse(offer, CRITERIA[1], "", FEEDBACK, by=cast.chidi)
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_host"
    assert offer.steps.last().why == "Not met: Likes talking to people"
    assert Task.objects.filter(kind="interview_refused").count() == 0


def test_a_refusal_names_what_nobody_has_ticked_and_ticks_it(cast, client, offer):
    client.force_login(cast.chidi)
    page = f"/host/offers/{offer.pk}/interview/refuse/"
    assert [named in words_of(client, page) for named in CRITERIA] == [True, True]
    client.post(page, {"criterion": CRITERIA[1], "feedback": FEEDBACK})
    assert offer.steps.last().why == "Not met: Likes talking to people"
    assert [(it.criterion, it.met) for it in CriterionCheck.objects.all()] == [(CRITERIA[1], "no")]
    assert Task.objects.filter(kind="interview_refused").count() == 0


def test_what_they_have_and_what_a_worker_is_asked_about_cannot_be_named(cast, offer):
    tick(offer, cast, maths="equal", instead="An exam from Eritrea")
    assert interviews.standing(offer).can_be_named == []


@pytest.mark.parametrize("criterion", ["", "Level 2 maths", "Made up"])
def test_a_no_without_a_criterion_that_was_not_met_is_a_task_for_the_manager(cast, offer, criterion):
    tick(offer, cast)
    interviews.refuse(offer, criterion, "We found somebody else.", FEEDBACK, by=cast.chidi)
    (task,) = Task.objects.filter(kind="interview_refused")
    assert task.owner == cast.morgan
    assert "We found somebody else." in offer.steps.last().why


def test_a_no_gives_feedback_too(cast, offer):
    with pytest.raises(NotNow, match="you promised feedback"):
        interviews.refuse(offer, "", "No", " ", by=cast.chidi)
    offer.refresh_from_db()
    assert offer.status == "accepted"


@pytest.mark.parametrize("name", ["dana", "wren", "sam", "pat"])
def test_only_the_host_speaks_for_itself(cast, offer, name):
    for act in (
        lambda by: interviews.tick(offer, {}, by=by),
        lambda by: interviews.set_day(offer, in_days(3), by=by),
        lambda by: interviews.say_result(offer, "offered", FEEDBACK, by=by),
        lambda by: interviews.refuse(offer, "", "No", FEEDBACK, by=by),
    ):
        with pytest.raises(NotPermitted):
            act(getattr(cast, name))


def test_the_hosts_pages_from_the_list_to_the_feedback(cast, client, offer):
    client.force_login(cast.chidi)
    base = f"/host/offers/{offer.pk}/interview/"
    refused = client.post(base, {"met_0": "equal", "met_1": "yes"})
    assert refused.status_code == 422
    assert "Say what they have" in refused.content.decode()
    client.post(base, {"met_0": "equal", "instead_0": "An exam", "met_1": "yes"})
    assert "A worker is asked" in client.get(base).content.decode()
    late = client.post(base + "day/", {"on": in_days(40).date().isoformat(), "time": "10:30"})
    assert (late.status_code, "You promised it by" in late.content.decode()) == (422, True)
    assert client.post(base + "day/", {"on": "2020-01-01", "time": "10:30"}).status_code == 422
    client.post(base + "day/", {"on": in_days(5).date().isoformat(), "time": "10:30"})
    assert "They know." in client.get(base).content.decode()
    assert client.post(base + "result/", {"result": "offered", "feedback": ""}).status_code == 422
    client.post(base + "result/", {"result": "offered", "feedback": FEEDBACK})
    offer.refresh_from_db()
    assert offer.status == "completed"


@pytest.mark.parametrize(
    ("typed", "is_at"),
    [
        *[(typed, "10:30am") for typed in ("10:30", "10.30", "10:30am", "10.30 AM")],
        *[(typed, "2:00pm") for typed in ("2pm", "2 pm", "14:00", "14.00", "2:00pm")],
        ("2.30pm", "2:30pm"),
    ],
)
def test_a_time_is_read_as_people_write_it(cast, client, offer, typed, is_at):
    client.force_login(cast.chidi)
    base = f"/host/offers/{offer.pk}/interview/"
    client.post(base + "day/", {"on": in_days(5).date().isoformat(), "time": typed})
    assert f"{is_at}. They know." in words_of(client, base)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2.30", "That is 2:30am. Choose a time between 7:00am and 9:00pm"),
        ("11pm", "That is 11:00pm."),
        ("noon", "must be a time, like 9:30"),
    ],
)
def test_a_time_in_the_night_is_a_slip(cast, client, offer, typed, says):
    client.force_login(cast.chidi)
    answer = client.post(
        f"/host/offers/{offer.pk}/interview/day/", {"on": in_days(5).date().isoformat(), "time": typed}
    )
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Interview.objects.exists()


def test_the_hosts_page_says_whom_to_ask(cast, client, offer):
    Entry.objects.create(key="council.contact_phone", value="03000 411111", from_on=timezone.localdate())
    remembering.forget()
    client.force_login(cast.chidi)
    assert "Ask the 18+ service on 03000 411111" in words_of(client, f"/host/offers/{offer.pk}/interview/")


def test_an_interview_is_refused_on_its_own_page(cast, client, offer):
    client.force_login(cast.chidi)
    led = client.get(f"/host/offers/{offer.pk}/cannot/")
    assert led.headers["Location"] == f"/host/offers/{offer.pk}/interview/refuse/"
    page = led.headers["Location"]
    assert client.post(page, {"feedback": FEEDBACK}).status_code == 422
    client.post(page, {"why": "Found somebody", "feedback": FEEDBACK})
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_host"
