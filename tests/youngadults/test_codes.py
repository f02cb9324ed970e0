"""A code in place of a link: read out by an adviser or shown on one's own phone, good once, for minutes."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import links
from accounts.models import SignInLink
from tests.youngadults.background import send_what_was_asked_for
from youngadults import jobs
from youngadults.models import Preferences

CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "codes"}}


@pytest.fixture
def sam(cast):
    return cast.sam


def words(answer):
    return " ".join(answer.content.decode().split())


def typed(code, **more):
    return {"code": code, "first_name": "Sam", "day_of_birth": "17", **more}


def code_on(page):
    return re.search(r'class="code"[^>]*>(\d{4} \d{4})<', page.content.decode())[1]


def queued():
    return ProcrastinateJob.objects.filter(task_name=jobs.send_links.name)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_an_adviser_reads_out_a_code_that_lets_them_in_once(cast, sam, client):
    adviser = Client()
    adviser.force_login(cast.ade)
    code = code_on(adviser.post(f"/young-adults/{sam.young_adult.pk}/way-in/code/"))
    assert client.post("/l/code/", typed(code))["Location"] == "/my/start/"
    assert client.session["_auth_user_id"] == str(sam.pk)
    again = Client().post("/l/code/", typed(code))
    assert again.status_code == 422
    assert "This code does not work." in words(again)


def test_who_began_the_start_already_comes_to_their_offers(sam, client):
    Preferences.objects.filter(young_adult=sam.young_adult).update(asked=["name"])
    assert client.post("/l/code/", typed(links.make_code(sam)))["Location"] == "/"


def test_the_code_opens_a_door_that_wrong_answers_had_shut(cast, sam, client):
    link = f"/l/{links.make(sam)}/"
    for _ in range(2):
        client.post(link, {"first_name": "Alex", "day_of_birth": "1"})
    adviser = Client()
    adviser.force_login(cast.ade)
    code = code_on(adviser.post(f"/young-adults/{sam.young_adult.pk}/way-in/code/"))
    assert client.post("/l/code/", typed(code)).status_code == 302


def test_a_link_on_the_phone_becomes_a_code_for_another_screen(sam, client):
    token = links.make(sam)
    page = Client().post(f"/l/{token}/code/")
    assert "Sam" not in words(page)
    assert client.post("/l/code/", typed(code_on(page))).status_code == 302
    assert Client().get(f"/l/{token}/").status_code == 410


def test_digits_of_any_script_and_spaces_are_understood(sam, client):
    code = links.make_code(sam)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.post("/l/code/", typed(f" {arabic[:4]} {arabic[4:]} ")).status_code == 302


def test_two_wrong_answers_behind_a_code_shut_the_door_too(sam, client):
    code = links.make_code(sam)
    for _ in range(2):
        assert client.post("/l/code/", typed(code, first_name="Alex")).status_code == 422
    assert client.post("/l/code/", typed(code)).status_code == 422
    assert not is_signed_in(client)


@pytest.mark.parametrize("code", ["", "1", "abcdefgh", "99999999", "9" * 20, "1234\x005678"])
def test_a_made_up_code_gets_a_sentence(sam, client, code):
    links.make_code(sam)
    answer = client.post("/l/code/", typed(code))
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(sam, client):
    code = links.make_code(sam)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)):
        assert client.post("/l/code/", typed(code)).status_code == 422


def test_a_code_is_no_address_and_only_its_hash_is_kept(sam, client):
    code = links.make_code(sam)
    for address in (f"/l/{code}/", f"/l/code%2F{code}/", f"/l/code {code}/"):
        assert client.get(address).status_code == 404
    assert code not in SignInLink.objects.get().token_hash


def test_whoever_guesses_codes_is_stopped(sam, client, settings):
    settings.CACHES = CACHE
    code = links.make_code(sam)
    for _ in range(20):
        client.post("/l/code/", typed("00000000"))
    answer = client.post("/l/code/", typed(code))
    assert "You have tried many times." in words(answer)
    assert not is_signed_in(client)


def test_one_number_gets_only_so_many_links_and_nobody_learns_of_it(sam, client, settings):
    settings.CACHES = {"default": {**CACHE["default"], "LOCATION": "links"}}
    start = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
    answers = []
    for minutes in range(0, 30, 3):
        with time_machine.travel(start + dt.timedelta(minutes=minutes)):
            answers.append(words(client.post("/l/", {"reach": "07700 900123"})))
    assert len({answer.partition("<main")[2].partition("</main>")[0] for answer in answers}) == 1
    assert [job.args["young_adult_ids"] != [] for job in queued()] == [True] * 6


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/my/offers/7/", "/my/offers/7/"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil", "/"),
        ("/" + "x" * 300, "/"),
    ],
)
def test_a_link_leads_on_to_where_they_were_but_never_away_from_here(sam, client, asked, leads_to):
    client.post(f"/l/?next={asked}", {"reach": "07700 900123"})
    send_what_was_asked_for()
    assert sam.notifications.get(kind="sign_in_link").link == leads_to


def test_behind_a_page_of_theirs_is_their_own_door(client, db):
    assert client.get("/my/offers/7/")["Location"] == "/l/?next=/my/offers/7/"
