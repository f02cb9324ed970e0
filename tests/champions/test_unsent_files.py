"""A form that is refused keeps the file that was chosen: for its sender, for a day, and for nobody else."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from champions import jobs
from champions.models import Document, Organisation, UnsentFile
from tests.champions.clamd import EICAR, clamd
from tests.champions.papers import paper, pdf, sheet
from tests.people import make_champion

pytestmark = pytest.mark.django_db

LATER = str(timezone.localdate() + dt.timedelta(days=90))
GOOD = {"kind": "employers_liability", "words": "", "expires_on": LATER}
WRONG_DAY = {**GOOD, "expires_on": "2020-01-01"}


def parks():
    return Organisation.objects.get(name="Parks")


@pytest.fixture
def page(cast, client):
    client.force_login(cast.chidi)
    return f"/organisations/{parks().pk}/documents/send/"


def on_disk(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def kept_in(answer):
    """What the form that comes back has kept, as its hidden answer says."""
    found = re.search(r'name="unsent" value="(\d+)"', answer.content.decode())
    return found.group(1) if found else ""


def test_a_file_chosen_beside_a_wrong_answer_is_sent_with_the_next_try(page, client, files_of_this_test):
    answer = client.post(page, {**WRONG_DAY, "file": paper(pdf(), "our policy.pdf")})
    assert answer.status_code == 422
    assert "our policy.pdf is kept for you" in answer.content.decode()
    again = client.post(page, {**WRONG_DAY, "unsent": kept_in(answer)})
    assert "our policy.pdf is kept for you" in again.content.decode()
    assert client.post(page, {**GOOD, "unsent": kept_in(again)}).status_code == 302
    document = Document.objects.get()
    assert (document.file_name, document.content_type) == ("our policy.pdf", "application/pdf")
    assert document.file.read() == pdf()
    document.file.close()
    assert not UnsentFile.objects.exists()
    assert len(on_disk(files_of_this_test)) == 1


def test_two_presses_at_once_send_it_once(page, client):
    kept = kept_in(client.post(page, {**WRONG_DAY, "file": paper(pdf())}))
    assert client.post(page, {**GOOD, "unsent": kept}).status_code == 302
    answer = client.post(page, {**GOOD, "unsent": kept})
    assert (answer.status_code, "it was sent" in answer.content.decode()) == (422, True)
    assert Document.objects.count() == 1


def test_a_new_file_replaces_the_one_that_was_kept(page, client):
    kept = kept_in(client.post(page, {**WRONG_DAY, "file": paper(pdf(), "old.pdf")}))
    newer = {**GOOD, "unsent": kept, "file": paper(pdf(title="New"), "new.pdf")}
    assert client.post(page, newer).status_code == 302
    assert Document.objects.get().file_name == "new.pdf"


def test_a_file_that_will_not_do_says_so_beside_what_else_is_wrong_and_is_not_kept(page, client):
    answer = client.post(page, {**WRONG_DAY, "file": paper(sheet())})
    words = answer.content.decode()
    assert "whatever its name says" in words
    assert "That day has gone" in words
    assert not UnsentFile.objects.exists()


def test_a_file_in_which_the_scanner_finds_something_is_not_kept(page, client, settings):
    with clamd() as address:
        settings.CLAMD_URL = address
        answer = client.post(page, {**WRONG_DAY, "file": paper(pdf() + b"\n" + EICAR)})
    assert "virus scanner found something" in answer.content.decode()
    assert not UnsentFile.objects.exists()


def test_nobody_else_sends_or_sees_it(page, client, cast):
    kept = kept_in(client.post(page, {**WRONG_DAY, "file": paper(pdf())}))
    robin = make_champion("Robin", parks())
    for person in (robin, cast.wren):
        client.force_login(person)
        answer = client.post(page, {**GOOD, "unsent": kept})
        assert answer.status_code == 422
        assert "or choose it again" in answer.content.decode()
        assert "policy.pdf" not in answer.content.decode()
    assert not Document.objects.exists()


def test_after_a_day_it_is_gone_from_the_disk_too(
    page, client, time_machine, files_of_this_test, django_capture_on_commit_callbacks
):
    kept = kept_in(client.post(page, {**WRONG_DAY, "file": paper(pdf())}))
    assert len(on_disk(files_of_this_test)) == 1
    time_machine.move_to(timezone.now() + dt.timedelta(days=1, minutes=1))
    answer = client.post(page, {**GOOD, "unsent": kept})
    assert "or choose it again" in answer.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.remove_unsent_files(timestamp=0)
    assert on_disk(files_of_this_test) == []
    assert not UnsentFile.objects.exists()


def test_no_more_than_a_handful_is_kept(page, client, files_of_this_test, django_capture_on_commit_callbacks):
    for number in range(7):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(page, {**WRONG_DAY, "file": paper(pdf(title=str(number)), f"{number}.pdf")})
    assert [it.file_name for it in UnsentFile.objects.all()] == ["6.pdf", "5.pdf", "4.pdf", "3.pdf", "2.pdf"]
    assert len(on_disk(files_of_this_test)) == 5
