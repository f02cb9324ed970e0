"""Signing in: who is refused, what strangers cannot learn, and attempts that are counted across processes."""

import datetime as dt
import os
import re
import subprocess
import sys
import textwrap

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client

from accounts import leaving
from accounts.invitations import prove_address
from accounts.models import Role
from tests.bed.database import another_database
from tests.bed.letters import sent_letters

PASSWORD = "a rook on the minster roof"


@pytest.fixture
def wren(cast):
    cast.wren.set_password(PASSWORD)
    cast.wren.save()
    prove_address(cast.wren)
    return cast.wren


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.get("/inbox/")
    return client


def sign_in(client, email, password=PASSWORD):
    return client.post("/accounts/login/", {"login": email, "password": password})


# Refused, each


@pytest.mark.django_db
def test_a_stranger_is_led_to_the_door(cast):
    assert Client().get("/desk/")["Location"] == "/accounts/login/?next=/desk/"


@pytest.mark.django_db
def test_a_leaver_is_refused_by_every_way_in(cast, wren):
    leaving.leave(wren, by=cast.morgan, why="Another job")
    client = Client()
    assert sign_in(client, wren.email).status_code == 200
    client.post("/accounts/login/code/", {"email": wren.email})
    client.post("/accounts/password/reset/", {"email": wren.email})
    assert sent_letters() == []
    assert not client.get("/").wsgi_request.user.is_authenticated


@pytest.mark.django_db
def test_a_role_that_has_ended_opens_nothing_on_the_next_click(cast, wren):
    client = signed_in(wren)
    assert client.get("/desk/").status_code == 200
    Role.objects.filter(user=wren).update(ends_on=dt.date.today() - dt.timedelta(days=1))
    assert client.get("/desk/").status_code == 404
    assert "no role here today" in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_session_that_was_ended_elsewhere_is_refused(cast, wren):
    here, lost = signed_in(wren), signed_in(wren)
    assert UserSession.objects.filter(user=wren).count() == 2
    here.post("/accounts/sessions/")
    assert lost.get("/desk/")["Location"].startswith("/accounts/login/")
    assert here.get("/desk/").status_code == 200


@pytest.mark.django_db
def test_signing_out_everywhere_ends_this_device_too(cast, wren):
    here, there, other = signed_in(wren), signed_in(wren), signed_in(cast.ade)
    here.post("/accounts/me/sign-out-everywhere/")
    for client in (here, there):
        assert client.get("/desk/")["Location"].startswith("/accounts/login/")
    assert other.get("/desk/").status_code == 200


@pytest.mark.django_db
def test_a_new_password_ends_the_sessions_of_the_old_one(cast, wren):
    other = signed_in(wren)
    client = Client()
    client.post("/accounts/password/reset/", {"email": wren.email})
    link = re.search(r"https?://[^/]+(/\S+)", sent_letters()[-1].body).group(1)
    form = client.get(link, follow=True)
    new = {"password1": "a heron in the harbour", "password2": "a heron in the harbour"}
    client.post(form.redirect_chain[-1][0], new)
    assert other.get("/desk/")["Location"].startswith("/accounts/login/")
    assert sign_in(Client(), wren.email, "a heron in the harbour").status_code == 302
    assert sign_in(Client(), wren.email, PASSWORD).status_code == 200


@pytest.mark.django_db
def test_an_address_is_changed_by_proving_the_new_one(cast, wren):
    client = Client()
    sign_in(client, wren.email)
    asked = client.post("/accounts/email/", {"email": "wren.new@example.org", "action_add": "yes"})
    asked = client.get(asked["Location"])
    if "/reauthenticate/" in asked.wsgi_request.path:
        client.post(asked.wsgi_request.get_full_path(), {"password": PASSWORD})
    code = re.search(r"^[A-Z0-9-]{4,}$", sent_letters()[-1].body, re.MULTILINE).group()
    assert mail.outbox[-1].to == ["wren.new@example.org"]
    wren.refresh_from_db()
    assert wren.email == "wren@example.org"
    client.post("/accounts/confirm-email/", {"code": code})
    wren.refresh_from_db()
    assert wren.email == "wren.new@example.org"


