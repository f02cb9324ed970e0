"""Whoever only types an address learns nothing, not even from a watch: counted in statements and hashes."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import jobs, leaving, sealed_letters
from accounts.invitations import prove_address
from accounts.models import SealedLetter
from tests.bed.letters import sent_letters

pytestmark = pytest.mark.django_db

CODE, NEW_PASSWORD = "/accounts/login/code/", "/accounts/password/reset/"


@pytest.fixture
def addresses(cast):
    """Known, of a young adult, of somebody who left, never proved, and nobody's."""
    cast.wren.set_password("a rook on the minster roof")
    cast.wren.save()
    prove_address(cast.wren)
    leaving.leave(cast.pat, by=cast.morgan, why="x")
    return [cast.wren.email, cast.sam.email, cast.pat.email, cast.ade.email, "nobody@example.org"]


@pytest.fixture
def hashes(monkeypatch):
    """Each time that a password is hashed."""
    counted = []
    encode = MD5PasswordHasher.encode

    def counting(self, *args, **more):
        counted.append(1)
        return encode(self, *args, **more)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return counted


def work_of(ask, *with_these):
    """The statements, without what they are filled in with."""
    with CaptureQueriesContext(connection) as done:
        ask(*with_these)
    return [shape(query["sql"]) for query in done]


def shape(sql):
    return re.sub(r"'[^']*'|\b[0-9a-f]{8,}\b|\d+", "?", re.sub(r'"s\d+_x\d+"', "savepoint", sql))


@pytest.mark.parametrize(("path", "field"), [(CODE, "email"), (NEW_PASSWORD, "email")])
def test_asking_for_a_letter_is_the_same_work_for_everybody(addresses, path, field):
    Client().get("/accounts/login/")  # reads the rules, which are remembered
    done = []
    for address in addresses:
        client = Client()
        asked = work_of(client.post, path, {field: address})
        shown = work_of(client.get, "/accounts/login/code/confirm/")
        wrong = work_of(client.post, "/accounts/login/code/confirm/", {"code": "ABC-DEF"})
        again = work_of(client.post, path, {field: address})
        at_the_door = work_of(client.get, "/accounts/login/")
        done.append((asked, shown, wrong, again, at_the_door))
    assert all(others == done[0] for others in done)
    assert all(any("sealedletter" in statement for statement in done[0][turn]) for turn in (0, 3))


def test_a_password_is_the_same_work_for_everybody(addresses, hashes):
    Client().post("/accounts/login/", {"login": "first@example.org", "password": "not this one, surely"})
    done = []
    for address in addresses:
        hashes.clear()
        wrong = {"login": address, "password": "not this one, surely"}
        asked = work_of(Client().post, "/accounts/login/", wrong)
        done.append((asked, len(hashes)))
    assert all(others == done[0] for others in done)


def test_a_new_address_of_staff_is_the_same_work_whosever_it_is(cast, addresses):
    done = []
    for address in [addresses[1], *addresses[1:]]:
        client = Client()
        client.post("/accounts/login/", {"login": cast.wren.email, "password": "a rook on the minster roof"})
        new = {"email": address, "action_add": "yes"}
        done.append(work_of(client.post, "/accounts/email/", new))
    assert all(others == done[1] for others in done[2:])


def test_a_letter_lies_sealed_and_goes_with_its_row(cast, addresses):
    Client().post(CODE, {"email": cast.wren.email})
    (letter,) = SealedLetter.objects.all()
    (job,) = ProcrastinateJob.objects.filter(queue_name=sealed_letters.QUEUE)
    assert job.args == {"letter_id": letter.pk}
    assert not re.search(b"wren|code", bytes(letter.sealed), re.IGNORECASE)
    (mailed,) = sent_letters()
    assert mailed.to == [cast.wren.email]
    assert not SealedLetter.objects.exists()
    jobs.send_letter(letter_id=letter.pk)
    assert len(mail.outbox) == 1


def test_letters_to_the_known_and_to_nobody_are_as_long(cast, addresses):
    for address in (cast.wren.email, "n0body@example.org"):
        Client().post(CODE, {"email": address})
    known, nobodys = (len(bytes(letter.sealed)) for letter in SealedLetter.objects.order_by("pk"))
    assert abs(known - nobodys) < 64


def test_without_a_mail_server_it_is_tried_again_while_it_makes_sense(cast, addresses, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    assert Client().post(CODE, {"email": cast.wren.email}).status_code == 302
    with pytest.raises(ConnectionRefusedError):
        sent_letters()
    assert SealedLetter.objects.count() == 1
    settings.EMAIL_BACKEND = backend
    assert len(sent_letters()) == 1

    Client().post(CODE, {"email": cast.wren.email})
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11)):
        assert len(sent_letters()) == 1
    assert not SealedLetter.objects.exists()


@pytest.mark.parametrize("silent", [dt.timedelta(seconds=5), dt.timedelta(minutes=1), None])
def test_a_letter_in_the_hands_of_a_killed_worker_is_sent_by_the_next(cast, addresses, silent):
    """Not while its worker still breathes; also where somebody has swept the dead worker's row away."""
    Client().post(CODE, {"email": cast.wren.email})
    with connection.cursor() as cursor:
        worker = None
        if silent:
            said_at = dt.datetime.now(dt.UTC) - silent
            insert = "insert into procrastinate_workers (last_heartbeat) values (%s) returning id"
            cursor.execute(insert, [said_at])
            (worker,) = cursor.fetchone()
        cursor.execute("update procrastinate_jobs set status = 'doing', worker_id = %s", [worker])
    assert sent_letters() == []
    jobs.take_up_letters_that_were_left(timestamp=0)
    assert len(sent_letters()) == (0 if silent == dt.timedelta(seconds=5) else 1)


def test_what_could_never_be_sent_is_forgotten(cast, addresses):
    Client().post(CODE, {"email": cast.wren.email})
    jobs.forget_letters_that_are_over(timestamp=0)
    assert SealedLetter.objects.exists()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11)):
        jobs.forget_letters_that_are_over(timestamp=0)
    assert not SealedLetter.objects.exists()


def test_nobody_writes_into_a_young_adult_s_account_by_typing_their_address(cast, addresses):
    """allauth's own form made a record of the address, as if it were one of staff's."""
    Client().post(NEW_PASSWORD, {"email": cast.sam.email})
    assert sent_letters() == []
    assert not cast.sam.emailaddress_set.exists()
