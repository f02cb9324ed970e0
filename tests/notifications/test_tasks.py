"""What needs a human: one list for each worker, once for each thing, and gone when it is solved."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.rooms import doors_for
from notifications import outages, tasks
from notifications.models import Task
from notifications.providers import Outcome, Result
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.notifications.kinds import NEWS, QUESTION

pytestmark = pytest.mark.django_db
TASKS = reverse("notifications:tasks")


def give(owner, about, occasion=1, kind=QUESTION, hours=4):
    due_at = timezone.now() + dt.timedelta(hours=hours)
    tasks.open_task(owner, kind, f"{about.pk}.{occasion}", "/", due_at)


def sentences(person):
    return [todo.sentence for todo in tasks.to_do(person)]


def test_everyone_has_a_list_of_their_own_the_most_pressing_first(client, cast):
    give(cast.ade, cast.sam, hours=9)
    give(cast.ade, cast.noor, hours=1)
    give(cast.amina, cast.chidi)
    assert sentences(cast.ade) == ["Noor waits for an answer.", "Sam waits for an answer."]
    assert sentences(cast.amina) == ["Chidi waits for an answer."]
    for _name, person in cast:
        client.force_login(person)
        assert client.get(TASKS).status_code == (404 if person.signs_in_by_link else 200)


def test_the_same_thing_is_asked_once_while_it_is_open_and_again_afterwards(cast):
    give(cast.ade, cast.sam, occasion=1)
    give(cast.ade, cast.sam, occasion=1)
    give(cast.ade, cast.sam, occasion=2)
    assert Task.objects.count() == 1
    tasks.done(Task.objects.get(), by=cast.ade)
    give(cast.ade, cast.sam, occasion=3)
    assert Task.objects.open().count() == 1


def test_a_task_about_one_record_does_not_hide_another_whose_number_begins_the_same(cast):
    give(cast.ade, cast.sam)
    due_at = timezone.now()
    tasks.open_task(cast.ade, QUESTION, f"{cast.sam.pk}0.1", "/", due_at)
    assert Task.objects.count() == 2


def test_what_is_solved_goes_away_and_is_closed(cast):
    give(cast.ade, cast.sam)
    cast.sam.is_active = False
    cast.sam.save()
    assert sentences(cast.ade) == []
    assert tasks.close_solved() == 1
    assert (Task.objects.get().done_at is not None, Task.objects.get().done_by) == (True, None)


def test_what_is_not_solved_stays(cast):
    give(cast.ade, cast.sam)
    assert tasks.close_solved() == 0
    assert sentences(cast.ade) == ["Sam waits for an answer."]


def test_only_its_owner_ticks_it_off_and_only_by_a_post(client, cast):
    give(cast.ade, cast.sam)
    done = reverse("notifications:task_done", args=[Task.objects.get().pk])
    client.force_login(cast.amina)
    assert client.post(done).status_code == 404
    client.force_login(cast.ade)
    assert client.get(done).status_code == 405
    assert Task.objects.open().exists()
    for _ in range(2):
        assert client.post(done).status_code == 302
    assert Task.objects.get().done_by == cast.ade


def test_a_long_list_costs_no_more_queries_than_a_short_one(client, cast):
    client.force_login(cast.ade)
    client.get(TASKS)
    queries = []
    for about in (cast.sam, cast.noor, cast.chidi):
        give(cast.ade, about)
        give(cast.ade, about, kind=NEWS)
        with CaptureQueriesContext(connection) as asked:
            client.get(TASKS)
        queries.append(len(asked))
    assert queries == [queries[0]] * 3


def test_the_navigation_counts_what_waits_for_those_who_have_tasks(cast):
    give(cast.ade, cast.sam)
    give(cast.ade, cast.noor)
    counts = {
        name: door.count
        for name, person in cast
        for door in doors_for(person)
        if door.url_name == "notifications:tasks"
    }
    assert counts == {"ade": 2, "amina": 0, "wren": 0, "morgan": 0}


@pytest.mark.parametrize("page", [TASKS, "/desk/"])
def test_while_a_provider_is_away_the_desk_says_so(client, cast, page):
    client.force_login(cast.wren)
    outages.note("text", Outcome(Result.UNKNOWN))
    assert "Text message: the provider does not answer" in client.get(page).content.decode()
    outages.note("text", Outcome(Result.ACCEPTED))
    assert "does not answer" not in client.get(page).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_page_passes_axe_and_a_new_task_appears_by_itself(windows, cast, width):
    page = windows.open(TASKS, person=cast.ade, width=width)
    wait_until_live(page)
    give(cast.ade, cast.sam, hours=-2)
    page.get_by_role("link", name="Sam waits for an answer.").wait_for()
    expect(page.get_by_text("Overdue")).to_be_visible()
    assert axe_violations(page) == []
