"""What the pages say when something is wrong, and that nothing is lost or left behind by it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tabular import jobs
from tabular.models import Import, ImportRow, WaitingFile
from tests.youngadults.importing.lists import csv_of
from youngadults import caseloads
from youngadults.importing import naming
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.models import AdviserName, CaseRecord, YoungAdult

pytestmark = pytest.mark.django_db

YEAR = dt.date.today().year - 21
LIST = csv_of("Child ID,First name,Last name,DOB,Handy,PA", f"1,Ali,Khan,03/05/{YEAR},07700 900321,Jae Vang")


@pytest.fixture
def wren(cast, client):
    client.force_login(cast.wren)
    return client


def upload(client, data: bytes = LIST, name: str = "list.csv"):
    files = [SimpleUploadedFile(name, data)]
    return client.post(YOUNG_ADULTS.url("new"), {"source": "Mosaic", "files": files})


def choose(client, **columns):
    record = Import.objects.get()
    usual = ["id", "first_name", "last_name", "dob", "-", "adviser"]
    data = {f"sheet0-column{index}": column for index, column in enumerate(usual)}
    data |= {f"sheet0-{name}": column for name, column in columns.items()}
    return client.post(YOUNG_ADULTS.url("columns", record.pk), data)


def looked_at(client) -> Import:
    upload(client)
    choose(client)
    record = Import.objects.get()
    jobs.work(record_id=record.pk)
    return Import.objects.get()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "is not a table"),
        (b"Colour,Size\r\nred,5\r\n", "There is no list in it that we know"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(wren, data, says):
    answer = upload(wren, data)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Import.objects.exists()


def test_no_file_at_all_is_asked_for(wren):
    answer = wren.post(YOUNG_ADULTS.url("new"), {"source": "Mosaic"})
    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_the_file_opens_in_the_browser_that_brought_it_alone(wren, cast):
    upload(wren)
    assert b"Khan" not in bytes(WaitingFile.objects.get().sealed)
    other = Client()
    other.force_login(cast.morgan)
    record = Import.objects.get()
    answer = other.get(YOUNG_ADULTS.url("columns", record.pk), follow=True)
    assert "This file is locked" in answer.content.decode()
    assert wren.get(YOUNG_ADULTS.url("columns", record.pk)).status_code == 200


def test_two_columns_for_one_thing_or_none_for_who_it_is_keep_what_was_chosen(wren):
    upload(wren)
    answer = choose(wren, column4="adviser")
    assert answer.status_code == 422
    assert "Two columns are “Personal adviser”" in answer.content.decode()
    answer = choose(wren, column3="-")
    assert "nobody can say who each row is about" in answer.content.decode()
    assert WaitingFile.objects.exists()


def test_a_file_that_nobody_comes_back_for_goes_within_the_hour(wren):
    upload(wren)
    WaitingFile.objects.update(at=timezone.now() - dt.timedelta(hours=2))
    jobs.look_after_imports(timestamp=0)
    assert not WaitingFile.objects.exists()
    assert Import.objects.get().stage == "stopped"
    answer = wren.get(YOUNG_ADULTS.url("show", Import.objects.get().pk))
    assert "Nobody said what its columns are" in answer.content.decode()


def test_a_preview_that_nobody_answers_goes_within_a_week(wren):
    record = looked_at(wren)
    assert record.stage == "preview"
    Import.objects.update(previewed_at=timezone.now() - dt.timedelta(days=8))
    jobs.look_after_imports(timestamp=0)
    assert not ImportRow.objects.exists()


def test_a_no_writes_nothing_and_a_yes_after_it_says_so(wren):
    record = looked_at(wren)
    wren.post(YOUNG_ADULTS.url("cancel", record.pk))
    answer = wren.post(YOUNG_ADULTS.url("write", record.pk), follow=True)
    assert "has moved on" in answer.content.decode()
    assert not YoungAdult.objects.filter(last_name="Khan").exists()


def test_taking_back_what_was_never_written_says_so(wren):
    record = looked_at(wren)
    answer = wren.post(YOUNG_ADULTS.url("take_back", record.pk), {"why": "Wrong"})
    assert answer.status_code == 409
    assert "There is nothing to take back" in answer.content.decode()


def test_a_name_of_the_case_system_is_somebody_from_now_on(wren, cast):
    record = looked_at(wren)
    wren.post(YOUNG_ADULTS.url("write", record.pk))
    jobs.work(record_id=record.pk)
    assert [waits.name for waits in naming.waiting()] == ["Jae Vang"]
    url = YOUNG_ADULTS.url("advisers")
    assert wren.post(url, {"name": "Jae Vang", "adviser": cast.wren.pk}).status_code == 422
    wren.post(url, {"name": "Jae Vang", "adviser": cast.ade.pk})
    assert caseloads.adviser_entry(YoungAdult.objects.get(last_name="Khan")).adviser == cast.ade
    assert AdviserName.objects.get().adviser == cast.ade
    assert CaseRecord.objects.get().adviser_named == ""
