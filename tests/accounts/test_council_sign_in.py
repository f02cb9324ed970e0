"""The council's own sign-in by OpenID Connect, against a provider of our own over real HTTP."""

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts import leaving
from accounts.invitations import prove_address
from config.council_sign_in import council_sign_in, origin
from tests.bed.council_sign_in import CLIENT_ID, CLIENT_SECRET, CouncilSignIn
from tests.bed.letters import sent_letters
from tests.bed.waiting import PATIENCE

pytestmark = pytest.mark.django_db

CHIDI_AT_WORK = {
    "sub": "pairwise-1",
    "oid": "7d1c-chidi",
    "name": "Chidi",
    "email": "chidi.okafor@council.example",
    "email_verified": True,
}


@pytest.fixture
def provider(settings):
    with CouncilSignIn(person=CHIDI_AT_WORK) as running:
        settings.SOCIALACCOUNT_PROVIDERS = council_sign_in(
            running.issuer, CLIENT_ID, CLIENT_SECRET, "Kent sign-in", "oid"
        )
        yield running


def go_through(client, process="login"):
    """Press the button, go to the provider as a browser does, and come back."""
    begun = client.post(f"/accounts/oidc/council/login/?process={process}")
    assert begun.status_code == 302, begun.content
    back = requests.get(begun["Location"], allow_redirects=False, timeout=PATIENCE).headers["Location"]
    path = back.removeprefix("http://testserver")
    return client.get(path)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def connect(user):
    prove_address(user)
    answer = go_through(signed_in(user), "connect")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/me/")


def test_connected_from_my_account_it_signs_in_from_then_on(cast, provider):
    connect(cast.chidi)
    assert SocialAccount.objects.get().uid == "7d1c-chidi"
    (news,) = sent_letters()
    assert (news.subject, news.to) == ("Another way of signing in was connected", ["chidi@example.org"])
    assert "You can sign in with Kent sign-in from now on." in news.body

    visitor = Client()
    assert "Kent sign-in" in visitor.get("/accounts/login/").content.decode()
    answer = go_through(visitor)
    assert answer.wsgi_request.user == cast.chidi
    assert provider.refused == []
    # The address over there does not become one of ours: nobody signs in or resets a password by it.
    assert [it.email for it in EmailAddress.objects.all()] == ["chidi@example.org"]


def test_an_equal_address_never_links(cast, provider):
    provider.person = {"oid": "mallory", "sub": "m", "email": cast.morgan.email, "email_verified": True}
    visitor = Client()
    answer = go_through(visitor)
    assert answer.status_code == 403
    assert "not connected yet" in answer.content.decode()
    assert not visitor.get("/").wsgi_request.user.is_authenticated
    assert not SocialAccount.objects.exists()


def test_nobody_gets_an_account_by_it(cast, provider):
    before = type(cast.chidi).objects.count()
    provider.person = {"oid": "new", "sub": "n", "email": "new@council.example", "email_verified": True}
    assert go_through(Client()).status_code == 403
    assert type(cast.chidi).objects.count() == before


def test_one_council_account_belongs_to_one_account_here(cast, provider):
    connect(cast.chidi)
    dana = signed_in(cast.dana)
    go_through(dana, "connect")
    assert "connected to another account" in dana.get("/accounts/me/").content.decode()
    assert SocialAccount.objects.get().user == cast.chidi


def test_a_changed_address_at_work_changes_nothing(cast, provider):
    connect(cast.chidi)
    provider.person = {**CHIDI_AT_WORK, "email": "c.okafor@council.example"}
    assert go_through(Client()).wsgi_request.user == cast.chidi


def test_a_leaver_does_not_come_in_by_it(cast, provider):
    connect(cast.pat)
    leaving.leave(cast.pat, by=cast.morgan, why="Left")
    answer = go_through(Client())
    assert answer.status_code == 403
    assert not answer.wsgi_request.user.is_authenticated


def test_saying_no_over_there_is_told_plainly(cast, provider):
    provider.person = {}
    visitor = Client()
    answer = go_through(visitor)
    page = visitor.get(answer["Location"]) if answer.status_code == 302 else answer
    assert "You came back without signing in" in page.content.decode()


def test_a_reply_that_we_did_not_ask_for_is_refused(cast, provider):
    connect(cast.chidi)
    answer = Client().get("/accounts/oidc/council/login/callback/?code=stolen&state=made-up")
    assert "did not work" in answer.content.decode()
    assert not answer.wsgi_request.user.is_authenticated


def test_a_code_that_was_used_is_refused(cast, provider):
    connect(cast.chidi)
    client = Client()
    begun = client.post("/accounts/oidc/council/login/?process=login")
    back = requests.get(begun["Location"], allow_redirects=False, timeout=PATIENCE).headers["Location"]
    provider.codes.clear()
    answer = client.get(back.removeprefix("http://testserver"))
    assert not answer.wsgi_request.user.is_authenticated
    assert provider.refused == ["token"]


def test_a_link_on_another_site_cannot_begin_it(cast, provider):
    answer = Client().get("/accounts/oidc/council/login/?process=login")
    assert answer.status_code == 200
    assert "Go on" in answer.content.decode()


def test_without_the_settings_there_is_no_such_door(cast):
    assert Client().get("/accounts/oidc/council/login/").status_code == 404
    assert "council account" not in Client().get("/accounts/login/").content.decode()


def test_the_page_policy_lets_our_form_lead_there():
    assert origin("https://login.example.org/tenant/v2.0") == "https://login.example.org"
