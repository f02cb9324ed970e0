"""For the service manager: who has how much, what is overdue, rules set aside, the rulebook."""

import datetime as dt
import inspect

import pytest
from django.urls import reverse
from django.utils import timezone

from champions.models import Champion, Document
from desk import rules, service
from desk.queue import CAN_BE_LATE, KINDS, groups, marks
from notifications.models import Task
from offers import promise_reports, safety
from offers.models import DutyTurn, PromiseReport
from rulebook.calendar import is_working_day
from rulebook.changing import change
from rulebook.entries import RULES, NotAValue
from rulebook.models import Entry
from rulebook.reading import value
from tests.factories import make_offer, make_pledge
from tests.people import make_organisation, make_young_adult


def test_workload_counts_what_each_has_before_them(cast):
    key, now = f"{cast.sam.young_adult.pk}", timezone.now()
    for number, days in ((1, -1), (2, 1)):
        due_at = now + dt.timedelta(days=days)
        Task.objects.create(
            owner=cast.ade, kind="tell_in_person", key=f"{key}.{number}", link="/", due_at=due_at
        )
    make_offer(young_adult=cast.noor.young_adult, offered_by=cast.wren)
    loads = {str(it.person): (it.caseload, it.tasks, it.overdue, it.offers) for it in service.loads()}
    assert loads == {"Ade": (1, 2, 1, 0), "Amina": (1, 0, 0, 0), "Morgan": (0, 0, 0, 0), "Wren": (0, 0, 0, 1)}
    assert next(iter(loads)) == "Ade", "who is behind comes first"


def test_what_is_overdue_names_no_concern_to_a_manager_who_is_not_on_duty(cast, client):
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer)
    late = timezone.now() - dt.timedelta(days=1)
    Task.objects.create(
        owner=cast.ade, kind="tell_in_person", key=f"{offer.young_adult_id}.1", link="/", due_at=late
    )
    assert set(Task.objects.values_list("kind", flat=True)) >= {"safety_concern_to_take", "tell_in_person"}
    Task.objects.update(due_at=late)
    client.force_login(cast.morgan)
    page = client.get(reverse("desk:service")).content.decode()
    assert "There is news for Sam" in page
    assert "feel safe" not in page


def test_what_is_overdue_leads_to_what_it_is_about_and_the_manager_may_read_it(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="offered")
    link = reverse("desk:offer", args=[offer.pk])
    late = timezone.now() - dt.timedelta(days=1)
    key = f"{offer.young_adult_id}.1"
    Task.objects.create(owner=cast.ade, kind="tell_in_person", key=key, link=link, due_at=late)
    client.force_login(cast.morgan)
    assert f'href="{link}">There is news for Sam' in client.get(reverse("desk:service")).content.decode()
    assert client.get(link).status_code == 200


def test_what_is_late_on_today_is_overdue_too_once_with_who_is_on_it(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", by=cast.sam)
    long_ago = timezone.now() - dt.timedelta(days=20)
    PromiseReport.objects.update(reported_at=long_ago)
    Task.objects.update(due_at=long_ago)
    safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer)
    (row,) = service.overdue(cast.morgan)
    assert (row.title, row.who) == ("Sam Samson: Apprentice ranger is not as promised", "Nobody")
    marks.take(f"promise.{report.pk}", by=cast.wren)
    client.force_login(cast.morgan)
    page = " ".join(client.get(reverse("desk:service")).content.decode().split())
    overdue = page.partition('<h2 class="flush">Overdue</h2>')[2].partition("</ul>")[0]
    assert row.link in overdue
    assert "Wren is on it" in overdue
    assert "feel safe" not in overdue


def test_every_kind_of_row_that_can_be_late_is_asked_for_what_is_overdue():
    late = {kind.name for kind in KINDS.values() if "late=" in inspect.getsource(kind.row)}
    assert late - {"concern", "task", "reach", "trouble"} == set(CAN_BE_LATE)


def test_a_department_without_a_champion_is_named_and_one_whose_champion_goes(cast):
    make_organisation("Museums")
    Champion.objects.filter(user=cast.chidi).update(ends_on=timezone.localdate() + dt.timedelta(days=30))
    assert [str(body) for body in service.vacant()] == ["Museums"]
    assert [str(champion.user) for champion in service.ending()] == ["Chidi"]