@pytest.mark.django_db
def test_somebody_elses_address_is_neither_taken_nor_betrayed(cast, wren):
    """Sam's address is known to us, and is no address of an account that signs in with it."""
    client = Client()
    sign_in(client, wren.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    pages = []
    for address in (cast.sam.email, "nobody.yet@example.org"):
        answer = client.post("/accounts/email/", {"email": address, "action_add": "yes"})
        pages.append((answer.status_code, alike(client.get(answer["Location"]), address)))
    assert pages[0] == pages[1]
    wren.refresh_from_db()
    assert wren.email == "wren@example.org"


# What strangers cannot learn

ASKING = [
    ("/accounts/login/", {"password": "not this one, surely"}, "login"),
    ("/accounts/login/code/", {}, "email"),
    ("/accounts/password/reset/", {}, "email"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "more", "field"), ASKING, ids=[path for path, *_ in ASKING])
def test_the_known_and_the_unknown_get_the_same_answer(cast, wren, path, more, field):
    answers = []
    leaving.leave(cast.pat, by=cast.morgan, why="x")
    for address in (wren.email, "nobody@example.org", cast.pat.email):
        client = Client()
        answer = client.post(path, {field: address, **more})
        pages = [(answer.status_code, answer.headers.get("Location"), alike(answer, address))]
        if answer.status_code == 302:
            pages.append(alike(client.get(answer["Location"]), address))
        answers.append(pages)
    assert answers[0] == answers[1] == answers[2]
    assert {to for message in sent_letters() for to in message.to} <= {wren.email}


def alike(answer, address):
    """A page without what differs between any two readings of it."""
    page = answer.content.decode().replace(address, "…")
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


@pytest.mark.django_db
def test_the_unknown_get_no_mail(cast, wren):
    for path, more, field in ASKING:
        Client().post(path, {field: "nobody@example.org", **more})
    assert sent_letters() == []


@pytest.mark.django_db
def test_a_wrong_password_and_too_many_of_them_say_what_to_do(wren, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    attempt = {"login": wren.email, "password": "not this one"}
    pages = [Client().post("/accounts/login/", attempt).content.decode() for _ in range(6)]
    assert "Check both, or have a code e-mailed to you instead." in pages[0]
    assert "Too many tries. Wait five minutes, then try again." in pages[-1]


@pytest.mark.django_db
def test_a_hint_of_allauth_keeps_its_link():
    page = Client().get("/accounts/login/").content.decode()
    assert '<a href="/accounts/password/reset/">I have forgotten my password</a>' in page


@pytest.mark.django_db
def test_nobody_signs_up(cast):
    answer = Client().post(
        "/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert "by invitation" in answer.content.decode()
    assert not type(cast.wren).objects.filter(email="new@example.org").exists()


# Attempts, counted together

A_PROCESS = """
    import sys, django
    from django.conf import settings
    # Whether the static files have been collected is no matter here.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    django.setup()
    from django.test import Client
    client = Client(headers={"x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https"})
    for password in sys.argv[2:]:
        answer = client.post(
            "/accounts/login/", {"login": sys.argv[1], "password": password}, headers={"host": "localhost"}
        )
        print(answer.status_code, "too many" in answer.content.decode().lower())
"""


def in_a_process_of_its_own(database, *arguments):
    """A second server process as production runs it, down to the settings module and the cache table."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": database,
        "EMAIL_HOST": "localhost",
        "DEFAULT_FROM_EMAIL": "from@example.org",
    }
    ran = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout.split("\n")[:-1]


@pytest.mark.django_db(transaction=True)
def test_attempts_are_counted_across_processes():
    with another_database("doors", migrated=True) as database:
        in_a_process_of_its_own(database, "manage.py", "createcachetable")
        tries = ["-c", textwrap.dedent(A_PROCESS), "wren@example.org"]
        first = in_a_process_of_its_own(database, *tries, "one", "two", "three")
        second = in_a_process_of_its_own(database, *tries, "four", "five", "six")
        somebody_else = in_a_process_of_its_own(
            database, "-c", textwrap.dedent(A_PROCESS), "ade@example.org", "one"
        )
    refused = [line.endswith("True") for line in first + second]
    assert refused == [False, False, False, False, False, True]
    assert somebody_else[0].endswith("False")


@pytest.mark.django_db
def test_when_a_device_was_last_used_is_noted_once_a_minute(cast, wren):
    client = signed_in(wren)
    client.get("/desk/")
    first = UserSession.objects.get(user=wren).last_seen_at
    client.get("/desk/")
    assert UserSession.objects.get(user=wren).last_seen_at == first
    UserSession.objects.update(last_seen_at=first - dt.timedelta(minutes=2))
    client.get("/desk/")
    assert UserSession.objects.get(user=wren).last_seen_at > first


@pytest.mark.django_db
def test_another_browser_with_the_same_sign_in_is_noted_at_once(cast, wren):
    client = signed_in(wren)
    client.get("/desk/")
    client.get("/desk/", headers={"User-Agent": "Another browser"})
    assert UserSession.objects.get(user=wren).user_agent == "Another browser"
