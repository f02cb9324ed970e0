"""A broken promise between the service and the host: nameless, in time, confirmed, and twice is enough."""

import datetime as dt

import pytest
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from offers import broken_promises, held_words, jobs, promise_reports
from offers.models import BrokenPromise, OfferStep, PromiseReport
from pledges import lifecycle as pledges
from pledges.models import Pledge
from rulebook.calendar import working_days_between
from rulebook.models import Entry
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db

WORDS = "At the desk nobody knew of it, and asked for money."


def reported(pledge, person) -> PromiseReport:
    intake = make_intake(pledge=pledge, starts_in_days=30)
    offer = make_offer(intake=intake, young_adult=person, status="started")
    return promise_reports.report(offer, "pay", "They said I must pay", by=person.user)


def put(cast, pledge=None, person=None) -> BrokenPromise:
    report = reported(pledge or make_pledge(places=None), person or cast.sam.young_adult)
    return broken_promises.put_to_host(report, WORDS, by=cast.wren)


def test_the_host_has_two_working_days_to_answer_and_ten_to_put_it_right(cast):
    broken = put(cast)
    on = [timezone.localdate(at) for at in (broken.put_at, broken.answer_by, broken.put_right_by)]
    assert (working_days_between(on[0], on[1]), working_days_between(on[0], on[2])) == (2, 10)


def test_the_days_are_the_rulebooks(cast):
    writing_rule("broken_promise.answer_working_days", 1)
    broken = put(cast)
    on = [timezone.localdate(at) for at in (broken.put_at, broken.answer_by)]
    assert working_days_between(*on) == 1


def writing_rule(key, value):
    Entry.objects.create(key=key, value=value, from_on=dt.date(2020, 1, 1))


@pytest.mark.parametrize("words", ["Sam says so.", "ask SAMSON", "It was sam’s first day"])
def test_a_name_never_goes_to_the_host(cast, words):
    report = reported(make_pledge(places=None), cast.sam.young_adult)
    with pytest.raises(NotNow, match="Leave out the name"):
        broken_promises.put_to_host(report, words, by=cast.wren)
    assert not BrokenPromise.objects.exists()


def test_words_that_only_begin_like_a_name_are_no_name(cast):
    report = reported(make_pledge(places=None), cast.sam.young_adult)
    assert broken_promises.put_to_host(report, "The same as last time.", by=cast.wren).pk


def test_it_is_put_to_the_host_once_and_by_ete_workers(cast):
    broken = put(cast)
    with pytest.raises(NotNow, match="already"):
        broken_promises.put_to_host(broken.report, WORDS, by=cast.morgan)
    for person in (cast.ade, cast.chidi, cast.sam):
        with pytest.raises(NotPermitted):
            broken_promises.put_to_host(broken.report, WORDS, by=person)


@pytest.mark.parametrize(("agrees", "status"), [(True, "answered"), (False, "disputed")])
def test_the_host_answers_once_in_its_own_words(cast, agrees, status):
    broken = put(cast)
    with pytest.raises(NotPermitted):
        broken_promises.answer(broken, "Not mine", by=cast.dana)
    broken_promises.answer(broken, "We have told the desk.", by=cast.chidi, agrees=agrees)
    broken.refresh_from_db()
    assert (broken.status, broken.answer) == (status, "We have told the desk.")
    assert Notification.objects.filter(recipient=cast.wren, kind="broken_promise_answered").exists()
    with pytest.raises(NotNow, match="answered this already"):
        broken_promises.answer(broken, "Again", by=cast.chidi)


def test_what_came_of_it_is_read_by_the_young_adult_and_the_host(cast):
    broken = broken_promises.answer(put(cast), "The desk knows now.", by=cast.chidi)
    broken_promises.decide(broken, "put_right", "It is free for you now.", by=cast.wren)
    broken.report.refresh_from_db()
    assert (broken.status, broken.put_right_on) == ("put_right", timezone.localdate())
    assert broken.report.outcome == "It is free for you now."
    assert Notification.objects.filter(recipient=cast.sam, kind="promise_report_settled").exists()
    assert Notification.objects.filter(recipient=cast.chidi, kind="broken_promise_decided").exists()


