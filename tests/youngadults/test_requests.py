"""Pausing, putting right, objecting, and being forgotten: what happens, by when, and what is left."""

import datetime as dt

import pytest
from django.db import connection

from accounts import links
from accounts.models import User
from notifications import receiving
from notifications.models import Notification, ReceivedText, Task
from notifications.reaching import ways_to
from offers import lifecycle, questions
from offers.models import Offer, PromiseReport
from tests.factories import make_intake, make_offer
from tests.youngadults.every_text import make_rows, write_everywhere
from youngadults import forgetting, letters, requests
from youngadults.models import Request, YoungAdult, a_month_after


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return cast.sam.young_adult


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("day", "month_later"),
    [
        ((2027, 1, 31), (2027, 2, 28)),
        ((2028, 1, 31), (2028, 2, 29)),
        ((2026, 12, 5), (2027, 1, 5)),
        ((2027, 4, 30), (2027, 5, 30)),
    ],
)
def test_the_law_gives_one_month(day, month_later):
    assert a_month_after(dt.date(*day)) == dt.date(*month_later)


def test_a_pause_stops_messages_until_it_is_ended(sam, client):
    client.post("/my/pause/")
    client.post("/my/pause/")
    assert ways_to([sam.user_id])[sam.user_id].reach.silent
    assert "All is paused now." in words(client.get("/my/data/"))
    client.post("/my/resume/")
    assert not ways_to([sam.user_id])[sam.user_id].reach.silent
    assert sam.profile_changes.count() == 2


def test_what_is_asked_becomes_a_task_and_the_answer_comes_back(cast, sam, client):
    client.post("/my/requests/correct/", {"words": "My birthday is the 18th."})
    task = Task.objects.get(kind="answer_request")
    assert task.owner == cast.morgan
    client.force_login(cast.morgan)
    assert "My birthday is the 18th." in words(client.get(task.link))
    client.post(task.link, {"answer": "Thank you. It says the 18th now."})
    assert Notification.objects.get(kind="request_answered").recipient == cast.sam
    client.force_login(cast.sam)
    assert "It says the 18th now." in words(client.get("/my/requests/"))


def test_nothing_typed_gets_a_sentence(sam, client):
    assert "Write a few words" in words(client.post("/my/requests/object/", {"words": " "}))
    assert "Tick the box if you are sure." in words(client.post("/my/requests/forget/", {}))
    assert not Request.objects.exists()


def test_to_be_forgotten_pauses_at_once_and_can_be_taken_back(sam, client):
    for _ in range(2):
        client.post("/my/requests/forget/", {"sure": "on"})
    request = Request.objects.get()
    sam.refresh_from_db()
    assert sam.paused_at
    client.post(f"/my/requests/{request.pk}/take-back/")
    assert not Request.objects.open().exists()
    again = client.post(f"/my/requests/{request.pk}/take-back/")
    assert again.status_code == 409


def test_nobody_else_takes_back_or_answers(cast, sam, client):
    request = requests.ask(sam, "forget", "", by=cast.sam)
    for person in (cast.noor, cast.ade, cast.wren, cast.chidi):
        client.force_login(person)
        for address in (
            f"/my/requests/{request.pk}/take-back/",
            f"/young-adults/requests/{request.pk}/forget/",
        ):
            assert client.post(address).status_code == 404
    assert Request.objects.open().exists()


def test_whoever_is_forgotten_is_nowhere_in_the_database(cast, sam, client):
    """Every text of every row is searched, so a column that is added later is searched too."""
    make_rows(sam, cast.ade)
    write_everywhere(sam, "Zebras and nothing else")
    offer = make_offer(young_adult=sam, reasons=["You like zebras."])
    questions.ask(offer, "Are there zebras?", by=cast.sam)
    letters.make(sam, by=cast.sam)
    links.make(cast.sam)
    client.post(
        "/my/reach/", {"phone": "07700 900789", "email": "zebra@example.org", "preferred_contact": "text"}
    )
    receiving.text({"id": "a", "source_number": "447700900789", "message": "Zebra called, ring me"})
    client.post("/my/requests/object/", {"words": "Do not use my zebras."})
    client.post("/my/requests/forget/", {"sure": "on"})
    assert found_in_database("zebra")
    request = Request.objects.get(kind="forget")
    client.force_login(cast.morgan)
    client.post(f"/young-adults/requests/{request.pk}/forget/")
    assert found_in_database("zebra") == []
    assert found_in_database("Samson") == []
    assert found_in_database("900789") == []
    assert not User.objects.get(pk=cast.sam.pk).is_active
    assert Offer.objects.get(pk=offer.pk).status == "withdrawn_by_service"


def test_whoever_is_forgotten_by_the_clock_is_nowhere_either(cast, sam):
    make_rows(sam, cast.ade)
    write_everywhere(sam, "zebra")
    forgetting.forget_by_itself(sam, why="The time was over.")
    assert found_in_database("zebra") == []
    assert PromiseReport.objects.get().outcome == "No longer kept: they have been forgotten."


def test_texts_from_a_number_that_somebody_else_has_too_stay_for_them(cast, sam, client):
    YoungAdult.objects.filter(pk=cast.noor.young_adult.pk).update(phone=sam.phone)
    receiving.text({"id": "a", "source_number": sam.phone.as_e164, "message": "Ring me"})
    request = requests.ask(sam, "forget", "", by=cast.sam)
    client.force_login(cast.morgan)
    client.post(f"/young-adults/requests/{request.pk}/forget/")
    assert [text.words for text in ReceivedText.objects.all()] == ["Ring me"]


def found_in_database(word):
    """Tables and columns of text in which a word stands."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            """select table_name, column_name from information_schema.columns
            where table_schema = 'public' and data_type in ('character varying', 'text', 'jsonb', 'ARRAY')"""
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" where "{column}"::text ilike %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.append((table, column))
    return found


def test_nothing_is_forgotten_while_something_is_going_on(cast, sam, client):
    offer = make_offer(intake=make_intake(), young_adult=sam, status="started")
    request = requests.ask(sam, "forget", "", by=cast.sam)
    client.force_login(cast.morgan)
    answer = client.post(f"/young-adults/requests/{request.pk}/forget/")
    assert answer.status_code == 409
    assert "Something is still going on." in words(answer)
    sam.refresh_from_db()
    assert (sam.first_name, Request.objects.open().count()) == ("Sam", 1)
    lifecycle.end_early(offer, by=cast.wren)
    assert client.post(f"/young-adults/requests/{request.pk}/forget/").status_code == 302
