"""A promised interview: each criterion, something equal, the day, a no that names its reason, feedback."""

import datetime as dt

import pytest
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from offers import interviews, lifecycle
from offers.models import CriterionCheck, Interview
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
    assert [it.criterion for it in interviews.standing(offer).not_met] == ["Level 2 maths"]


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
    lifecycle.start(offer, by=cast.chidi)
    with pytest.raises(NotNow, match="you promised feedback"):
        lifecycle.complete(offer, by=cast.chidi)
    interviews.say_result(offer, "not_this_time", FEEDBACK, by=cast.chidi)
    offer.refresh_from_db()
    assert (offer.status, Interview.objects.get().feedback) == ("completed", FEEDBACK)


def test_the_young_adult_reads_the_day_and_then_the_feedback(cast, client, offer):
    interviews.set_day(offer, in_days(10), by=cast.chidi)
    client.force_login(cast.sam)
    assert "Your interview" in client.get(f"/my/offers/{offer.pk}/").content.decode()
    interviews.say_result(offer, "not_this_time", FEEDBACK, by=cast.chidi)
    assert FEEDBACK in client.get(f"/my/offers/{offer.pk}/").content.decode()


def test_a_no_that_names_what_was_not_met_needs_no_manager(cast, offer):
    tick(offer, cast, talking="no")
    interviews.refuse(offer, CRITERIA[1], "", FEEDBACK, by=cast.chidi)
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_host"
    assert offer.steps.last().why == "Not met: Likes talking to people"
    assert Task.objects.filter(kind="interview_refused").count() == 0


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


def test_an_interview_is_refused_on_its_own_page(cast, client, offer):
    client.force_login(cast.chidi)
    led = client.get(f"/host/offers/{offer.pk}/cannot/")
    assert led.headers["Location"] == f"/host/offers/{offer.pk}/interview/refuse/"
    page = led.headers["Location"]
    assert client.post(page, {"feedback": FEEDBACK}).status_code == 422
    client.post(page, {"why": "Found somebody", "feedback": FEEDBACK})
    offer.refresh_from_db()
    assert offer.status == "withdrawn_by_host"
