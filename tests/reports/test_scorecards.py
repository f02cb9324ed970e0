"""A record on its way: made once, read by its organisation first, published by a person, silent on few."""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone

from champions.lifecycle import merge
from champions.models import Champion, Organisation, Partnership
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from offers import broken_promises
from reports import jobs, scorecards
from reports.models import PromiseRecord
from reports.promise_record import Figures
from reports.quarters import quarter_named, this_quarter
from rulebook.models import Entry
from tests.access.report_things import heard, record_of
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import make_organisation, make_young_adult

pytestmark = pytest.mark.django_db

FEW = Figures(promised=6, offered=5, accepted=4, honoured=3, not_honoured=1, reported=2, put_right=1)


def of(name):
    return Organisation.objects.get(name=name)


@pytest.fixture
def ready_at_once():
    """The first day of a quarter is soon enough, so that a test does not depend on today."""
    for key in ("promise.replace_within_working_days", "broken_promise.put_right_working_days"):
        Entry.objects.create(key=key, value=0, from_on=dt.date(2020, 1, 1))


def a_place_last_quarter(status="completed", organisation=None):
    day = this_quarter().before.starts_on + dt.timedelta(days=20)
    pledge = make_pledge(organisation=organisation, places=None)
    intake = make_intake(pledge=pledge, starts_in_days=(day - timezone.localdate()).days)
    person = make_young_adult(f"Robin{intake.pk}")
    return make_offer(intake=intake, young_adult=person, status=status)


# --- Made once


def test_a_quarter_is_ready_when_all_of_it_had_its_time():
    assert scorecards.ready_on(quarter_named("2026-07")) == dt.date(2026, 10, 15)


def test_each_organisation_that_promised_something_gets_its_record_once_and_is_told_once(cast, ready_at_once):
    a_place_last_quarter("completed")
    a_place_last_quarter("cancelled_by_host")
    for _ in range(2):
        jobs.make_promise_records(timestamp=0)
    record = PromiseRecord.objects.get()
    assert (record.organisation.name, record.status, record.of) == ("Parks", "shown", this_quarter().before)
    assert (record.figures.promised, record.figures.honoured, record.figures.not_honoured) == (2, 1, 1)
    told = Notification.objects.filter(kind="promise_record_ready")
    assert [notice.recipient for notice in told] == [cast.chidi]


def test_what_was_counted_stays_as_it_was(cast, ready_at_once):
    offer = a_place_last_quarter("completed")
    jobs.make_promise_records(timestamp=0)
    type(offer).objects.update(status="cancelled_by_host")
    jobs.make_promise_records(timestamp=0)
    assert PromiseRecord.objects.get().figures.honoured == 1


# --- The right of reply


def test_only_its_own_people_reply_and_until_the_time_is_over(cast):
    record = record_of(this_quarter().before)
    for person in (cast.dana, cast.wren, cast.morgan):
        with pytest.raises(NotPermitted):
            scorecards.reply(record, "No", by=person)
    scorecards.reply(record, "One of us was ill.", by=cast.chidi)
    scorecards.reply(record, "Two of us were ill.", by=cast.chidi)
    assert Notification.objects.filter(recipient=cast.morgan, kind="promise_record_replied").count() == 1
    PromiseRecord.objects.update(reply_by=timezone.now())
    record.refresh_from_db()
    with pytest.raises(NotNow, match="time to reply to this record is over"):
        scorecards.reply(record, "Later", by=cast.chidi)
    jobs.make_promise_records(timestamp=0)
    record.refresh_from_db()
    assert (record.status, record.reply) == ("heard", "Two of us were ill.")


# --- The scorecard


def test_it_is_published_by_a_manager_and_only_after_the_right_of_reply(cast):
    record = record_of(this_quarter().before)
    with pytest.raises(NotNow, match="still has time to reply"):
        scorecards.publish(record, by=cast.morgan)
    scorecards.reply(record, "Ill.", by=cast.chidi)
    with pytest.raises(NotNow, match="still has time to change"):
        scorecards.publish(record, by=cast.morgan)
    PromiseRecord.objects.update(reply_by=timezone.now())
    scorecards.end_time_to_reply()
    for person in (cast.wren, cast.chidi, cast.pat):
        with pytest.raises(NotPermitted):
            scorecards.publish(record, by=person)
    scorecards.publish(record, by=cast.morgan)
    assert Notification.objects.filter(recipient=cast.chidi, kind="promise_record_published").exists()


def test_what_is_taken_off_is_read_no_longer_and_can_come_back(cast, client):
    record = scorecards.publish(heard(this_quarter().before), by=cast.morgan)
    client.force_login(cast.pat)
    assert "Parks" in client.get("/reports/scorecards/").content.decode()
    scorecards.take_off(record, by=cast.morgan, why="A mistake in it")
    assert "Parks" not in client.get("/reports/scorecards/").content.decode()
    scorecards.publish(record, by=cast.morgan)
    assert record.status == "published"


def published(organisation, figures=FEW, morgan=None):
    scorecards.make(organisation, this_quarter().before, figures)
    PromiseRecord.objects.update(reply_by=timezone.now())
    scorecards.end_time_to_reply()
    record = PromiseRecord.objects.get(organisation=organisation)
    return scorecards.publish(record, by=morgan)


