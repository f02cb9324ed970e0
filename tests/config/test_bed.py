"""The test bed itself: what it promises to every other test."""

import json
import socket

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.models import ProcrastinateJob

from notifications import live
from tests.bed.axe import axe_violations
from tests.bed.browser import PHONE
from tests.bed.network import NetworkIsOff
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
    assert page.url.endswith("/inbox/")
    assert "Wren" in page.inner_text("body")


def test_separate_windows_are_separate_people(windows, cast):
    wren, visitor = windows.open("/inbox/", person=cast.wren), windows.open("/inbox/", width=PHONE)
    assert "Wren" not in visitor.inner_text("body")
    wren.reload()
    assert "Wren" in wren.inner_text("body")


def test_axe_finds_what_is_wrong_and_only_that(browser):
    page = browser.new_page()
    page.set_content("<html lang=en><title>Good</title><main><h1>Good</h1></main></html>")
    assert axe_violations(page) == []
    page.set_content("<html lang=en><title>Bad</title><main><h1>Bad</h1><img src=x></main></html>")
    assert [line.partition(" ")[0] for line in axe_violations(page)] == ["image-alt"]
    page.close()


def test_a_hint_sent_here_arrives_at_an_open_page(windows, cast):
    page = windows.open("/inbox/", person=cast.wren)
    page.wait_for_selector("[data-live-state=live]", state="attached")
    with page.expect_event("websocket") as opened:
        page.reload()
    with opened.value.expect_event("framereceived") as frame:
        page.wait_for_selector("[data-live-state=live]", state="attached")
        live.hint([cast.wren.pk], ["inbox"])
    assert json.loads(frame.value) == {"topics": ["inbox"]}