@pytest.mark.parametrize("number", [1, 3])
def test_many_workers_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    for each in range(number):
        make_organisation(f"Team {each}")
        due_at = timezone.now() - dt.timedelta(days=1)
        key = f"{cast.sam.young_adult.pk}.{each}"
        Task.objects.create(owner=cast.ade, kind="tell_in_person", key=key, link="/", due_at=due_at)
        person = make_young_adult(f"Late {each}")
        promise_reports.report(make_offer(young_adult=person, status="started"), by=person.user)
    PromiseReport.objects.update(reported_at=timezone.now() - dt.timedelta(days=20))
    client.force_login(cast.morgan)
    client.get(reverse("desk:service"))
    with django_assert_num_queries(36):
        client.get(reverse("desk:service"))


def test_a_rule_is_changed_from_a_day_on_with_who_when_and_why(cast, client):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    client.force_login(cast.morgan)
    said = {"value": "4", "from_on": tomorrow.isoformat(), "why": "Winter"}
    answer = client.post(reverse("desk:change_rule", args=["offer.open_cap"]), said, follow=True)
    page = answer.content.decode()
    assert f"4 offers, from {tomorrow:%-d %B %Y}" in page
    assert "Winter" in page
    assert (value("offer.open_cap"), value("offer.open_cap", on=tomorrow)) == (3, 4)
    assert Entry.objects.get(key="offer.open_cap").changed_by == cast.morgan


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("offer.open_cap", "many", "Enter a whole number, 0 or more."),
        ("offer.open_cap", "-1", "Enter a whole number, 0 or more."),
        ("offer.open_cap", "", "Enter a whole number, 0 or more."),
        ("offer.reminder_at_percent", "101", "Enter a whole number from 0 to 100."),
        ("council.brand", "green", "Enter a colour as # and six digits"),
        ("notice.quiet_from", "25:00", "Enter a time of day"),
        ("safety.numbers", "call us", "Enter names and numbers like this"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_a_sentence_and_kept(cast, client, key, typed, sentence):
    client.force_login(cast.morgan)
    said = {"value": typed, "from_on": timezone.localdate().isoformat(), "why": "A long reason"}
    answer = client.post(reverse("desk:change_rule", args=[key]), said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "A long reason" in answer.content.decode()
    assert not Entry.objects.filter(key=key, changed_by=cast.morgan).exists()


def test_what_has_been_said_of_days_gone_stays(cast, client):
    client.force_login(cast.morgan)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    said = {"value": "4", "from_on": yesterday.isoformat(), "why": "x"}
    answer = client.post(reverse("desk:change_rule", args=["offer.open_cap"]), said)
    assert (answer.status_code, "That day has gone" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("offer.open_cap", " 4 ", 4),
        ("council.contact_phone", "01622000000", "01622000000"),
        ("council.brand", "#0F5E5C", "#0f5e5c"),
        ("safety.numbers", "Emergency:999;", "Emergency: 999"),
    ],
)
def test_what_is_typed_is_kept_as_the_rule_wants_it(key, typed, kept):
    assert rules.typed(RULES[key], typed) == kept


# Typed by hand: a rule, what is kept, what people read, what stands beside the box.
WRITTEN = [
    ("link.lifetime_minutes", 1_440, "24 hours", "In minutes. 1,440 minutes is 24 hours."),
    ("session.young_adult_minutes", 10_080, "7 days", "In minutes. 10,080 minutes is 7 days."),
    ("session.staff_minutes", 480, "8 hours", "In minutes. 480 minutes is 8 hours."),
    ("code.lifetime_minutes", 15, "15 minutes", "In minutes."),
    ("partner.kept_days", 730, "2 years", "In days. 730 days is 2 years."),
    ("guest.kept_days", 180, "180 days", "In days."),
    ("apprenticeship.bursary_pence", 300_000, "£3,000", "In pence. 300,000 pence is £3,000."),
    ("wage.from_21", 1_271, "£12.71 an hour", "In pence an hour. 1,271 pence an hour is £12.71 an hour."),
    (
        "notice.text_tenths_of_a_penny",
        24,
        "2.4p",
        "In tenths of a penny. 24 tenths of a penny is 2.4p.",
    ),
    (
        "offer.reminder_at_percent",
        40,
        "40% of the time that the offer is open",
        "In % of the time that the offer is open.",
    ),
    ("notice.quiet_from", "20:00", "8:00pm", "20:00 is 8:00pm."),
    ("offer.open_working_days", 1, "1 working day", "In working days."),
    ("sign_up.most_an_hour", 1, "1 sign-up an hour", "In sign-ups an hour."),
    ("notice.texts_a_month", 2_000, "2,000 texts", "In texts."),
    ("council.contact_phone", "", "Not filled in", ""),
]


@pytest.mark.parametrize(("key", "kept", "words", "beside"), WRITTEN)
def test_what_a_rule_says_is_written_as_people_write_it(key, kept, words, beside):
    assert rules.in_words(RULES[key], kept) == words
    assert rules.to_be_typed(RULES[key], kept) == beside


def test_a_rule_and_its_history_and_its_change_page_are_written_alike(cast, client):
    client.force_login(cast.morgan)
    key = "link.lifetime_minutes"
    change(key, 2_880, by=cast.morgan, why="A longer weekend")
    page = client.get(reverse("desk:rule", args=[key])).content.decode()
    assert "2 days, from" in page
    asked = client.get(reverse("desk:change_rule", args=[key])).content.decode()
    assert "Today it says 2 days." in asked
    assert "2,880 minutes is 2 days." in asked
    assert 'value="2880"' in asked


def test_no_rule_of_the_book_is_read_in_a_unit_for_machines(db):
    read = "\n".join(line.today for _, lines in rules.chapters() for line in lines)
    for unit in ("1,440", "10,080", "tenths", "pence", ".00", " %", "730 days", "365 days"):
        assert unit not in read, read


def test_a_number_is_not_read_from_words():
    with pytest.raises(NotAValue):
        rules.typed(RULES["offer.open_cap"], "4.5")


def test_every_rule_stands_in_the_book_under_a_heading_of_its_own(db):
    assert {line.rule.key for _, lines in rules.chapters() for line in lines} == set(RULES)


def test_a_holiday_that_the_council_adds_is_no_working_day(cast, client):
    day = dt.date(2030, 1, 2)
    assert is_working_day(day)
    client.force_login(cast.morgan)
    url = reverse("desk:add_holiday")
    assert client.post(url, {"on": "2030-01-02", "name": "Founders’ day"}).status_code == 302
    assert not is_working_day(day)
    assert client.post(url, {"on": "2030-01-02", "name": "Again"}).status_code == 422
    page = client.get(reverse("desk:rules")).content.decode()
    assert "Founders’ day, 2 January 2030: added" in page
    off = reverse("desk:call_off_holiday", args=["2030-01-02"])
    assert "Founders’ day is a working day again." in client.post(off, follow=True).content.decode()
    assert is_working_day(day)
    page = client.get(reverse("desk:rules")).content.decode()
    assert "Founders’ day, 2 January 2030: called off" in page
    assert client.post(off).status_code == 404
    assert client.post(url, {"on": "2030-01-02", "name": "After all"}).status_code == 302
    assert not is_working_day(day)


def test_a_document_that_is_soon_over_is_asked_for_while_something_is_offered(cast):
    pledge = make_pledge()
    soon = timezone.localdate() + dt.timedelta(days=value("document.warn_days_again"))
    shown = {"organisation": pledge.organisation, "words": "Ms Lee", "accepted_at": timezone.now()}
    Document.objects.create(kind="references", expires_on=soon, **shown)
    Document.objects.create(kind="data_protection", expires_on=soon + dt.timedelta(days=1), **shown)
    Document.objects.create(
        kind="safeguarding_contact", expires_on=soon, words="x", organisation=pledge.organisation
    )
    rows = [
        (row.title, row.action) for group in groups(cast.wren) for row in group.rows if group.key == "ours"
    ]
    assert rows == [
        ("Parks: Who listens when somebody does not feel safe", "Look at it"),
        ("Parks: References", "Ask for a new one"),
    ]
    change("document.warn_days_again", 0, by=None, why="")
    assert len([row for group in groups(cast.wren) for row in group.rows if group.key == "ours"]) == 1
