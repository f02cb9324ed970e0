"""The test bed itself: what it promises to every other test."""

import json
import socket

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Error, expect
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.models import ProcrastinateJob

from geography.models import Authority
from notifications import live
from tests.bed import database
from tests.bed.axe import axe_violations
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.bed.network import NetworkIsOff
from tests.bed.ports import kept_port
from tests.bed.sharing_out import unit_of


def test_no_test_can_reach_another_machine():
    with pytest.raises(NetworkIsOff, match=r"203\.0\.113\.7"):
        socket.create_connection(("203.0.113.7", 80), timeout=1)
    with pytest.raises(NetworkIsOff, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_leaves_nothing_behind_and_takes_nothing_away(time):
    assert Permission.objects.exists()
    assert not Session.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    Permission.objects.all().delete()
    Session.objects.create(expire_date=timezone.now())
    jobs.configure_task("nothing", allow_unknown=True).defer()


@pytest.mark.django_db
def test_what_migrations_loaded_is_put_back_as_it_was():
    loaded = list(Authority.objects.order_by("pk").values())
    Authority.objects.filter(name="Kent").update(name="Elsewhere")
    Authority.objects.filter(name="Medway").delete()
    Permission.objects.create(name="To do as one likes", codename="all", content_type_id=1)
    with connection.cursor() as cursor:
        cursor.execute(database.BEGIN_AGAIN)
    assert list(Authority.objects.order_by("pk").values()) == loaded
    assert not Permission.objects.filter(codename="all").exists()


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        ("tests/config/test_backups.py::test_a[1]", "tests/config/test_backups.py"),
        ("tests/demo/test_story.py::test_a", "tests/demo/test_story.py"),
        ("tests/rulebook/test_wages.py::test_a[1]", "tests/rulebook/test_wages.py::test_a[1]"),
        ("tests/demo/test_in_a_browser.py::test_a", "tests/demo/test_in_a_browser.py::test_a"),
    ],
)
def test_what_shares_a_set_up_stays_on_one_worker_unless_a_browser_comes_last(test, unit):
    assert unit_of(test) == unit


@pytest.mark.django_db
def test_every_run_has_a_database_of_its_own():
    assert connection.settings_dict["NAME"].startswith("pledges_test_")


async def test_asynchronous_tests_run():
    pass


def test_a_window_shows_the_real_pages_to_a_person_who_is_signed_in(windows, cast):
    page = windows.open("/inbox/", person=cast.wren)
    expect(page).to_have_url("/inbox/")
    expect(page.locator("body")).to_contain_text("Wren")


def test_separate_windows_are_separate_people(windows, cast):
    wren, visitor = windows.open("/inbox/", person=cast.wren), windows.open("/inbox/", width=PHONE)
    expect(visitor.locator("h1")).to_be_visible()
    expect(visitor.locator("body")).not_to_contain_text("Wren")
    wren.reload()
    expect(wren.locator("body")).to_contain_text("Wren")


def test_axe_finds_what_is_wrong_and_only_that(browser):
    page = browser.new_page()
    page.set_content("<html lang=en><title>Good</title><main><h1>Good</h1></main></html>")
    assert axe_violations(page) == []
    page.set_content("<html lang=en><title>Bad</title><main><h1>Bad</h1><img src=x></main></html>")
    assert [line.partition(" ")[0] for line in axe_violations(page)] == ["image-alt"]
    page.close()


def test_axe_takes_a_page_that_goes_for_no_breach_and_looks_at_the_next(windows, db):
    for milliseconds in range(0, 120, 20):
        page = windows.open("/accessibility/")
        page.evaluate("after => { setTimeout(() => location.reload(), after) }", milliseconds)
        assert axe_violations(page) == []


def test_what_axe_cannot_do_on_a_page_that_stays_is_said(browser):
    page = browser.new_page()
    page.set_content("<html lang=en><title>Good</title><main><h1>Good</h1></main></html>")
    page.evaluate("() => { document.querySelectorAll = () => { throw new Error('out of order') } }")
    with pytest.raises(Error, match="out of order"):
        axe_violations(page)
    page.close()


def test_a_port_that_is_kept_goes_to_nobody_else_and_can_be_listened_at():
    with kept_port() as port:
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))
        for _ in range(2):
            with socket.create_server(("127.0.0.1", port)), socket.create_connection(("127.0.0.1", port)):
                pass


def test_a_hint_sent_here_arrives_at_an_open_page(windows, cast):
    page = windows.open("/inbox/", person=cast.wren)
    wait_until_live(page)
    with page.expect_event("websocket") as opened:
        page.reload()
    with opened.value.expect_event("framereceived") as frame:
        wait_until_live(page)
        live.hint([cast.wren.pk], ["inbox"])
    assert json.loads(frame.value) == {"topics": ["inbox"]}
