"""The letter: made in one tap, checked by a link that says nothing but whether it is real, and from when."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from youngadults.models import StatusLetter


def words(answer):
    return " ".join(answer.content.decode().split())


def test_one_tap_makes_a_letter_and_a_second_makes_no_other(cast, client):
    client.force_login(cast.sam)
    assert "care leaver" not in words(client.get("/my/letter/"))
    for _ in range(2):
        client.post("/my/letter/make/")
    letter = StatusLetter.objects.get()
    page = words(client.get("/my/letter/"))
    assert "Sam Samson" in page
    assert f"/letter/{letter.code}/" in page
    assert "<svg" in page


def test_who_checks_it_learns_that_it_is_real_and_nothing_else(cast, client):
    client.force_login(cast.sam)
    client.post("/my/letter/make/")
    letter = StatusLetter.objects.get()
    page = words(Client().get(f"/letter/{letter.code}/"))
    assert "This letter is real" in page
    for word in ("Sam", "2005", "17 May", "care leaver", "Ade", "bursary"):
        assert word not in page, word


def test_a_letter_that_was_taken_back_or_is_a_year_old_is_not_valid(cast, client):
    client.force_login(cast.sam)
    client.post("/my/letter/make/")
    code = StatusLetter.objects.get().code
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=366)):
        old = Client().get(f"/letter/{code}/")
    client.post("/my/letter/take-back/")
    taken_back, made_up = Client().get(f"/letter/{code}/"), Client().get("/letter/made-up/")
    assert [one.status_code for one in (old, taken_back, made_up)] == [404, 404, 404]
    assert len({re.sub(r'nonce="[^"]+"|value="[^"]+"', "", words(one)) for one in (taken_back, made_up)}) == 1


def test_a_new_letter_takes_the_place_of_one_that_is_too_old(cast, client):
    client.force_login(cast.sam)
    StatusLetter.objects.create(
        young_adult=cast.sam.young_adult, made_at=dt.datetime.now(dt.UTC) - dt.timedelta(days=400)
    )
    client.post("/my/letter/make/")
    assert StatusLetter.objects.valid().count() == 1


@pytest.mark.django_db
def test_a_code_that_the_database_would_refuse_is_no_letter(client):
    assert client.get("/letter/%00/").status_code == 404
