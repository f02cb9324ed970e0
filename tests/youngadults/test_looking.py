"""Whoever opens a young adult's record leaves a line, and the young adult can read it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from offers import broken_promises, lifecycle, promise_reports, questions, safety
from offers.models import DutyTurn
from tests.access.asking import pages
from tests.access.desk_things import override
from tests.factories import make_offer
from youngadults import requests
from youngadults.models import Look

LIVE = {"headers": {"X-Requested-With": "live"}}

LEAVES = {
    # every page of the 18+ service that takes a key: what somebody looked at, or a dash: no record is opened
    "desk:young_adult": "record",
    "desk:offer": "offer",
    "desk:move": "offer",
    "desk:question": "question",
    "youngadults:way_in": "way_in",
    "youngadults:contact": "way_in",
    "youngadults:answer_request": "record",
    "desk:change_adviser": "record",
    "desk:caseloads": "-",
    "desk:cover": "-",
    "desk:end_cover": "-",
    # by pressing a button on the page that leaves the line
    "youngadults:forget": "-",
    # it opens by pressing a button only, and leaves the line of the page on which that stands
    "youngadults:read_out_code": "-",
    "youngadults:hand_over": "-",
    "desk:pledge": "-",
    "desk:approve": "-",
    "desk:refer_back": "-",
    "desk:pause": "-",
    "desk:close": "-",
    "desk:choose": "-",
    "desk:preview": "-",
    "desk:send": "-",
    # names and why not, as the preview has them
    **dict.fromkeys(("desk:send_many", "desk:sending", "desk:stop_sending"), "-"),
    "desk:override": "record",
    # by pressing a button on the page that leaves the line
    "desk:take_back_override": "-",
    "desk:breakdown": "offer",
    "desk:promise_report": "offer",
    "desk:put_to_host": "offer",
    "desk:broken_promise": "offer",
    "desk:concern": "concern",
    "desk:move_concern": "concern",
    "desk:raise_concern": "record",
    "desk:write_note": "record",
    "desk:refer": "record",
    "desk:summary": "record",
    "desk:permission": "record",
    "desk:stop_messages": "record",
    "desk:messages_again": "record",
    # by pressing a button on a page that leaves the line, or on a row that names no more than a list does
    **dict.fromkeys(("desk:take_concern", "desk:note_need", "desk:need_met", "desk:open_note"), "-"),
    **dict.fromkeys(("desk:take", "desk:put_off", "desk:bring_back", "desk:hand_over"), "-"),
    **dict.fromkeys(("desk:task_done", "desk:see_to_referral", "desk:drop", "desk:lift", "desk:narrow"), "-"),
    # about rules and files, not about somebody
    **dict.fromkeys(("desk:rule", "desk:change_rule", "desk:call_off_holiday"), "-"),
    **dict.fromkeys((f"youngadults:import_{it}" for it in ("show", "columns", "write", "cancel")), "-"),
    **dict.fromkeys(("youngadults:import_take_back", "youngadults:import_advisers"), "-"),
}
PUBLIC = {
    *("youngadults:link", "youngadults:get_link", "youngadults:new_link", "youngadults:code"),
    *(
        "youngadults:show_code",
        "youngadults:check_letter",
        "youngadults:language",
        "youngadults:leave",
        "youngadults:manifest",
        "youngadults:worker",
    ),
}
THEIR_OWN = {
    *("youngadults:reach", "youngadults:start", "youngadults:question", "youngadults:about"),
    "youngadults:about_question",
    "youngadults:new_email",
    *("youngadults:pause", "youngadults:resume", "youngadults:requests", "youngadults:ask_us"),
    *("youngadults:take_back", "youngadults:letter", "youngadults:make_letter"),
    "youngadults:take_back_letter",
    "youngadults:notes",
}
WITHOUT_A_KEY = {"desk:today", "desk:pledges", "desk:young_adults", "desk:offers", "desk:organisations"}
WITHOUT_A_KEY |= {"desk:my_caseload", "desk:duty", "desk:plan", "desk:hold", "desk:service"}
WITHOUT_A_KEY |= {"desk:overrides", "desk:rules", "desk:add_holiday"}
WITHOUT_A_KEY |= {"youngadults:import_list", "youngadults:import_new", "youngadults:export"}


def test_no_page_of_the_service_is_missing_from_the_list():
    theirs = {page for page in pages() if page.startswith(("desk:", "youngadults:"))}
    assert theirs - PUBLIC - THEIR_OWN - WITHOUT_A_KEY == LEAVES.keys()


@pytest.fixture
def addresses(cast):
    """The pages on which somebody's record is opened, all of them Sam's."""
    sam = cast.sam.young_adult
    offer = make_offer(young_adult=sam)
    question = questions.ask(offer, "Can I bring my dog?", by=cast.sam)
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    concern = safety.take(safety.raise_concern(sam, by=cast.sam), by=cast.wren)
    started = make_offer(young_adult=sam, status="started")
    report = promise_reports.report(started, "pay", by=cast.sam)
    other = promise_reports.report(started, "hours", by=cast.sam)
    broken = broken_promises.put_to_host(other, "Other hours.", by=cast.morgan)
    lifecycle.end_early(started, by=cast.chidi)
    return {
        "desk:breakdown": reverse("desk:breakdown", args=[started.breakdowns.get().pk]),
        "desk:promise_report": reverse("desk:promise_report", args=[report.pk]),
        "desk:put_to_host": reverse("desk:put_to_host", args=[report.pk]),
        "desk:broken_promise": reverse("desk:broken_promise", args=[broken.pk]),
        "desk:concern": reverse("desk:concern", args=[concern.pk]),
        "desk:move_concern": reverse("desk:move_concern", args=[concern.pk, "note"]),
        "desk:raise_concern": reverse("desk:raise_concern", args=[sam.pk]),
        "desk:write_note": reverse("desk:write_note", args=[sam.pk]),
        "desk:refer": reverse("desk:refer", args=[sam.pk]),
        "desk:summary": reverse("desk:summary", args=[sam.pk]),
        "desk:young_adult": reverse("desk:young_adult", args=[sam.pk]),
        "desk:permission": reverse("desk:permission", args=[sam.pk]),
        "desk:stop_messages": reverse("desk:stop_messages", args=[sam.pk]),
        "desk:messages_again": reverse("desk:messages_again", args=[sam.pk]),
        "desk:override": reverse("desk:override", args=override(cast)),
        "desk:offer": reverse("desk:offer", args=[offer.pk]),
        "desk:move": reverse("desk:move", args=[offer.pk, "decline"]),
        "desk:question": reverse("desk:question", args=[question.pk]),
        "desk:change_adviser": reverse("desk:change_adviser", args=[sam.pk]),
        "youngadults:way_in": reverse("youngadults:way_in", args=[sam.pk]),
        "youngadults:answer_request": reverse(
            "youngadults:answer_request", args=[requests.ask(sam, "correct", "Samira", by=cast.sam).pk]
        ),
        "youngadults:contact": reverse("youngadults:contact", args=[sam.pk]),
    }


@pytest.mark.parametrize("page", [page for page, kind in LEAVES.items() if kind != "-"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_opening_a_record_leaves_a_line(cast, client, addresses, page, method):
    client.force_login(cast.wren)
    getattr(client, method)(addresses[page])
    look = Look.objects.get()
    assert (look.young_adult.user, look.by, look.role) == (cast.sam, cast.wren, "ETE worker")
    assert look.page == LEAVES[page]


def test_who_may_not_see_it_leaves_no_line(cast, client, addresses):
    for person in (cast.amina, cast.chidi, cast.pat, cast.noor):
        client.force_login(person)
        for address in addresses.values():
            assert client.get(address).status_code == 404
    assert not Look.objects.exists()


def test_lists_with_names_are_no_looks(cast, client):
    make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.wren)
    assert "Samson" in client.get(reverse("desk:young_adults")).content.decode()
    assert not Look.objects.exists()


@pytest.mark.parametrize("page", ["desk:young_adults", "desk:offers"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_that_leaves_as_a_file_leaves_a_line_for_each_who_is_on_it(cast, client, page, form):
    make_offer(young_adult=cast.sam.young_adult)
    make_offer(young_adult=cast.noor.young_adult)
    client.force_login(cast.ade)
    for _ in range(2):
        assert b"".join(client.get(reverse(page), {"file": form}).streaming_content)
    look = Look.objects.get()
    assert (look.young_adult.user, look.by, look.page) == (cast.sam, cast.ade, "list")
    assert look.role == "Personal adviser"


def test_only_those_who_were_found_are_on_the_file(cast, client):
    client.force_login(cast.wren)
    assert b"".join(
        client.get(reverse("desk:young_adults"), {"file": "csv", "search": "Noor"}).streaming_content
    )
    assert Look.objects.get().young_adult.user == cast.noor


def test_their_own_pages_leave_no_line(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.sam)
    client.get(reverse("my:home"))
    client.get(reverse("my:offer", args=[offer.pk]))
    assert not Look.objects.exists()


def test_one_line_for_each_person_page_and_quarter_of_an_hour(cast, client, addresses):
    for person in (cast.ade, cast.wren):
        client.force_login(person)
        for address in (addresses["desk:young_adult"], addresses["desk:offer"]) * 3:
            client.get(address)
    kept = Look.objects.order_by("by__name", "page").values_list("by__name", "page")
    assert list(kept) == [("Ade", "offer"), ("Ade", "record"), ("Wren", "offer"), ("Wren", "record")]


def test_in_another_quarter_of_an_hour_it_is_another_look(cast, client, addresses):
    client.force_login(cast.ade)
    client.get(addresses["desk:young_adult"])
    Look.objects.update(at=timezone.now() - dt.timedelta(minutes=15))
    client.get(addresses["desk:young_adult"])
    assert Look.objects.count() == 2


def test_the_database_refuses_a_second_line_in_a_quarter_of_an_hour(cast):
    look = {"young_adult": cast.sam.young_adult, "by": cast.ade, "page": "record"}
    half_past = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
    Look.objects.create(at=half_past, **look)
    Look.objects.create(at=half_past - dt.timedelta(seconds=1), **look)
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(at=half_past + dt.timedelta(minutes=14, seconds=59), **look)


def test_a_page_that_reads_itself_again_is_the_same_look_for_a_day(cast, client, addresses):
    client.force_login(cast.ade)
    client.get(addresses["desk:young_adult"])
    Look.objects.update(at=timezone.now() - dt.timedelta(hours=23))
    client.get(addresses["desk:young_adult"], **LIVE)
    assert Look.objects.count() == 1
    Look.objects.update(at=timezone.now() - dt.timedelta(hours=25))
    client.get(addresses["desk:young_adult"], **LIVE)
    assert Look.objects.count() == 2


def test_nobody_looks_unseen_by_calling_it_a_page_that_reads_itself_again(cast, client, addresses):
    client.force_login(cast.ade)
    client.get(addresses["desk:young_adult"], **LIVE)
    assert Look.objects.get().by == cast.ade


def test_the_role_is_what_it_was_then(cast, client, addresses):
    client.force_login(cast.wren)
    client.get(addresses["desk:young_adult"])
    cast.wren.roles.update(kind="service_manager")
    assert Look.objects.get().role == "ETE worker"


@pytest.fixture
def sams(cast) -> Client:
    client = Client()
    client.force_login(cast.sam)
    return client


def test_the_young_adult_reads_who_as_what_and_when_the_newest_first(cast, client, addresses, sams):
    for person, page in ((cast.wren, "desk:offer"), (cast.ade, "desk:young_adult")):
        client.force_login(person)
        client.get(addresses[page])
    Look.objects.filter(by=cast.wren).update(at=timezone.now() - dt.timedelta(days=1))
    page = sams.get(reverse("my:looks")).content.decode()
    assert page.index("<strong>Ade</strong>, Personal adviser") < page.index(
        "<strong>Wren</strong>, ETE worker"
    )
    assert "Opened your page." in page
    assert "Opened one of your offers." in page
    assert reverse("my:looks") in sams.get(reverse("my:home")).content.decode()


def test_nobody_reads_who_looked_at_another(cast, client, addresses):
    client.force_login(cast.amina)
    client.get(reverse("desk:young_adult", args=[cast.noor.young_adult.pk]))
    client.force_login(cast.sam)
    page = client.get(reverse("my:looks")).content.decode()
    assert "Amina" not in page
    assert "No one has looked yet." in page


@pytest.mark.parametrize("number", ["2", "99", "-1", "x", "\0", "9" * 5000])
def test_the_lines_come_in_pages_and_no_page_number_breaks_them(cast, sams, number):
    make_looks(cast, 30)
    assert sams.get(reverse("my:looks"), {"page": number}).status_code == 200
    assert sams.get(reverse("my:looks")).content.decode().count("<strong>Ade</strong>") == 25
    assert sams.get(reverse("my:looks"), {"page": 2}).content.decode().count("<strong>Ade</strong>") == 5


def make_looks(cast, number):
    long_ago = timezone.now() - dt.timedelta(days=40)
    Look.objects.bulk_create(
        Look(
            young_adult=cast.sam.young_adult,
            by=cast.ade,
            page="record",
            at=long_ago + dt.timedelta(hours=hour),
        )
        for hour in range(number)
    )


@pytest.mark.parametrize("number", [1, 3])
def test_many_lines_cost_no_more_than_one(cast, sams, django_assert_num_queries, number):
    make_looks(cast, number)
    sams.get(reverse("my:looks"))
    with django_assert_num_queries(10):
        sams.get(reverse("my:looks"))
