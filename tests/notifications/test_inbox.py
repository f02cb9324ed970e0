"""The inbox: one's own notices, their words now, read and unread, and as few queries for many as for few."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import expect

from notifications import inbox, listing, live
from notifications.models import Notification
from notifications.telling import notify
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.notifications.kinds import NEWS, QUESTION

pytestmark = pytest.mark.django_db
INBOX = reverse("notifications:inbox")


@pytest.fixture
def wrens(client, cast):
    client.force_login(cast.wren)
    return client


def tell(person, about, kind=NEWS, occasion=1):
    notify(person, kind, f"{about.pk}.{occasion}", "/somewhere/")
    return Notification.objects.latest("pk")


def test_a_visitor_is_sent_to_sign_in(client):
    assert client.get(INBOX).status_code == 302


def test_everyone_has_an_inbox_and_an_empty_one_says_what_will_come(client, cast):
    for _name, person in cast:
        client.force_login(person)
        assert "No messages yet" in client.get(INBOX).content.decode()


def test_the_newest_notice_stands_first_in_todays_words(wrens, cast):
    tell(cast.wren, cast.sam)
    tell(cast.wren, cast.noor)
    cast.sam.name = "Sam O’Neill <3"
    cast.sam.save()
    page = wrens.get(INBOX).content.decode()
    assert page.index("Noor has news.") < page.index("Sam O’Neill &lt;3 has news.")


def test_somebody_elses_notice_is_nowhere(wrens, cast):
    notice = tell(cast.ade, cast.sam)
    assert "Sam has news" not in wrens.get(INBOX).content.decode()
    assert wrens.get(reverse("notifications:open", args=[notice.pk])).status_code == 404
    wrens.post(reverse("notifications:read_all"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_following_a_notice_reads_it_and_leads_to_its_page(wrens, cast):
    notice = tell(cast.wren, cast.sam)
    answer = wrens.get(reverse("notifications:open", args=[notice.pk]))
    assert (answer.status_code, answer.url) == (302, "/somewhere/")
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_all_are_marked_as_read_by_a_post_only(wrens, cast):
    tell(cast.wren, cast.sam)
    assert wrens.get(reverse("notifications:read_all")).status_code == 405
    assert Notification.objects.unread().count() == 1
    wrens.post(reverse("notifications:read_all"))
    assert Notification.objects.unread().count() == 0


def test_a_question_asks_as_long_as_it_is_open(wrens, cast):
    tell(cast.wren, cast.sam, QUESTION)
    page = wrens.get(INBOX).content.decode()
    assert "Needs your answer" in page
    assert "data-toast" in page
    cast.sam.is_active = False
    cast.sam.save()
    page = wrens.get(INBOX).content.decode()
    assert "Needs your answer" not in page
    assert "data-toast" not in page


def test_a_notice_whose_record_or_kind_is_gone_says_so(wrens, cast):
    notify(cast.wren, NEWS, "999999.1", "/")
    Notification.objects.create(recipient=cast.wren, kind="from_an_old_release", key="1.1", link="/")
    assert wrens.get(INBOX).content.decode().count("This is no longer here.") == 2


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "999999999999999999999", "1%00"])
def test_a_page_number_that_makes_no_sense_shows_a_page(wrens, cast, page):
    tell(cast.wren, cast.sam)
    assert wrens.get(f"{INBOX}?page={page}").status_code == 200


def test_the_bell_counts_to_99(wrens, cast):
    for occasion in range(100):
        tell(cast.wren, cast.sam, occasion=occasion)
    assert 'bell__count">99+<' in wrens.get(INBOX).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_words_of_a_page_cost_a_query_for_each_kind(cast, rows, django_assert_num_queries):
    for occasion in range(rows):
        tell(cast.wren, cast.sam, NEWS, occasion)
        tell(cast.wren, cast.noor, QUESTION, occasion)
    with django_assert_num_queries(1 + 2):
        assert len(inbox.lines(Notification.objects.visible_to(cast.wren))) == 2 * rows


def test_a_page_costs_the_same_with_one_notice_of_each_kind_and_with_three(wrens, cast):
    queries = []
    for occasion in range(3):
        tell(cast.wren, cast.sam, NEWS, occasion)
        tell(cast.wren, cast.sam, QUESTION, occasion)
        wrens.get(INBOX)
        with CaptureQueriesContext(connection) as asked:
            wrens.get(INBOX)
        queries.append(len(asked))
    assert queries == [queries[0]] * 3


def test_the_page_of_all_kinds_is_not_stale(settings):
    path = settings.BASE_DIR / "docs" / "notices.md"
    assert path.read_text() == listing.page(), "Run: python manage.py list_notices"


def test_the_command_writes_that_page(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    call_command("list_notices", verbosity=0)
    assert (tmp_path / "docs" / "notices.md").read_text() == listing.page()


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
@pytest.mark.django_db(transaction=True)
def test_the_page_passes_axe(windows, cast, width):
    tell(cast.wren, cast.sam)
    tell(cast.wren, cast.noor, QUESTION)
    page = windows.open(INBOX, person=cast.wren, width=width)
    assert axe_violations(page) == []


@pytest.mark.django_db(transaction=True)
def test_bell_list_and_toast_change_by_themselves_and_tabs_agree(windows, cast):
    tell(cast.sam, cast.noor)
    first = windows.open(INBOX, person=cast.sam, width=PHONE)
    second = windows.open(INBOX, person=cast.sam, width=PHONE)
    for page in (first, second):
        wait_until_live(page)
    tell(cast.sam, cast.wren, QUESTION)
    for page in (first, second):
        page.locator(".toast.is-new", has_text="Wren waits for an answer.").wait_for()
        expect(page.locator(".bell__count")).to_have_text("2")
        expect(page.locator("#inbox li")).to_have_count(2)
    first.get_by_role("button", name="Mark all as read").click()
    second.locator(".bell__count").wait_for(state="detached")
    expect(second.get_by_text("New", exact=True)).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_a_page_that_lost_its_connection_catches_up(windows, cast):
    page = windows.open(INBOX, person=cast.wren)
    wait_until_live(page)
    # No hint at all: as if it had been sent while nobody listened.
    Notification.objects.create(recipient=cast.wren, kind=NEWS.name, key=f"{cast.sam.pk}.1", link="/")
    live.send([live.group_of(cast.wren.pk)], {"type": "hints.missed"})
    page.get_by_role("link", name="Sam has news.").wait_for()
    wait_until_live(page)


@pytest.mark.django_db(transaction=True)
def test_signing_out_in_one_tab_takes_the_other_to_the_door(windows, cast):
    page = windows.open(INBOX, person=cast.wren)
    other = page.context.new_page()
    other.goto(INBOX)
    wait_until_live(other)
    page.locator("details.who summary").click()
    page.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/accounts/login/**")
