"""Day by day: which days are asked about, who may say, who is told, and that nobody asks why."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from notifications.tasks import done
from offers import attendance, heads_ups, lifecycle
from offers.models import Attendance
from rulebook.models import BankHoliday
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

MONDAY = dt.date(2026, 11, 2)
HERE, NOT_HERE = Attendance.What.HERE, Attendance.What.NOT_HERE


def day(number: int) -> dt.date:
    """Of November 2026, whose first Monday is the second."""
    return dt.date(2026, 11, number)


def on(number: int):
    return time_machine.travel(dt.datetime(2026, 11, number, 12, tzinfo=dt.UTC), tick=True)


def started(cast, *, ends: int | None = 13, kind: str = "work_experience", young_adult=None, **fields):
    """Sam's, from Monday the second; it has begun."""
    pay = 0 if kind == "work_experience" else 1271
    pledge = make_pledge(kind=kind, pay=pay, places=None, **fields)
    intake = make_intake(
        pledge=pledge, places=3, starts_on=MONDAY, fill_by=MONDAY, ends_on=day(ends) if ends else None
    )
    young_adult = young_adult or cast.sam.young_adult
    offer = make_offer(young_adult=young_adult, intake=intake, answer_by=timezone.now())
    lifecycle.accept(offer, by=young_adult.user)
    lifecycle.confirm(offer, by=cast.chidi)
    lifecycle.start(offer, by=cast.chidi)
    return offer


