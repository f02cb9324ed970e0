"""Out again: under the names that councils use, by district too, safe in a spreadsheet; and in again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from tabular.models import Download
from tests.youngadults.importing.lists import brought_in, csv_of
from youngadults.models import Look, YoungAdult

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LIST = csv_of(
    "Child ID,First name,Last name,DOB,In touch,Activity,Accommodation,"
    "Postcode,Mobile,Email,Personal adviser",
    "0012,Zoë,O'Hara,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321,zoe@example.org,Ade",
    "13,=Sum,Khan,04/05/2004,YES,G5,D1,CT1 2NE,07700 900322,,Somebody Else",
    "14,Mo,Said,05/05/2004,NO,,X2,,,,",
)


@pytest.fixture
def today():
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def three(cast, tmp_path):
    brought_in(tmp_path, ("list.csv", LIST))
    YoungAdult.objects.filter(case_record=None).update(district="E07000106")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_what_goes_out_comes_in_again_as_it_was(three, tmp_path):
    out = tmp_path / "out.csv"
    call_command("export_young_adults", str(out), verbosity=0)
    found = [row for row in read(out.read_text(encoding="utf-8")) if row["CHILD"]]
    assert [(row["CHILD"], row["FORENAME"], row["DOB"], row["ACTIV"], row["ACCOM"]) for row in found] == [
        ("13", "'=Sum", "04/05/2004", "G5", "D1"),
        ("0012", "Zoë", "03/05/2004", "F2", "U1"),
        ("14", "Mo", "05/05/2004", "", "X2"),
    ]
    assert [row["IN_CUSTODY"] for row in found] == ["No", "No", "Yes"]
    assert [row["PERSONAL_ADVISER"] for row in found] == ["Somebody Else", "Ade", ""]
    again = brought_in(tmp_path, ("out.csv", out.read_bytes()), write=False)
    assert {entry["outcome"] for entry in again if entry["values"].get("id")} == {"same"}


def test_a_council_that_is_split_gets_a_file_for_each_district(three, tmp_path):
    call_command("export_young_adults", str(tmp_path / "parts"), "--by-district", verbosity=0)
    names = {path.name for path in (tmp_path / "parts").iterdir()}
    assert names == {
        "young-adults-canterbury.csv",
        "young-adults-maidstone.csv",
        "young-adults-no-district.csv",
    }
    call_command("export_young_adults", str(tmp_path / "m.csv"), "--district", "Maidstone", verbosity=0)
    assert [row["CHILD"] for row in read((tmp_path / "m.csv").read_text(encoding="utf-8"))] == ["0012"]
    with pytest.raises(CommandError, match="no district called"):
        call_command("export_young_adults", str(tmp_path / "m.csv"), "--district", "Atlantis")


def test_the_page_gives_the_same_and_each_young_adult_can_read_that_it_was_taken(three, cast, client):
    client.force_login(cast.wren)
    answer = client.get(reverse("youngadults:export"), {"district": "each"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        (row,) = read(files.read("young-adults-maidstone.csv").decode("utf-8"))
    assert row["FORENAME"] == "Zoë"
    assert Look.objects.filter(page=Look.Page.LIST, by=cast.wren).count() == YoungAdult.objects.count()
    assert Download.objects.get().table == "youngadults.export"
    assert client.get(reverse("youngadults:export"), {"district": "Atlantis"}).status_code == 422
