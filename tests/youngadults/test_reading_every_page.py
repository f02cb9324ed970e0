"""English of our own on every young adult's page: a Flesch–Kincaid grade of at most 4.5."""

import re

import pytest
from django.test import Client

from tests.access.asking import Row
from tests.offers.test_reading_age import check
from tests.youngadults.every_page import (
    BY_ALLAUTH,
    address_of,
    answer_to,
    pages_at_the_door,
    pages_of_sam,
    refusals,
    refusals_at_the_door,
)


@pytest.mark.parametrize("row", pages_of_sam(), ids=str)
def test_a_page_is_easy_to_read(cast, client, row: Row):
    address = address_of(row, cast)
    client.force_login(cast.sam)
    check(ours(client.get(address).content.decode()))


def ours(page: str) -> str:
    """Without what people typed, which stands on the page of all that is held, and what licences want."""
    return re.sub(r'<(dd|p) class="written[^>]*>.*?</\1>', "", page, flags=re.DOTALL)


@pytest.mark.parametrize("row", pages_at_the_door(), ids=str)
def test_a_page_at_the_door_is_easy_to_read(cast, row: Row):
    check(Client().get(address_of(row, cast)).content.decode())


@pytest.mark.parametrize("row", refusals(), ids=str)
def test_what_cannot_be_is_easy_to_read(cast, client, row: Row):
    client.force_login(cast.sam)
    check(ours(answer_to(row, client, cast)))


@pytest.mark.parametrize("row", refusals_at_the_door(), ids=str)
def test_what_cannot_be_at_the_door_is_easy_to_read(cast, client, row: Row):
    check(answer_to(row, client, cast))


def test_where_one_is_signed_in_is_easy_to_read(cast, client):
    client.force_login(cast.sam)
    for address in BY_ALLAUTH:
        check(client.get(address).content.decode())


def test_a_new_address_is_easy_to_read(cast, client):
    client.force_login(cast.sam)
    new = {"phone": "07700 900123", "email": "samira@example.org", "preferred_contact": "text"}
    client.post("/my/reach/", new)
    for page in ("/my/reach/code/", "/my/reach/"):
        check(client.get(page).content.decode())
    check(client.post("/my/reach/code/", {"code": "1"}).content.decode())


@pytest.mark.parametrize("question", ["name", "when", "like", "work", "not", "far", "hours", "helps"])
def test_each_question_is_easy_to_read(cast, client, question):
    client.force_login(cast.sam)
    check(client.get(f"/my/start/{question}/").content.decode())


@pytest.mark.parametrize("kind", ["correct", "object", "forget"])
def test_what_happens_then_is_easy_to_read(cast, client, kind):
    client.force_login(cast.sam)
    check(client.get(f"/my/requests/{kind}/").content.decode())
