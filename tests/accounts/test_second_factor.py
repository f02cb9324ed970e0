"""The second step: required of the 18+ service and its managers, offered to the rest, put right on record."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from accounts import jobs, second_factor
from accounts.invitations import prove_address
from accounts.models import User
from lifecycles import NotPermitted
from notifications.standing import standing_of

pytestmark = pytest.mark.django_db

MUST = {"wren", "ade", "amina", "morgan"}


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def signed_in(user):
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def set_up(user):
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")


def code_now(secret="JBSWY3DPEHPK3PXP"):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_who_must_have_one_is_led_to_it_from_every_page(cast):
    for name, person in cast:
        client = signed_in(person)
        for path in ("/", "/inbox/", "/desk/", "/accounts/people/", "/accounts/me/", "/pledges/"):
            led = client.get(path).headers.get("Location") == "/accounts/me/second-step/"
            assert led is (name in MUST), (name, path)


def test_the_pages_where_it_is_set_up_open(cast):
    client = signed_in(cast.wren)
    for path in ("/accounts/me/second-step/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"):
        assert client.get(path).status_code == 200, path
    assert client.post("/accounts/logout/").status_code == 302


def test_nothing_is_changed_by_a_post_before_it_is_there(cast):
    answer = signed_in(cast.morgan).post(f"/accounts/people/{cast.pat.pk}/leave/", {"why": "x"})
    assert answer["Location"] == "/accounts/me/second-step/"
    assert User.objects.get(pk=cast.pat.pk).is_active


def test_with_one_everything_opens_and_recovery_codes_alone_are_none(cast):
    Authenticator.objects.create(user=cast.wren, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert signed_in(cast.wren).get("/desk/").status_code == 302
    set_up(cast.wren)
    assert signed_in(cast.wren).get("/desk/").status_code == 200


def test_their_pages_may_not_listen_before(cast):
    people = [person.pk for _, person in cast]
    listening = standing_of(people, []).people.keys()
    assert {name for name, person in cast if person.pk not in listening} == MUST
    set_up(cast.wren)
    assert cast.wren.pk in standing_of(people, []).people


def test_an_app_is_set_up_and_asked_for_at_the_next_sign_in(cast):
    client = signed_in(cast.wren)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code class="wrap">(\w+)</code>', page)
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret.group(1))})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    assert client.get("/desk/").status_code == 200

    cast.wren.set_password("a heron in the harbour")
    cast.wren.save()
    prove_address(cast.wren)
    visitor = Client()
    answer = visitor.post(
        "/accounts/login/", {"login": cast.wren.email, "password": "a heron in the harbour"}
    )
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert not visitor.get("/").wsgi_request.user.is_authenticated


def test_a_lost_one_is_taken_off_by_a_manager_on_record_and_by_mail(cast):
    set_up(cast.wren)
    set_up(cast.morgan)
    wren = signed_in(cast.wren)
    assert wren.get("/desk/").status_code == 200
    answer = signed_in(cast.morgan).post(
        f"/accounts/people/{cast.wren.pk}/second-step/", {"why": "Phone in the river; I rang her desk."}
    )
    assert answer.status_code == 302
    change = cast.wren.account_changes.get()
    assert (change.what, change.by, change.why) == (
        "second_factor_reset",
        cast.morgan,
        "Phone in the river; I rang her desk.",
    )
    assert not UserSession.objects.filter(user=cast.wren).exists()
    assert wren.get("/desk/")["Location"].startswith("/accounts/login/")
    assert not second_factor.has_one(cast.wren)

    jobs.tell_of_reset(change_id=change.pk)
    assert mail.outbox[-1].to == [cast.wren.email]
    assert "Morgan took off your second step" in mail.outbox[-1].body


def test_nobody_but_a_manager_takes_one_off_and_no_manager_their_own(cast):
    set_up(cast.morgan)
    for _, person in cast:
        with pytest.raises(NotPermitted):
            second_factor.reset(cast.morgan, by=person, why="x")
    assert second_factor.has_one(cast.morgan)