@pytest.mark.parametrize(
    ("is_public", "verbs", "is_there"),
    [
        (True, ["apply", "agree"], True),
        (False, ["apply", "agree"], False),
        (True, ["apply"], False),
        (True, ["apply", "agree", "pause"], False),
    ],
)
def test_in_public_stand_those_alone_that_agreed_and_asked_to(cast, client, is_public, verbs, is_there):
    bring_to(make_partnership(of("Marsh Bakery")), cast, verbs)
    Partnership.objects.update(is_public=is_public)
    published(of("Marsh Bakery"), morgan=cast.morgan)
    assert ("Marsh Bakery" in client.get("/reports/scorecards/").content.decode()) is is_there
    client.force_login(cast.pat)
    assert "Marsh Bakery" in client.get("/reports/scorecards/").content.decode()


def test_a_department_is_never_on_the_public_page(cast, client):
    published(of("Parks"), morgan=cast.morgan)
    assert "Parks" not in client.get("/reports/scorecards/").content.decode()


def test_a_scorecard_says_no_small_number_of_people(cast, client):
    published(of("Parks"), morgan=cast.morgan)
    client.force_login(cast.pat)
    page = client.get("/reports/scorecards/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert "not said: there are fewer than 20" in main
    assert (main.count("fewer than 5"), main.count(">not said<")) == (1, 2)
    for number in ("75%", ">4<", ">3<", ">2<", ">1<"):
        assert number not in main


# --- Pages


def test_the_organisation_reads_its_own_figures_exactly_and_replies(cast, client):
    scorecards.make(of("Parks"), this_quarter().before, FEW)
    record = PromiseRecord.objects.get()
    client.force_login(cast.chidi)
    page = client.get(f"/reports/promises-kept/{record.pk}/").content.decode()
    assert "75%" in page
    assert "Publish it" not in page
    empty = client.post(f"/reports/promises-kept/{record.pk}/reply/", {"words": ""})
    assert empty.status_code == 422
    client.post(f"/reports/promises-kept/{record.pk}/reply/", {"words": "We were closed."})
    record.refresh_from_db()
    assert (record.status, record.reply, record.replied_by) == ("replied", "We were closed.", cast.chidi)


def test_a_reply_that_comes_too_late_keeps_its_words(cast, client):
    record = record_of(this_quarter().before)
    PromiseRecord.objects.update(reply_by=timezone.now())
    client.force_login(cast.chidi)
    late = client.post(f"/reports/promises-kept/{record.pk}/reply/", {"words": "We were closed."})
    assert late.status_code == 409
    assert "We were closed." in late.content.decode()
    assert "is over" in late.content.decode()


def test_the_quarter_that_runs_is_counted_now(cast, client):
    intake = make_intake(pledge=make_pledge(places=None), starts_in_days=0, places=3)
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="started")
    client.force_login(cast.chidi)
    assert "so far" in client.get("/reports/promises-kept/").content.decode()
    client.force_login(cast.dana)
    assert "so far" not in client.get("/reports/promises-kept/").content.decode()


def test_the_file_holds_ones_own_alone_and_no_formula(cast, client):
    for name, quarter in (("Parks", this_quarter().before), ("Libraries", this_quarter().before)):
        scorecards.make(of(name), quarter, FEW)
    record = PromiseRecord.objects.get(organisation__name="Parks")
    scorecards.reply(record, "=1+1", by=cast.chidi)
    client.force_login(cast.chidi)
    answer = client.get("/reports/promises-kept/csv/").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert [(row["Organisation"], row["Honoured"], row["Reply"]) for row in rows] == [("Parks", "3", "'=1+1")]
    client.force_login(cast.wren)
    assert len(client.get("/reports/promises-kept/csv/").content.decode().strip().splitlines()) == 3


def test_a_list_is_narrowed_to_a_quarter(cast, client):
    recent, older = this_quarter().before, this_quarter().before.before
    for quarter in (recent, older):
        record_of(quarter)
    client.force_login(cast.wren)
    one = client.get("/reports/promises-kept/", {"quarter": older.key})
    assert [record.of for record in one.context["page"]] == [older]
    all_of_them = client.get("/reports/promises-kept/", {"quarter": "nonsense"})
    assert len(all_of_them.context["page"]) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_many_records_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    for each in range(number):
        scorecards.make(make_organisation(f"Office {each}"), this_quarter().before, FEW)
    client.force_login(cast.wren)
    client.get("/reports/promises-kept/")
    with django_assert_num_queries(10):
        client.get("/reports/promises-kept/")


def test_both_records_of_merged_organisations_are_kept(cast):
    second = make_organisation("Marsh Bakery, Dover", "voluntary_partner", "private")
    Champion.objects.create(user=cast.priya, organisation=second)
    quarter = this_quarter().before
    for organisation, when in ((second, quarter), (of("Marsh Bakery"), quarter), (second, quarter.before)):
        scorecards.make(organisation, when, FEW)
    merge(second, of("Marsh Bakery"), by=cast.wren)
    kept = PromiseRecord.objects.filter(organisation__name="Marsh Bakery").order_by("pk")
    assert [(record.of, record.came_by_merge) for record in kept] == [
        (quarter, True),
        (quarter, False),
        (quarter.before, False),
    ]


def test_a_broken_promise_stands_in_the_running_quarter_of_the_host(cast, client):
    offer = make_offer(status="started", young_adult=cast.sam.young_adult)
    report = offer.promise_reports.create(about="pay")
    broken_promises.put_to_host(report, "Travel is not paid.", by=cast.wren)
    client.force_login(cast.chidi)
    assert "Said not to be as promised" in client.get("/reports/promises-kept/").content.decode()
