"""The frame that a young adult meets everywhere: the way out, their own door, nothing of passwords."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from tests.access.asking import Row, rows
from tests.youngadults.every_page import NOT_PAGES, address_of
from youngadults import languages

FOR_MACHINES = {*NOT_PAGES, "demo:people", "demo:outbox"}
"""Files and facts without a frame, and the demonstration, which no young adult ever meets."""
# Typed by hand: allauth's pages that whoever looks for the way in may open.
TO_SIGN_IN = ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/accounts/signup/"]
THEIR_OWN = ["/accounts/me/", "/accounts/sessions/", "/accounts/logout/"]
FOR_PASSWORDS = [
    *("account_email", "account_set_password", "account_change_password", "account_reauthenticate"),
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "socialaccount_connections", "accounts:set_up"),
]


def opened_by(name: str) -> list[Row]:
    return [
        row
        for row in rows()
        if row.method == "GET" and row.answers[name] == 200 and row.page not in FOR_MACHINES
    ]


def may_leave(answer) -> bool:
    page = answer.content.decode()
    return answer.status_code == 200 and "data-leave" in page and "js/pages.js" in page


@pytest.mark.parametrize("row", opened_by("sam"), ids=str)
def test_every_page_that_a_young_adult_opens_has_the_way_out(cast, client, row: Row):
    client.force_login(cast.sam)
    assert may_leave(client.get(address_of(row, cast)))


@pytest.mark.parametrize("row", opened_by("visitor"), ids=str)
def test_every_page_before_signing_in_has_the_way_out(cast, client, row: Row):
    assert may_leave(client.get(address_of(row, cast)))


def test_the_pages_of_signing_in_have_the_way_out(cast, client):
    assert [address for address in TO_SIGN_IN if not may_leave(client.get(address))] == []
    client.force_login(cast.sam)
    assert [address for address in THEIR_OWN if not may_leave(client.get(address))] == []
    client.force_login(cast.wren)
    assert not may_leave(client.get("/accounts/sessions/"))


@pytest.mark.parametrize("path", ["/nothing-here/", "/accounts/nothing-here/", "/my/offers/0/"])
def test_what_is_not_there_has_the_way_out_too(cast, client, path):
    for _ in ("a visitor", "Sam"):
        assert "data-leave" in client.get(path, follow=True).content.decode()
        client.force_login(cast.sam)


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_when_something_of_ours_is_broken_there_is_the_way_out(name):
    page = render_to_string(name)
    assert "data-leave" in page
    assert "js/pages.js" in page


@pytest.mark.parametrize("name", FOR_PASSWORDS)
def test_passwords_and_second_steps_are_none_of_a_young_adults(cast, client, name):
    client.force_login(cast.sam)
    for send in (client.get, client.post):
        answer = send(reverse(name))
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/me/")


def test_signing_out_leads_to_their_own_door_and_everybody_else_to_the_welcome(cast, client):
    client.force_login(cast.sam)
    assert client.post("/accounts/logout/")["Location"] == "/l/"
    client.force_login(cast.sam)
    assert client.post("/accounts/me/sign-out-everywhere/")["Location"] == "/l/"
    assert client.get("/my/").status_code == 302
    client.force_login(cast.chidi)
    assert client.post("/accounts/logout/")["Location"] == "/"


def test_a_page_whose_sign_in_is_over_leads_to_the_door_of_who_reads_it(cast, client):
    client.force_login(cast.sam)
    assert 'data-sign-in="/l/"' in client.get("/my/").content.decode()
    client.force_login(cast.wren)
    assert 'data-sign-in="/accounts/login/"' in client.get("/desk/").content.decode()


@pytest.mark.parametrize("address", THEIR_OWN)
def test_my_account_speaks_their_language_and_everybody_elses_is_english(cast, client, address):
    for person in (cast.sam, cast.chidi):
        person.language = "ar"
        person.save()
    client.force_login(cast.sam)
    page = client.get(address).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "Translated by a machine, not yet checked." in page
    client.force_login(cast.chidi)
    assert 'lang="en-gb"' in client.get(address).content.decode()


@pytest.mark.django_db
def test_who_chooses_a_language_on_the_welcome_is_led_to_the_door_which_speaks_it(client):
    page = client.get("/").content.decode()
    assert '<input type="hidden" name="next" value="/l/">' in page
    assert all(f'value="{code}"' in page for code, _ in languages.offered())
    answer = client.post("/language/", {"language": "ps", "next": "/l/"}, follow=True)
    assert 'lang="ps" dir="rtl"' in answer.content.decode()
