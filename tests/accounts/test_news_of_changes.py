"""A way into an account was changed: its owner is told by e-mail, since it may have been somebody else."""

import datetime as dt
import re
from pathlib import Path

import allauth
import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.test import Client

from accounts.invitations import prove_address
from accounts.models import SealedLetter
from notifications import wording
from tests.bed.letters import sent_letters

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "a rook on the minster roof", "a heron in the harbour"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def wren(cast):
    cast.wren.set_password(PASSWORD)
    cast.wren.save()
    prove_address(cast.wren)
    return cast.wren


@pytest.fixture
def client(wren):
    client = Client(headers={"user-agent": FIREFOX})
    client.post("/accounts/login/", {"login": wren.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def told(client, path, answers, capture):
    """The subjects of what is mailed when somebody answers this page, and to whom."""
    before = len(sent_letters())
    with capture(execute=True):
        assert client.post(path, answers).status_code == 302
    return [(it.subject, it.to) for it in sent_letters()[before:]]


def code_of(page):
    secret = re.search(r'<code class="wrap">(\w+)</code>', page.content.decode()).group(1)
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_changed_password_is_told_with_when_and_where(client, wren, django_capture_on_commit_callbacks):
    answers = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    with time_machine.travel(dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC), tick=False):
        client.post("/accounts/login/", {"login": wren.email, "password": PASSWORD})
        news = told(client, "/accounts/password/change/", answers, django_capture_on_commit_callbacks)
    assert news == [("Your password was changed", [wren.email])]
    body = sent_letters()[-1].body
    assert "When: 1 July 2026, 10:30am\nOn: Firefox, Windows\nFrom: 127.0.0.1" in body
    assert "If this was not you, ring us now" in body


def test_a_password_that_was_chosen_by_a_link_is_told(wren, django_capture_on_commit_callbacks):
    visitor = Client()
    visitor.post("/accounts/password/reset/", {"email": wren.email})
    link = re.search(r"https?://[^/]+(/\S+)", sent_letters()[-1].body).group(1)
    form = visitor.get(link, follow=True).redirect_chain[-1][0]
    answers = {"password1": NEW, "password2": NEW}
    assert told(visitor, form, answers, django_capture_on_commit_callbacks) == [
        ("Your password was changed", [wren.email])
    ]


def test_a_second_step_that_comes_or_goes_is_told(client, wren, django_capture_on_commit_callbacks):
    app = "/accounts/2fa/totp/activate/"
    added = told(client, app, {"code": code_of(client.get(app))}, django_capture_on_commit_callbacks)
    assert ("An authenticator app was added", [wren.email]) in added

    codes = "/accounts/2fa/recovery-codes/generate/"
    assert told(client, codes, {}, django_capture_on_commit_callbacks) == [
        ("You have new recovery codes", [wren.email])
    ]

    data = {"name": "A phone", "credential": {}}
    passkey = Authenticator.objects.create(user=wren, type=Authenticator.Type.WEBAUTHN, data=data)
    path = f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/"
    assert ("A passkey was taken off", [wren.email]) in told(
        client, path, {}, django_capture_on_commit_callbacks
    )

    off = told(client, "/accounts/2fa/totp/deactivate/", {}, django_capture_on_commit_callbacks)
    assert ("An authenticator app was taken off", [wren.email]) in off


def test_a_changed_address_is_told_where_messages_went_before(
    client, wren, django_capture_on_commit_callbacks
):
    client.post("/accounts/email/", {"email": "wren.new@example.org", "action_add": "yes"})
    code = re.search(r"^[A-Z0-9-]{4,}$", sent_letters()[-1].body, re.MULTILINE).group()
    news = told(client, "/accounts/confirm-email/", {"code": code}, django_capture_on_commit_callbacks)
    assert news == [("Your e-mail address was changed", ["wren@example.org"])]
    assert "from wren@example.org to wren.new@example.org" in sent_letters()[-1].body


def test_a_mail_server_that_is_away_for_a_weekend_keeps_nobody_from_hearing(client, wren):
    answers = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/accounts/password/change/", answers)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=2, hours=20)):
        assert [it.subject for it in sent_letters()] == ["Your password was changed"]
    assert not SealedLetter.objects.exists()


OURS = Path(settings.BASE_DIR, "templates")
SUBJECTS = sorted(OURS.rglob("email/*_subject.txt"))
NEVER_SENT = {"account/email/email_confirm_message.txt"}


@pytest.mark.parametrize("template", SUBJECTS, ids=lambda path: path.stem)
def test_no_subject_of_the_doors_says_more_than_may_be_said_outside(template):
    assert wording.check(template.read_text().strip())


def test_every_change_that_is_told_is_told_in_our_words():
    """allauth looks for a template of ours and takes its own where there is none."""
    of_allauth = Path(allauth.__file__).parent / "templates"
    extending = [it for it in of_allauth.rglob("*_message.txt") if "base_notification" in it.read_text()]
    theirs = {str(it.relative_to(of_allauth)) for it in extending} - NEVER_SENT
    ours = {str(it.relative_to(OURS)) for it in OURS.rglob("*_message.txt")}
    assert len(theirs) > 10
    assert theirs - ours == set()
