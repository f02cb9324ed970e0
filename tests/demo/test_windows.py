"""Signing in as one of the cast: by POST, for everybody, in the demonstration alone."""

import pytest
from django.test import Client

from accounts.models import User
from demo.cast import CAST

pytestmark = pytest.mark.django_db

PEOPLE = "/demo/"


def test_a_visitor_finds_a_button_for_everyone_of_the_cast(client, django_assert_num_queries):
    client.get(PEOPLE)
    with django_assert_num_queries(0):
        page = client.get(PEOPLE)
    assert page.status_code == 200
    for member in CAST:
        assert f'action="/demo/sign-in/{member.handle}/"' in page.content.decode()


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.handle)
def test_one_button_and_one_is_that_person(told, client, member):
    answer = client.post(f"/demo/sign-in/{member.handle}/")
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(User.objects.get(email=member.email).pk)


def test_a_link_alone_signs_nobody_in(told, client):
    assert client.get("/demo/sign-in/sam/").status_code == 405
    assert "_auth_user_id" not in client.session


def test_a_button_needs_its_own_page(told, csrf_client):
    assert csrf_client.post("/demo/sign-in/sam/").status_code == 403


@pytest.fixture
def csrf_client():
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("handle", ["nobody", "wren.hollis", "joel-adeyemi"])
def test_nobody_but_the_cast_can_be_signed_in_as(told, client, handle):
    assert client.post(f"/demo/sign-in/{handle}/").status_code == 404


def test_a_window_of_ones_own_offers_that_person_only(client):
    page = client.get(PEOPLE, headers={"host": "sam.localhost:8000"}).content.decode()
    assert "Sam’s window" in page
    assert 'action="/demo/sign-in/sam/"' in page
    assert "/demo/sign-in/wren/" not in page
    assert 'href="http://localhost:8000/demo/"' in page


def test_every_person_has_a_window_on_the_same_port(client):
    page = client.get(PEOPLE, headers={"host": "localhost:8123"}).content.decode()
    assert 'href="http://wren.localhost:8123/demo/"' in page


def test_elsewhere_than_on_this_machine_private_windows_are_advised(client):
    page = client.get(PEOPLE, headers={"host": "testserver"}).content.decode()
    assert ".localhost" not in page
    assert "private window" in page
