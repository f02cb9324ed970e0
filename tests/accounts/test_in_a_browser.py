"""The doors in a real browser: a passkey made and used, an invitation accepted, no barrier on any page."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from accounts import invitations, leaving
from accounts.invitation_tokens import issue_token
from accounts.models import User
from config.council_sign_in import council_sign_in
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.letters import sent_letters
from tests.bed.live import wait_until_live
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(asgi_server):
    people = make_cast()
    for _, person in people:
        invitations.prove_address(person)
    return people


def virtual_authenticator(page):
    """A fingerprint reader in the browser that always says yes and keeps what it made."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_an_ete_worker_sets_up_a_passkey_and_signs_in_with_nothing_else(windows, cast, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    page = windows.open("/desk/", person=cast.wren, width=PHONE)
    authenticator = virtual_authenticator(page)
    expect(page.get_by_role("heading", name="One more thing before you start")).to_be_visible()
    page.get_by_role("link", name="Set up a passkey").click()
    expect(page.get_by_role("heading", name="Set up a passkey")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_label("What do you call this device?").fill("Wren’s phone")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    page.get_by_role("link", name="Use a security key").click()
    page.get_by_role("button", name="Use my passkey or key").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert axe_violations(page) == []
    assert [it.subject for it in sent_letters()] == ["A passkey was added"]
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(f"{windows.url}/desk/")
    assert Authenticator.objects.filter(user=cast.wren, type=Authenticator.Type.WEBAUTHN).count() == 1

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{windows.url}/desk/")
    expect(page.locator(".who__name")).to_have_text("Wren")
    authenticator.detach()


def test_somebody_joins_by_invitation_and_lands_on_what_it_is_for(windows, cast):
    invitation = invitations.invite("robin@example.org", "Robin", "panel_member", by=cast.morgan)
    page = windows.open(f"/accounts/invitation/{issue_token(invitation)}/", width=PHONE)
    expect(page.get_by_role("heading", name="You are invited")).to_be_visible()
    expect(page.get_by_text("Morgan invites you")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="The panel")).to_be_visible()
    expect(page.get_by_text("You have accepted.")).to_be_visible()
    assert User.objects.get(email="robin@example.org").holds("panel_member")


def test_a_leavers_open_page_ends_within_seconds(windows, cast):
    page = windows.open("/pledges/", person=cast.chidi)
    wait_until_live(page)
    leaving.leave(User.objects.get(pk=cast.chidi.pk), by=cast.morgan, why="Retired")
    expect(page).to_have_url(re.compile("/accounts/login/"))


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_who_you_are_and_in_which_role_stands_on_the_page(windows, cast, width):
    page = windows.open("/desk/", person=cast.wren, width=width)
    role = page.locator(".who__role")
    expect(role).to_be_visible()
    expect(role).to_have_text("ETE worker")
    assert page.evaluate("document.documentElement.scrollWidth") == width


OF_MORGAN = (
    "/accounts/me/",
    "/accounts/me/second-step/",
    "/accounts/people/",
    "/accounts/people/?search=nobody",
    "/accounts/people/invite/",
    "/accounts/people/{ade}/",
    "/accounts/people/{ade}/role/",
    "/accounts/people/{ade}/leave/",
    "/accounts/people/{ade}/second-step/",
    "/accounts/roles/{role}/end/",
    "/champions/",
    "/champions/invite/",
    "/caseloads/{ade}/hand-over/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/webauthn/",
    "/accounts/sessions/",
    "/accounts/oidc/council/login/?process=connect",
    "/accounts/3rdparty/",
)
OF_VISITORS = ("/accounts/login/", "/accounts/invitation/{invitation}/", "/accounts/invitation/nothing/")


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_no_page_of_the_doors_holds_a_barrier(windows, cast, settings, width):
    settings.SOCIALACCOUNT_PROVIDERS = council_sign_in("http://localhost:1", "us", "secret", "Kent sign-in")
    invitation = invitations.invite("robin@example.org", "Robin O’Hara", "panel_member", by=cast.morgan)
    places = {
        "ade": cast.ade.pk,
        "role": cast.ade.roles.get().pk,
        "invitation": issue_token(invitation),
    }
    for person, paths in ((cast.morgan, OF_MORGAN), (None, OF_VISITORS)):
        page = windows.open("/accessibility/", person=person, width=width)
        for path in paths:
            page.goto(path.format(**places))
            expect(page.locator("h1"), path).to_have_count(1)
            assert axe_violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") == width, path
