"""Everything that is held about a young adult, on a page and in two files."""

import json

import pytest

from offers import questions
from tests.factories import make_offer
from youngadults.models import Look

PARTS = ["you", "said", "helpers", "notes", "council_codes", "offers", "questions", "choices", "check_ins"]
PARTS += ["heads_ups", "attendance", "promise_reports", "references", "interests", "wishes", "concerns"]
PARTS += ["referrals", "rounds", "challenges", "did_then", "exceptions", "messages", "looks"]
PARTS += ["changes", "requests"]


@pytest.fixture
def sam(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, reasons=["You like to be outside."])
    questions.ask(offer, "Is there a bus?", by=cast.sam)
    Look.objects.create(young_adult=cast.sam.young_adult, by=cast.ade, role="Personal adviser", page="record")
    client.force_login(cast.sam)
    return cast.sam.young_adult


HELD = ["Samson", "17 May 2005", "+447700900123", "Something outside. I like trees.", "Is there a bus?"]
HELD += ["You like to be outside.", "Personal adviser", "Ade"]


@pytest.mark.parametrize("address", ["/my/data/", "/my/data/to-read/", "/my/data/for-machines/"])
def test_all_of_it_is_on_the_page_and_in_the_files(sam, client, address):
    words = client.get(address).content.decode()
    assert [held for held in HELD if held not in words] == []


def test_a_machine_finds_the_same_keys_in_every_language(sam, client):
    in_english = json.loads(client.get("/my/data/for-machines/").content)
    assert [key for key in in_english if key != "made_at"] == PARTS
    sam.user.language = "vi"
    sam.user.save()
    in_vietnamese = json.loads(client.get("/my/data/for-machines/").content)
    assert list(in_vietnamese) == list(in_english)
    assert in_vietnamese["you"][0].keys() - {"language"} == in_english["you"][0].keys() - {"language"}


def test_the_files_have_names_that_say_nothing(sam, client):
    names = [client.get(f"/my/data/{it}/")["Content-Disposition"] for it in ("to-read", "for-machines")]
    assert names == ['attachment; filename="my-page.html"', 'attachment; filename="my-page.json"']


def test_nothing_of_anybody_else_is_in_it(cast, sam, client):
    make_offer(young_adult=cast.noor.young_adult)
    words = client.get("/my/data/to-read/").content.decode()
    assert "Noor" not in words
    assert "score" not in words


def test_the_page_costs_the_same_however_much_is_held(sam, client, django_assert_num_queries):
    client.get("/my/data/")
    with django_assert_num_queries(QUERIES):
        client.get("/my/data/")
    for _ in range(2):
        questions.ask(make_offer(young_adult=sam), "And when?", by=sam.user)
    with django_assert_num_queries(QUERIES):
        client.get("/my/data/")


QUERIES = 35
