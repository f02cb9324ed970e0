"""How long staff and hosts stay signed in: as long as they do something, and the rulebook's time after it."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.invitations import prove_address
from rulebook.models import Entry

pytestmark = pytest.mark.django_db

PASSWORD = "a rook on the minster roof"
TO_THE_DOOR = "/accounts/login/?next=/inbox/"


@pytest.fixture
def chidi(cast, client):
    cast.chidi.set_password(PASSWORD)
    cast.chidi.save()
    prove_address(cast.chidi)
    return client


def sign_in(client):
    said = {"login": "chidi@example.org", "password": PASSWORD, "remember": "on"}
    assert client.post("/accounts/login/", said).status_code == 302


def test_whoever_does_nothing_for_eight_hours_is_signed_out(chidi, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    sign_in(chidi)
    time_machine.move_to(now + dt.timedelta(hours=7, minutes=59), tick=False)
    assert chidi.get("/inbox/").status_code == 200
    time_machine.move_to(now + dt.timedelta(hours=15, minutes=58), tick=False)
    assert chidi.get("/inbox/").status_code == 200
    time_machine.move_to(now + dt.timedelta(hours=23, minutes=59), tick=False)
    assert chidi.get("/inbox/")["Location"] == TO_THE_DOOR


def test_a_page_that_reads_itself_again_keeps_nobody_signed_in(chidi, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    sign_in(chidi)
    time_machine.move_to(now + dt.timedelta(hours=7), tick=False)
    assert chidi.get("/inbox/", headers={"X-Requested-With": "live"}).status_code == 200
    time_machine.move_to(now + dt.timedelta(hours=8, minutes=1), tick=False)
    assert chidi.get("/inbox/")["Location"] == TO_THE_DOOR


def test_the_rulebook_says_how_long(chidi, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    Entry.objects.create(key="session.staff_minutes", value=30, from_on=timezone.localdate())
    sign_in(chidi)
    time_machine.move_to(now + dt.timedelta(minutes=31), tick=False)
    assert chidi.get("/inbox/")["Location"] == TO_THE_DOOR
