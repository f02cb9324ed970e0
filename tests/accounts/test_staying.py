"""How long staff and hosts stay signed in: as long as they do something, and the rulebook's time after it."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.invitations import prove_address
from notifications.models import PushSubscription
from notifications.standing import standing_of
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


def test_a_screen_falls_silent_when_the_time_is_over_and_needs_no_page_for_it(cast, chidi, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    sign_in(chidi)
    keys = {"session_key": chidi.session.session_key, "p256dh": "x", "auth": "x"}
    PushSubscription.objects.create(user=cast.chidi, endpoint="https://push.example.org/1", **keys)
    time_machine.move_to(now + dt.timedelta(hours=7), tick=False)
    chidi.get("/inbox/")
    time_machine.move_to(now + dt.timedelta(hours=14, minutes=59), tick=False)
    assert PushSubscription.objects.live().exists()
    time_machine.move_to(now + dt.timedelta(hours=15, minutes=1), tick=False)
    assert not PushSubscription.objects.live().exists()
    assert standing_of([cast.chidi.pk], [keys["session_key"]]).sessions == frozenset()


def test_the_browser_forgets_when_it_comes_back_after_its_time(chidi, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    sign_in(chidi)
    assert "Clear-Site-Data" not in chidi.get("/inbox/")
    time_machine.move_to(now + dt.timedelta(hours=9), tick=False)
    answer = chidi.get("/inbox/")
    assert (answer["Location"], answer["Clear-Site-Data"]) == (TO_THE_DOOR, '"storage"')
    assert "Clear-Site-Data" not in chidi.get("/accounts/login/")