# --- Twice in a while


@pytest.mark.parametrize(
    ("first", "second", "days_between", "status"),
    [
        ("not_put_right", "not_put_right", 89, "paused"),
        ("put_right", "put_right", 10, "paused"),
        ("not_put_right", "not_put_right", 91, "live"),
        ("set_aside", "not_put_right", 10, "live"),
        ("not_put_right", "set_aside", 10, "live"),
    ],
)
def test_the_second_confirmed_one_in_ninety_days_pauses_the_pledge(cast, first, second, days_between, status):
    pledge = make_pledge(places=None)
    one, two = put(cast, pledge), put(cast, pledge, cast.noor.young_adult)
    earlier = timezone.now() - dt.timedelta(days=days_between)
    PromiseReport.objects.filter(pk=one.report_id).update(reported_at=earlier)
    for broken, verb in ((one, first), (two, second)):
        assert Pledge.objects.get().status == "live"
        fresh = BrokenPromise.objects.get(pk=broken.pk)
        broken_promises.decide(fresh, verb, "We talked.", by=cast.wren)
    assert Pledge.objects.get().status == status
    told = Notification.objects.filter(kind="paused_after_broken_promises")
    tasks = Task.objects.filter(kind="look_into_paused_promise")
    paused = status == "paused"
    assert {it.recipient.name for it in told} == ({"Chidi"} if paused else set())
    assert {it.owner.name for it in tasks} == ({"Wren", "Morgan"} if paused else set())


@pytest.mark.parametrize(("read_as", "meanwhile"), [("live", "paused"), ("paused", "live")])
def test_what_the_pledge_is_by_now_counts_not_what_it_was_when_it_was_read(cast, read_as, meanwhile):
    pledge = make_pledge(places=None)
    one, two = put(cast, pledge), put(cast, pledge, cast.noor.young_adult)
    broken_promises.decide(one, "not_put_right", "We talked.", by=cast.wren)
    Pledge.objects.update(status=read_as)
    second = BrokenPromise.objects.with_pledge().get(pk=two.pk)
    Pledge.objects.update(status=meanwhile)
    broken_promises.decide(second, "not_put_right", "We talked.", by=cast.wren)
    assert Pledge.objects.get().status == "paused"


def test_another_pledge_of_the_same_host_is_not_paused(cast):
    for person in (cast.sam, cast.noor):
        broken = put(cast, make_pledge(places=None), person.young_adult)
        broken_promises.decide(broken, "not_put_right", "We talked.", by=cast.wren)
    assert not Pledge.objects.filter(status="paused").exists()


def test_a_council_decides_how_many_in_how_long(cast):
    writing_rule("broken_promise.pause_after", 1)
    broken_promises.decide(put(cast), "not_put_right", "We talked.", by=cast.wren)
    assert Pledge.objects.get().status == "paused"


def test_it_goes_on_when_what_is_open_is_put_right(cast):
    pledge = make_pledge(places=None)
    for person in (cast.sam, cast.noor):
        broken = put(cast, pledge, person.young_adult)
        broken_promises.decide(broken, "not_put_right", "We talked.", by=cast.wren)
    pledge.refresh_from_db()
    with pytest.raises(NotNow, match="not put right yet"):
        pledges.resume(pledge, by=cast.chidi)
    for broken in BrokenPromise.objects.all():
        broken_promises.decide(broken, "put_right", "", by=cast.wren)
    pledges.resume(pledge, by=cast.chidi)
    assert pledge.status == "live"


# --- By the clock