def told(kind: str) -> list[str]:
    return sorted(Notification.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def tasks(kind: str) -> list[str]:
    return sorted(Task.objects.filter(kind=kind).values_list("owner__name", flat=True))


# Today · the weekdays of the pledge · the days that are asked about (the second is marked by the start)
ASKED = [
    (2, [0, 1, 2, 3, 4], []),
    (3, [0, 1, 2, 3, 4], [3]),
    (6, [0, 1, 2, 3, 4], [3, 4, 5, 6]),
    (8, [0, 1, 2, 3, 4], [3, 4, 5, 6]),
    (9, [0, 2], [4, 9]),
    (9, [], [3, 4, 5, 6, 9]),
    (8, [5], [7]),
    (30, [4], [6, 13]),
]


@pytest.mark.parametrize(("today", "weekdays", "days"), ASKED)
def test_the_days_that_have_come_and_nobody_has_marked_are_asked_about(cast, today, weekdays, days):
    with on(2):
        offer = started(cast, days=weekdays, least_days=0)
    with on(today):
        assert [it.day for it in attendance.to_mark(offer)] == days


def test_a_bank_holiday_is_no_day_of_anybodys(cast):
    BankHoliday.objects.create(on=day(4), name="Made up")
    with on(2):
        offer = started(cast)
    with on(5):
        assert attendance.to_mark(offer) == [day(3), day(5)]


@pytest.mark.parametrize(
    ("kind", "ends"), [("apprenticeship", 13), ("mentoring", 13), ("work_experience", None)]
)
def test_what_has_no_days_of_its_own_is_not_asked_about_day_by_day(cast, kind, ends):
    with on(2):
        offer = started(cast, kind=kind, ends=ends)
    with on(5):
        assert attendance.to_mark(offer) == []
        assert [it.on for it in attendance.days(offer)] == [day(5), day(2)]


@pytest.mark.parametrize("name", ["dana", "priya", "ade", "sam", "noor", "pat"])
def test_nobody_but_the_host_and_ete_workers_mark(cast, name):
    with on(2):
        offer = started(cast)
        with pytest.raises(NotPermitted):
            attendance.mark(offer, [MONDAY], NOT_HERE, by=getattr(cast, name))
        for person in (cast.chidi, cast.wren):
            attendance.mark(offer, [MONDAY], NOT_HERE, by=person)


@pytest.mark.parametrize(
    ("today", "number", "sentence"),
    [
        (3, 4, "Wednesday 4 November 2026 has not come yet"),
        (20, 16, "is not one of its days"),
        (3, 1, "is not one of its"),
    ],
)
def test_a_day_that_is_none_is_refused_with_a_sentence(cast, today, number, sentence):
    with on(2):
        offer = started(cast)
    with on(today), pytest.raises(NotNow, match=sentence):
        attendance.mark(offer, [day(number)], HERE, by=cast.chidi)


def test_what_has_ended_is_not_marked_any_more(cast):
    with on(2):
        offer = started(cast)
        lifecycle.complete(offer, by=cast.chidi)
        with pytest.raises(NotNow, match="This is finished"):
            attendance.mark(offer, [MONDAY], HERE, by=cast.chidi)


def test_the_adviser_hears_of_a_missed_day_once_and_reads_no_reason(cast):
    with on(2):
        offer = started(cast)
    with on(3):
        for _ in range(2):
            attendance.mark(offer, [day(3)], NOT_HERE, by=cast.chidi)
        assert told("not_here") == ["Ade"]
        notice = Notification.objects.get(kind="not_here")
        marked = Attendance.objects.get(day=day(3))
        assert attendance.NOT_HERE.line(marked) == (
            "Sam was not at Apprentice ranger on Tuesday 3 November 2026. No reason was asked."
        )
        assert "Sam" not in str(notice.link)


def test_put_right_it_is_not_true_any_more(cast):
    with on(2):
        offer = started(cast)
    with on(3):
        attendance.mark(offer, [day(3)], NOT_HERE, by=cast.chidi)
        attendance.mark(offer, [day(3)], HERE, by=cast.chidi)
        assert not attendance.NOT_HERE.still_true(Attendance.objects.get(day=day(3)))


def test_who_said_so_before_is_not_reported_as_missing(cast):
    with on(2):
        offer = started(cast)
    with on(3):
        heads_ups.say(offer, "cannot_come", by=cast.sam)
        attendance.mark(offer, [day(3)], NOT_HERE, by=cast.chidi)
        assert told("not_here") == []


def test_two_days_in_a_row_are_a_task_for_the_adviser_today(cast):
    with on(2):
        offer = started(cast)
    with on(5):
        attendance.mark(offer, [day(3), day(4)], NOT_HERE, by=cast.chidi)
        assert (told("not_here"), tasks("not_here_again")) == (["Ade"], ["Ade"])


def test_a_mark_that_is_put_right_and_set_again_is_told_again(cast):
    with on(2):
        offer = started(cast)
    with on(5):
        for what in (NOT_HERE, HERE, NOT_HERE):
            for task in Task.objects.open():
                done(task, by=cast.ade)
            attendance.mark(offer, [day(3), day(4)], what, by=cast.chidi)
        assert (told("not_here"), tasks("not_here_again")) == (["Ade"] * 2, ["Ade"] * 2)
        assert Task.objects.open().count() == 1


def test_a_day_between_that_was_not_theirs_does_not_break_the_row(cast):
    with on(2):
        offer = started(cast)
    with on(5):
        attendance.mark(offer, [day(4)], Attendance.What.NOT_THEIRS, by=cast.chidi)
        attendance.mark(offer, [day(3), day(5)], NOT_HERE, by=cast.chidi)
        assert tasks("not_here_again") == ["Ade"]


def test_without_an_adviser_the_service_hears(cast):
    with on(2):
        offer = started(cast, young_adult=make_young_adult("Bo"))
    with on(3):
        attendance.mark(offer, [day(3)], NOT_HERE, by=cast.chidi)
        assert told("not_here") == ["Morgan", "Wren"]


def test_a_missed_first_day_is_kept_and_told_once(cast):
    with on(2):
        intake = make_intake(starts_on=MONDAY, fill_by=MONDAY)
        offer = make_offer(young_adult=cast.sam.young_adult, intake=intake)
        lifecycle.accept(offer, by=cast.sam)
        lifecycle.confirm(offer, by=cast.chidi)
        lifecycle.did_not_attend(offer, by=cast.chidi)
        assert list(Attendance.objects.values_list("day", "what")) == [(MONDAY, "not_here")]
        assert (told("not_here"), tasks("broke_down")) == ([], ["Ade"])


@pytest.fixture
def chidi(cast, client):
    client.force_login(cast.chidi)
    return client


def address(offer) -> str:
    return f"/host/offers/{offer.pk}/days/"


def test_the_home_counts_the_days_and_marks_them_with_one_press(cast, chidi):
    with on(2):
        offer = started(cast)
    with on(5):
        home = chidi.get("/host/")
        assert {count.words: count.number for count in home.context["counts"]} == {"days to mark": 3}
        assert "Here on all 3 days" in home.content.decode()
        sent = {"on": ["2026-11-03", "2026-11-04", "2026-11-05"], "what": "here", "home": "yes"}
        assert chidi.post(address(offer), sent).headers["Location"] == "/host/"
        assert set(Attendance.objects.values_list("what", "marked_by__name")) == {("here", "Chidi")}
        assert not chidi.get("/host/").context["counts"]


def test_one_day_is_marked_and_put_right_on_its_page(cast, chidi):
    with on(2):
        offer = started(cast)
    with on(3):
        answer = chidi.post(address(offer), {"on": "2026-11-03", "what": "not_here"}, follow=True)
        html = answer.content.decode()
        assert "Their adviser finds out how they are. You do not need a reason." in html
        assert "why" not in html[html.index("<main") : html.index("</main>")].lower()
        chidi.post(address(offer), {"on": "2026-11-03", "what": "here"})
        assert Attendance.objects.get(day=day(3)).what == "here"


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({}, 422, "Choose one of the days."),
        ({"on": "2026-11-03"}, 422, "Press one of the buttons beside a day."),
        ({"on": "soon", "what": "here"}, 422, "Choose one of the days."),
        ({"on": "2026-11-03", "what": "ill"}, 422, "Press one of the buttons beside a day."),
        ({"on": "2026-11-12", "what": "here"}, 409, "has not come yet"),
    ],
)
def test_what_cannot_be_marked_gets_a_sentence(cast, chidi, sent, status, sentence):
    with on(2):
        offer = started(cast)
    with on(3):
        answer = chidi.post(address(offer), sent)
        assert (answer.status_code, sentence in answer.content.decode()) == (status, True)
        assert list(Attendance.objects.values_list("day", flat=True)) == [MONDAY]


def test_the_desk_and_the_young_adult_read_it(cast, client):
    with on(2):
        offer = started(cast)
    with on(3):
        attendance.mark(offer, [day(3)], NOT_HERE, by=cast.chidi)
        client.force_login(cast.ade)
        desk = client.get(f"/desk/offers/{offer.pk}/").content.decode()
        assert "Attendance, as the host marked it" in desk
        assert "Not here" in desk
        client.force_login(cast.sam)
        assert "You were not there" in client.get("/my/data/").content.decode()


def queries_of(client, page: str) -> int:
    client.get(page)  # reads the rulebook, which is then remembered
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_the_home_asks_no_more_for_three_with_days_than_for_one(cast, chidi):
    with on(2):
        started(cast)
    with on(5):
        for_one = queries_of(chidi, "/host/")
    with on(2):
        for name in ("Ana", "Bo"):
            started(cast, young_adult=make_young_adult(name))
    with on(5):
        assert queries_of(chidi, "/host/") == for_one
        assert len(chidi.get("/host/").context["to_mark"]) == 3
