"""After a yes: the words of one tap, how it goes, what was promised, not safe, and what comes at the end."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from lifecycles import NotNow, NotPermitted
from notifications import inbox, tasks
from notifications.models import Delivery, Notification, Task
from offers import (
    check_ins,
    first_days,
    heads_ups,
    lifecycle,
    not_safe,
    promise_reports,
    references,
    safety,
    wanting_to_stop,
)
from offers.models import CheckIn, HeadsUp, Hold, Offer, PromiseReport, SafetyConcern
from pledges.models import Pledge
from rulebook.writing import day as long_day
from tests.factories import make_intake, make_offer, make_pledge

MONDAY = dt.date(2026, 11, 2)


def at(day, hour=16):
    return time_machine.travel(dt.datetime(2026, 11, day, hour, 30), tick=False)


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return client


def offer_of(cast, status="confirmed", *, starts_on=None, ends_on=None, **words):
    starts_on = starts_on or timezone.localdate()
    intake = make_intake(
        pledge=make_pledge(places=None, **words), starts_on=starts_on, ends_on=ends_on, fill_by=starts_on
    )
    return make_offer(intake=intake, young_adult=cast.sam.young_adult, status=status)


def completed(cast):
    offer = offer_of(cast, "offered")
    lifecycle.accept(offer, by=cast.sam)
    for act in (lifecycle.confirm, lifecycle.start, lifecycle.complete):
        act(offer, by=cast.chidi)
    return offer


def told(kind, **who):
    return {notice.recipient.name for notice in Notification.objects.filter(kind=kind, **who)}


def words_of(answer):
    return " ".join(answer.content.decode().split())


# Running late, cannot come


# Typed by hand: how many days the first day is away, the status, what can be said.
WHEN = [
    (2, "confirmed", []),
    (1, "confirmed", ["cannot_come"]),
    (0, "confirmed", ["late", "cannot_come"]),
    (-5, "started", ["late", "cannot_come"]),
    (0, "accepted", []),
    (0, "paused", []),
    (0, "completed", []),
]


@pytest.mark.parametrize(("days", "status", "expected"), WHEN)
def test_what_can_be_said_depends_on_the_day(cast, days, status, expected):
    offer = offer_of(cast, status, starts_on=timezone.localdate() + dt.timedelta(days=days))
    assert heads_ups.open_to(offer) == expected


def test_after_the_last_day_nobody_is_late_any_more(cast):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert heads_ups.open_to(offer_of(cast, "started", starts_on=yesterday, ends_on=yesterday)) == []


def test_one_tap_tells_the_host_the_adviser_and_the_workers_once(cast, sam):
    offer = offer_of(cast)
    for _ in range(2):
        assert sam.post(f"/my/offers/{offer.pk}/late/").status_code == 302
    assert HeadsUp.objects.count() == 1
    assert told("running_late") == {"Chidi"}
    assert told("heads_up") == {"Ade", "Wren", "Morgan"}
    assert Notification.objects.filter(kind="running_late").count() == 1
    assert "They know that you are late today." in words_of(sam.get(f"/my/offers/{offer.pk}/"))


def test_one_tap_says_that_somebody_wants_to_stop_and_only_their_adviser_hears_of_it(cast, sam):
    offer = offer_of(cast, "started")
    for _ in range(2):
        assert sam.post(f"/my/offers/{offer.pk}/want-to-stop/").status_code == 302
    assert [(task.kind, task.owner) for task in Task.objects.all()] == [("wants_to_stop", cast.ade)]
    assert not Notification.objects.exists()
    assert heads_ups.for_host(offer) == []
    offer.refresh_from_db()
    assert offer.status == "started"
    words = words_of(sam.get(f"/my/offers/{offer.pk}/"))
    assert "Nothing has ended yet." in words
    assert "End it now" in words
    lifecycle.end_early(offer, by=cast.sam)
    assert "wants_to_stop" not in {it.task.kind for it in tasks.to_do(cast.ade)}


def test_after_the_call_it_can_be_said_again(cast, sam):
    offer = offer_of(cast, "started")
    wanting_to_stop.say(offer, by=cast.sam)
    HeadsUp.objects.update(day=timezone.localdate() - dt.timedelta(days=15))
    page = words_of(sam.get(f"/my/offers/{offer.pk}/"))
    assert "I want to stop" in page
    assert "Nothing has ended yet." not in page


def test_whoever_has_no_place_cannot_stop(cast):
    with pytest.raises(NotNow):
        wanting_to_stop.say(offer_of(cast, "completed"), by=cast.sam)
    with pytest.raises(NotPermitted):
        wanting_to_stop.say(offer_of(cast, "started"), by=cast.ade)


def test_the_hosts_page_says_it_for_that_day_and_not_the_day_after(cast, client):
    offer = offer_of(cast)
    offer.steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
    heads_ups.say(offer, "late", by=cast.sam)
    client.force_login(cast.chidi)
    assert "Sam is running late today." in words_of(client.get(f"/host/offers/{offer.pk}/"))
    HeadsUp.objects.update(day=timezone.localdate() - dt.timedelta(days=1))
    assert "running late" not in words_of(client.get(f"/host/offers/{offer.pk}/"))


def test_the_last_word_of_a_day_counts(cast, sam):
    offer = offer_of(cast)
    heads_ups.say(offer, "late", by=cast.sam)
    heads_ups.say(offer, "cannot_come", by=cast.sam)
    assert [it.what for it in heads_ups.for_host(offer)] == ["cannot_come"]
    assert HeadsUp.objects.get(what="late").taken_back_at
    assert not told("coming_after_all"), "not a word of its own: she does not come"
    page = words_of(sam.get(f"/my/offers/{offer.pk}/"))
    assert "They know that you can’t come" in page
    assert "late" not in page.partition("<main")[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("what", "button", "line"),
    [
        ("late", "That was a mistake: I am on time", "Sam is not late after all, Monday 2 November"),
        ("cannot_come", "That was a mistake: I am coming", "Sam is coming after all, Monday 2 November"),
    ],
)
def test_a_word_can_be_taken_back_and_whoever_heard_it_hears_that(cast, sam, what, button, line):
    with at(2, 8):
        offer = offer_of(cast)
        offer.steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
        heads_ups.say(offer, what, by=cast.sam)
        assert button in words_of(sam.get(f"/my/offers/{offer.pk}/"))
        for _ in range(2):
            assert sam.post(f"/my/offers/{offer.pk}/coming/").status_code == 302
        assert told("coming_after_all") == {"Chidi"}
        assert told("heads_up_taken_back") == {"Ade", "Wren", "Morgan"}
        assert Notification.objects.filter(kind="coming_after_all").count() == 1
        assert heads_ups.for_host(offer) == []
        page = words_of(sam.get(f"/my/offers/{offer.pk}/"))
        assert button not in page
        assert "I can’t come on" in page
        told_chidi = inbox.lines(Notification.objects.filter(recipient=cast.chidi))
        assert any(it.sentence.startswith(line) for it in told_chidi)


def test_what_was_taken_back_can_be_said_again_and_is_told_again(cast):
    offer = offer_of(cast)
    for _ in range(2):
        heads_ups.say(offer, "cannot_come", by=cast.sam)
        heads_ups.take_back(offer, by=cast.sam)
    heads_ups.say(offer, "cannot_come", by=cast.sam)
    assert Notification.objects.filter(kind="cannot_come", recipient=cast.chidi).count() == 3
    kinds = {name: [] for name in ("cannot_come", "coming_after_all")}
    for it in HeadsUp.objects.order_by("pk"):
        kinds["cannot_come"].append(heads_ups.TO_HOST["cannot_come"].still_true(it))
        kinds["coming_after_all"].append(heads_ups.BACK_TO_HOST.still_true(it))
    assert kinds == {"cannot_come": [False, False, True], "coming_after_all": [False] * 3}


def test_only_they_take_it_back_and_only_while_there_is_a_day(cast):
    with pytest.raises(NotPermitted):
        heads_ups.take_back(offer_of(cast), by=cast.ade)
    with pytest.raises(NotNow):
        heads_ups.take_back(offer_of(cast, "completed"), by=cast.sam)


@pytest.mark.parametrize("status", ["confirmed", "started"])
def test_the_hosts_home_says_it_too(cast, client, status):
    offer = offer_of(cast, status)
    offer.steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
    heads_ups.say(offer, "cannot_come", by=cast.sam)
    client.force_login(cast.chidi)
    said = f"Sam can’t come on {long_day(timezone.localdate())}."
    assert said in words_of(client.get("/host/"))
    heads_ups.take_back(offer, by=cast.sam)
    assert said not in words_of(client.get("/host/"))


def test_what_leaves_the_service_names_nobody(cast):
    heads_ups.say(offer_of(cast), "late", by=cast.sam)
    assert Delivery.objects.filter(notification__kind="running_late").exists()
    assert "Sam" not in heads_ups.TO_HOST["late"].outside
    assert "care" not in heads_ups.TO_HOST["late"].outside.lower()


def test_a_word_about_somebody_elses_place_is_refused(cast):
    with pytest.raises(NotPermitted):
        heads_ups.say(offer_of(cast), "late", by=cast.ade)


def test_late_before_the_day_gets_a_plain_sentence(cast, sam):
    offer = offer_of(cast, starts_on=timezone.localdate() + dt.timedelta(days=9))
    answer = sam.post(f"/my/offers/{offer.pk}/late/")
    assert answer.status_code == 409
    assert HeadsUp.objects.count() == 0


# Check-ins

# Typed by hand: with a start on Monday 2 November 2026, on which day each is asked, in which status.
POINTS = [
    (28, 10, "confirmed", "before"),
    (2, 11, "confirmed", "first_day"),
    (2, 11, "started", "first_day"),
    (9, 11, "started", "week_one"),
    (30, 11, "started", "week_four"),
]


@pytest.mark.parametrize(("day", "month", "status", "point"), POINTS)
def test_each_point_is_asked_on_its_day_and_once(cast, day, month, status, point):
    offer = offer_of(cast, status, starts_on=MONDAY)
    with time_machine.travel(dt.datetime(2026, month, day, 15, 30), tick=False):
        assert check_ins.ask_all() == 0
    with time_machine.travel(dt.datetime(2026, month, day, 16, 30), tick=False):
        assert check_ins.ask_all() == 1
        assert check_ins.ask_all() == 0
    assert offer.check_ins.get().point == point
    assert told("check_in") == {"Sam"}


def test_a_place_of_one_week_is_not_asked_about_after_four(cast):
    offer = offer_of(cast, "started", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=4))
    assert check_ins.due_at(offer, "week_one") is None
    with at(6):
        assert check_ins.due(offer, timezone.now()) == ["end"]


def test_whoever_has_finished_is_asked_how_it_was(cast):
    offer = completed(cast)
    assert check_ins.ask_all() == 1
    assert offer.check_ins.get().point == "end"


@pytest.mark.parametrize("status", ["offered", "accepted", "paused", "did_not_attend", "ended_early"])
def test_nobody_else_is_asked(cast, status):
    offer_of(cast, status, starts_on=MONDAY)
    with at(2):
        assert check_ins.ask_all() == 0


def test_who_paused_everything_is_not_asked(cast):
    offer_of(cast, "started", starts_on=MONDAY)
    type(cast.sam.young_adult).objects.update(paused_at=timezone.now())
    with at(2):
        assert check_ins.ask_all() == 0


def test_a_point_long_past_is_asked_no_more(cast):
    offer_of(cast, "started", starts_on=MONDAY)
    with at(24):
        assert check_ins.ask_all() == 0


@pytest.mark.parametrize("answer", ["good", "unsure"])
def test_an_answer_is_one_tap_and_the_adviser_reads_it(cast, sam, answer):
    check_in = CheckIn.objects.create(offer=offer_of(cast, "started"), point="first_day")
    sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": answer})
    check_in.refresh_from_db()
    assert check_in.answer == answer
    assert told("check_in_answered") == {"Ade"}
    assert not Task.objects.exists()


def test_an_answer_that_worries_is_the_advisers_task_today(cast, sam):
    offer = offer_of(cast, "started")
    check_in = CheckIn.objects.create(offer=offer, point="first_day")
    for _ in range(2):
        page = words_of(sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": "help"}, follow=True))
    assert "Your adviser will call you." in page
    task = Task.objects.get(kind="check_in_worries")
    assert task.owner == cast.ade
    assert check_ins.WORRIES.line(check_in_again(check_in)) == (
        "Sam says “Not good” (Apprentice ranger, first day). Call them today."
    )


def check_in_again(check_in):
    return check_ins.records([check_in.pk])[check_in.pk]


def test_who_changes_the_answer_to_good_closes_the_task(cast, sam):
    check_in = CheckIn.objects.create(offer=offer_of(cast, "started"), point="first_day")
    sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": "help"})
    sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": "good"})
    assert not check_ins.WORRIES.still_true(check_in_again(check_in))


@pytest.mark.parametrize("ticked_off", [True, False])
def test_a_second_cry_for_help_is_a_task_and_a_notice_again(cast, ticked_off):
    check_in = CheckIn.objects.create(offer=offer_of(cast, "started"), point="week_one")
    check_ins.answer(check_in, "help", by=cast.sam)
    if ticked_off:
        tasks.done(Task.objects.get(), by=cast.ade)
    check_ins.answer(check_in, "good", by=cast.sam)
    tasks.close_solved()
    assert not tasks.to_do(cast.ade)
    check_ins.answer(check_in, "help", by=cast.sam)
    assert [it.task.kind for it in tasks.to_do(cast.ade)] == ["check_in_worries"]
    assert Notification.objects.filter(kind="check_in_answered", recipient=cast.ade).count() == 3


def test_an_answer_that_is_no_button_is_refused(cast, sam):
    check_in = CheckIn.objects.create(offer=offer_of(cast, "started"), point="first_day")
    assert sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": "superb"}).status_code == 409
    assert sam.post(f"/my/check-ins/{check_in.pk}/").status_code == 409
    assert CheckIn.objects.get().answer == ""


def test_the_host_hears_nothing_of_check_ins(cast, sam, client):
    offer = offer_of(cast, "started")
    check_in = CheckIn.objects.create(offer=offer, point="first_day")
    sam.post(f"/my/check-ins/{check_in.pk}/", {"answer": "help"})
    assert not Notification.objects.filter(recipient=cast.chidi).exists()


def test_an_open_check_in_waits_on_the_home_page(cast, sam):
    CheckIn.objects.create(offer=offer_of(cast, "started"), point="week_one")
    assert "One week is over. How is it?" in words_of(sam.get("/my/"))


def test_an_older_question_waits_no_more_once_a_newer_one_is_answered(cast, sam):
    offer = offer_of(cast, "started")
    for point in ("first_day", "week_one"):
        CheckIn.objects.create(offer=offer, point=point)
    page = words_of(sam.get("/my/"))
    assert "One week is over." in page
    assert "How was your first day?" not in page
    sam.post(f"/my/check-ins/{offer.check_ins.get(point='week_one').pk}/", {"answer": "good"})
    assert "Tell us with one tap" not in words_of(sam.get("/my/"))


# Not as promised


def test_one_tap_and_the_workers_have_a_task_while_the_host_hears_nothing(cast, sam):
    offer = offer_of(cast, "started")
    for _ in range(2):
        answer = sam.post(f"/my/offers/{offer.pk}/promise/", follow=True)
    assert PromiseReport.objects.get().about == "unsaid"
    assert "We will talk to you before we talk to them." in words_of(answer)
    assert {task.owner.name for task in Task.objects.filter(kind="promise_reported")} == {"Wren", "Morgan"}
    assert told("promise_reported_to_adviser") == {"Ade"}
    assert not Notification.objects.filter(recipient=cast.chidi).exists()


def test_said_twice_it_is_one_report_with_all_the_words(cast):
    offer = offer_of(cast, "started")
    promise_reports.report(offer, "pay", "Only 9 pounds", by=cast.sam)
    promise_reports.report(offer, "pay", "And no bus", by=cast.sam)
    assert PromiseReport.objects.get().words == "Only 9 pounds\nAnd no bus"


def test_what_it_is_about_may_follow_and_goes_with_the_same_report(cast, sam):
    offer = offer_of(cast, "started")
    sam.post(f"/my/offers/{offer.pk}/promise/")
    sam.post(f"/my/offers/{offer.pk}/promise/", {"about": "hours", "words": "Till ten at night"})
    report = PromiseReport.objects.get()
    assert (report.about, report.words) == ("hours", "Till ten at night")
    assert Task.objects.filter(kind="promise_reported").count() == 2
    sam.post(f"/my/offers/{offer.pk}/promise/", {"about": "pay"})
    assert sorted(PromiseReport.objects.values_list("about", flat=True)) == ["hours", "pay"]


def test_who_follows_reports_hears_again_once_it_is_said_what_it_is_about(cast):
    offer = offer_of(cast, "started", kind="mentoring")
    before = make_intake(pledge=offer.pledge)
    earlier = make_offer(intake=before, young_adult=cast.noor.young_adult, status="started")
    promise_reports.report(earlier, "person", by=cast.noor)
    promise_reports.report(offer, by=cast.sam)
    assert Pledge.objects.get().status == "live"
    promise_reports.report(offer, "person", by=cast.sam)
    assert Pledge.objects.get().status == "paused"  # by offers.missed_meetings


def test_the_page_says_by_when_somebody_talks_to_them_until_that_day_has_passed(cast, sam):
    offer = offer_of(cast, "started")
    with at(2, hour=10):
        report = promise_reports.report(offer, "pay", by=cast.sam)
        by = long_day(timezone.localtime(promise_reports.answer_by(report)))
        page = words_of(sam.get(f"/my/offers/{offer.pk}/"))
        assert f"Someone will talk to you about it by {by}." in page
    with at(30, hour=10):
        page = words_of(sam.get(f"/my/offers/{offer.pk}/"))
        assert "Someone will talk to you about it. " in page


def test_a_button_that_is_none_is_asked_again_and_the_words_are_kept(cast, sam):
    offer = offer_of(cast, "started")
    form = {"about": "the weather", "words": "No gloves <b>at all</b>"}
    answer = sam.post(f"/my/offers/{offer.pk}/promise/", form)
    assert answer.status_code == 422
    assert "Tap what it is about." in words_of(answer)
    assert "No gloves &lt;b&gt;at all&lt;/b&gt;" in words_of(answer)


def test_what_came_of_it_is_told_once_and_stays_on_the_page(cast, sam):
    report = promise_reports.report(offer_of(cast, "started"), "pay", by=cast.sam)
    promise_reports.settle(report, "They pay the bus from now on.", by=cast.wren)
    with pytest.raises(NotNow):
        promise_reports.settle(PromiseReport.objects.get(), "Something else.", by=cast.morgan)
    assert told("promise_report_settled") == {"Sam"}
    assert "They pay the bus from now on." in words_of(sam.get(f"/my/offers/{report.offer_id}/"))


def test_who_did_not_have_a_place_has_nothing_to_report(cast):
    with pytest.raises(NotNow):
        promise_reports.report(offer_of(cast, "offered"), "pay", by=cast.sam)
    with pytest.raises(NotPermitted):
        promise_reports.report(offer_of(cast, "started"), "pay", by=cast.chidi)


# Not safe


def test_one_tap_reaches_the_right_people_at_once_and_tells_the_host_nothing(cast, sam):
    offer = offer_of(cast, "started")
    for _ in range(2):
        page = words_of(sam.post("/my/not-safe/", {"offer": offer.pk}, follow=True))
    concern = SafetyConcern.objects.get()
    assert (concern.young_adult, concern.offer, concern.raised_by) == (cast.sam.young_adult, offer, cast.sam)
    assert Hold.objects.standing().get().organisation == offer.pledge.organisation
    assert told("safety_concern") == {"Morgan", "Ade"}
    assert not Notification.objects.filter(recipient=cast.chidi).exists()
    for number in ("999", "111", "116 123"):
        assert number in page


@pytest.mark.parametrize(
    ("hour", "when"), [(3, "We read this when we are back."), (11, "Someone here reads this today.")]
)
def test_until_somebody_is_on_it_the_page_says_who_was_told_and_when_they_read_it(cast, sam, hour, when):
    with at(3, hour):
        not_safe.say(cast.sam.young_adult, by=cast.sam)
        page = words_of(sam.get("/my/not-safe/"))
        assert f"We have told your adviser and the person on duty.</strong> {when}" in page
        assert "the person on duty know." not in page
        safety.take(SafetyConcern.objects.get(), by=cast.ade)
        page = words_of(sam.get("/my/not-safe/"))
        assert "Your adviser and the person on duty know.</strong> Ade is on it" in page


def test_more_words_go_with_the_same_concern(cast):
    me, offer = cast.sam.young_adult, offer_of(cast, "started")
    not_safe.say(me, by=cast.sam, offer=offer)
    not_safe.say(me, by=cast.sam, words="He shouts at me.")
    assert SafetyConcern.objects.get().words == "He shouts at me."


def test_about_another_place_it_is_another_concern(cast):
    me = cast.sam.young_adult
    not_safe.say(me, by=cast.sam, offer=offer_of(cast, "started"))
    not_safe.say(me, by=cast.sam, offer=offer_of(cast, "started"))
    assert SafetyConcern.objects.count() == 2


def test_somebody_elses_offer_cannot_be_named(cast, client):
    offer = offer_of(cast, "started")
    client.force_login(cast.noor)
    assert client.post("/my/not-safe/", {"offer": offer.pk}).status_code == 302
    assert SafetyConcern.objects.get().offer is None
    assert not Hold.objects.exists()


@pytest.mark.parametrize("offer", ["999999", "none", "", "-1"])
def test_a_button_from_an_old_page_still_calls_for_help(cast, sam, offer):
    offer_of(cast, "started")
    assert sam.post("/my/not-safe/", {"offer": offer}).status_code == 302
    assert SafetyConcern.objects.get().offer is None


def test_the_numbers_stand_on_the_page_before_anything_is_said(cast, sam):
    page = words_of(sam.get("/my/not-safe/"))
    assert page.index("Call 999") < page.index("Tell us")
    assert '<strong dir="ltr">116 123</strong>' in page  # else the parts change places in Arabic
    assert not SafetyConcern.objects.exists()


# The first day, in a calendar and as a reminder

DAY = {"ask_for": "Jo at the desk", "bring": "Strong shoes", "times": "9 am to 3 pm"}


def test_the_calendar_file_says_when_where_whom_to_ask_for_and_what_to_bring(cast, sam):
    offer = offer_of(cast, starts_on=dt.date(2030, 1, 14), **DAY)
    answer = sam.get(f"/my/offers/{offer.pk}/first-day.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(2030, 1, 14)
    assert str(event["location"]) == "Mote Park, ME14 1LQ"
    for words in ("Jo at the desk", "Strong shoes", "9 am to 3 pm", "Bus 71 from the station"):
        assert words in str(event["description"])
    assert "Sam" not in answer.content.decode()
    assert " care" not in answer.content.decode().lower()


def test_the_reminder_comes_a_working_day_before_once_for_each_date(cast):
    offer = offer_of(cast, starts_on=dt.date(2026, 11, 9))
    with at(5):
        first_days.remind()
    assert not Notification.objects.exists()
    with at(6):
        first_days.remind()
        first_days.remind()
    assert Notification.objects.get().recipient == cast.sam
    type(offer.intake).objects.update(starts_on=dt.date(2026, 11, 10))
    with at(9):
        first_days.remind()
    assert Notification.objects.filter(kind="first_day_reminder").count() == 2


def test_whoever_tries_again_is_reminded_of_their_own_day_and_reads_it(cast, sam):
    offer = offer_of(cast, starts_on=dt.date(2026, 11, 2), ends_on=dt.date(2026, 11, 30))
    type(offer).objects.update(starts_again_on=dt.date(2026, 11, 9))
    with at(6):
        first_days.remind()
        page = sam.get(f"/my/offers/{offer.pk}/").content.decode()
    assert Notification.objects.get(kind="first_day_reminder").recipient == cast.sam
    assert "You start on Monday 9 November." in page
    assert "From Monday 9 November 2026 to Monday 30 November 2026" in page
    offer.refresh_from_db()
    assert check_ins.due_at(offer, "first_day").day == 9


def test_the_reminder_is_not_sent_to_somebody_whose_place_has_gone(cast):
    offer_of(cast, "cancelled_by_host", starts_on=dt.date(2026, 11, 9))
    with at(6):
        first_days.remind()
    assert not Notification.objects.exists()


# The end


def test_a_certificate_names_what_was_done_and_where(cast, sam):
    offer = completed(cast)
    page = words_of(sam.get(f"/my/offers/{offer.pk}/certificate/"))
    for words in ("Sam Samson", "Apprentice ranger", "with Parks"):
        assert words in page


def test_a_reference_is_asked_for_written_once_and_read(cast, sam, client):
    offer = completed(cast)
    for _ in range(2):
        assert sam.post(f"/my/offers/{offer.pk}/reference/").status_code == 302
    assert told("reference_asked") == {"Chidi"}
    client.force_login(cast.chidi)
    assert "Sam finished" in words_of(client.get(f"/host/offers/{offer.pk}/reference/"))
    client.post(f"/host/offers/{offer.pk}/reference/", {"text": "Always on time."})
    assert client.post(f"/host/offers/{offer.pk}/reference/", {"text": "Never."}).status_code == 409
    assert told("reference_written") == {"Sam"}
    client.force_login(cast.sam)
    assert "Always on time." in words_of(client.get(f"/my/offers/{offer.pk}/reference/"))


def test_an_empty_reference_is_refused_with_a_sentence(cast, client):
    offer = completed(cast)
    references.ask(offer, by=cast.sam)
    client.force_login(cast.chidi)
    answer = client.post(f"/host/offers/{offer.pk}/reference/", {"text": "  "})
    assert answer.status_code == 422
    assert "Write a few sentences first." in words_of(answer)


def test_there_is_no_certificate_before_the_end(cast, sam):
    offer = offer_of(cast, "started")
    assert sam.get(f"/my/offers/{offer.pk}/certificate/").status_code == 409
    assert sam.post(f"/my/offers/{offer.pk}/reference/").status_code == 409


@pytest.mark.parametrize("status", sorted(set(Offer.Status.values) - {"shortlisted", "removed"}))
def test_the_page_opens_in_every_status_with_everything_on_it(cast, sam, status):
    offer = offer_of(cast, status, **DAY)
    CheckIn.objects.create(offer=offer, point="first_day")
    promise = PromiseReport.objects.create(offer=offer, about="pay")
    for easy in ("yes", "no"):
        sam.post(f"/my/offers/{offer.pk}/easy/", {"easy": easy})
        assert sam.get(f"/my/offers/{offer.pk}/").status_code == 200
    assert promise.settled_at is None