def test_a_host_that_does_not_answer_is_rung_and_one_that_does_not_put_right_is_a_managers_matter(cast):
    broken = put(cast)
    jobs.chase_broken_promises(timestamp=0)
    assert not Task.objects.filter(kind__startswith="ring_about").exists()
    an_hour = dt.timedelta(hours=1)
    BrokenPromise.objects.update(answer_by=timezone.now() - an_hour)
    for _ in range(2):
        jobs.chase_broken_promises(timestamp=0)
    assert Notification.objects.filter(recipient=cast.chidi, kind="broken_promise_unanswered").count() == 1
    assert Task.objects.filter(kind="ring_about_broken_promise", owner=cast.wren).count() == 1
    BrokenPromise.objects.update(put_right_by=timezone.now() - an_hour)
    for _ in range(2):
        jobs.chase_broken_promises(timestamp=0)
    assert [task.owner for task in Task.objects.filter(kind="broken_promise_over_time")] == [cast.morgan]
    broken.refresh_from_db()
    assert broken.status == "with_host"


def test_the_forgotten_leave_the_bare_fact(cast):
    broken = broken_promises.answer(put(cast), "Kim was away.", by=cast.chidi)
    held_words.forget(cast.sam.young_adult, by=None)
    broken.refresh_from_db()
    assert (broken.words, broken.answer, broken.status) == ("", "", "answered")


# --- Pages


def test_the_hosts_pages_name_nobody(cast, client):
    broken = put(cast, person=make_young_adult("Zelda"))
    OfferStep.objects.create(
        record=broken.report.offer, verb="accept", from_status="offered", to_status="accepted"
    )
    client.force_login(cast.chidi)
    home = client.get("/host/").content.decode()
    page = client.get(f"/host/promises/{broken.pk}/").content.decode()
    assert f"/host/promises/{broken.pk}/" in home
    assert WORDS in page
    for html in (home[home.index("Not as promised") : home.index("With you now")], page):
        assert "Zelda" not in html
        assert "They said I must pay" not in html


def test_an_answer_without_words_is_asked_again_and_keeps_the_choice(cast, client):
    broken = put(cast)
    client.force_login(cast.chidi)
    refused = client.post(f"/host/promises/{broken.pk}/", {"says": "differently"})
    assert refused.status_code == 422
    assert "Write a sentence or two" in refused.content.decode()
    assert refused.context["form"]["says"].value() == "differently"


def test_two_who_answer_at_once_read_that_one_was_quicker(cast, client):
    broken = put(cast)
    broken_promises.answer(broken, "Done.", by=cast.chidi)
    client.force_login(cast.chidi)
    late = client.post(f"/host/promises/{broken.pk}/", {"says": "right", "words": "My long words"})
    assert late.status_code == 422
    assert "answered this already" in late.content.decode()
    assert "My long words" in late.content.decode()


def test_a_worker_puts_it_to_the_host_and_says_what_came_of_it(cast, client):
    report = reported(make_pledge(places=None), cast.sam.young_adult)
    client.force_login(cast.wren)
    assert (
        f"/desk/promise-reports/{report.pk}/to-host/"
        in client.get(f"/desk/promise-reports/{report.pk}/").content.decode()
    )
    named = client.post(
        f"/desk/promise-reports/{report.pk}/to-host/", {"words": "Sam says so", "has_talked": "on"}
    )
    assert named.status_code == 409
    assert "Leave out the name" in named.content.decode()
    client.post(f"/desk/promise-reports/{report.pk}/to-host/", {"words": WORDS, "has_talked": "on"})
    broken = BrokenPromise.objects.get()
    broken_promises.answer(broken, "We see it differently.", by=cast.chidi, agrees=False)
    assert "sees it differently" in client.get("/desk/").content.decode()
    page = f"/desk/broken-promises/{broken.pk}/"
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    early = client.post(page, {"verb": "put_right", "put_right_on": tomorrow.isoformat(), "outcome": "Done"})
    assert early.status_code == 422
    assert "has not come yet" in early.content.decode()
    done = client.post(page, {"verb": "not_put_right", "outcome": "We look for another gym."})
    assert done.status_code == 302
    broken.refresh_from_db()
    assert broken.status == "not_put_right"
