"""What becomes of people: who is one, who is two, who is left alone, what is written and what never is."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from accounts.undoing import undo
from lifecycles import NotNow, NotPermitted
from notifications.models import Delivery, Notification, Task
from tabular.models import Import, ImportRow
from tests.factories import make_offer
from tests.people import make_young_adult
from tests.youngadults.importing.lists import brought_in, csv_of
from youngadults import forgetting, requests, silencing
from youngadults.holding import parts_of
from youngadults.models import CaseRecord, YoungAdult

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

HEAD = (
    "Child ID,First name,Last name,DOB,In touch,Activity,Accommodation,Postcode,Mobile,Email,Personal adviser"
)


@pytest.fixture
def today():
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False):
        yield


def outcomes(report) -> list[tuple[int, str]]:
    return [(entry["row"], entry["outcome"]) for entry in report]


def said(report, row) -> str:
    return " ".join(next(entry for entry in report if entry["row"] == row)["reasons"])


def test_one_person_in_two_rows_is_one_and_two_who_look_like_one_are_two(cast, tmp_path):
    data = csv_of(
        HEAD,
        "1,Ali,Khan,03/05/2004,YES,F2,U1,,,,",
        "1,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321,,",
        "2,Zoe,Hart,01/01/2005,YES,F2,U1,,,,",
        "2,Zoe,Hart,01/01/2005,YES,G5,U1,,,,",
        "3,Mo,Said,01/02/2005,YES,F2,U1,,,,",
        "4,Mo,Said,01/02/2005,YES,F1,U1,,,,",
        "5,Ann,Lee,01/03/2005,YES,F2,U1,,,,",
        "5,Bo,Mills,09/09/2003,YES,F2,U1,,,,",
        ",Kim,Day,04/04/2004,YES,F2,U1,,,,",
        ",KIM,DAY,04/04/2004,YES,F2,U1,,07700 900322,,",
        ",,,04/04/2004,YES,F2,U1,,,,",
    )
    report = brought_in(tmp_path, ("list.csv", data))
    assert outcomes(report) == [
        (2, "new"),
        (3, "merged"),
        (4, "flagged"),
        (5, "merged"),
        (6, "flagged"),
        (7, "flagged"),
        (8, "refused"),
        (9, "refused"),
        (10, "new"),
        (11, "merged"),
        (12, "refused"),
    ]
    ali = YoungAdult.objects.get(case_record__reference="1")
    assert (ali.postcode, str(ali.phone)) == ("ME14 1LQ", "+447700900321")
    assert "Activity: “F2” here, “G5” in row 5 of list.csv. The first was kept." in said(report, 4)
    assert "Are they two people?" in said(report, 6)
    assert YoungAdult.objects.filter(last_name="Said").count() == 2
    assert "stands for different people" in said(report, 9)


def test_a_second_run_changes_nothing_and_a_changed_row_says_what_from_and_to(cast, tmp_path):
    first = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321,ali@example.org,Ade")
    second = csv_of(HEAD, "1,Ali,Khan,04/05/2004,YES,G5,,ME14 1LQ,07700 900399,ali@example.org,Amina")
    brought_in(tmp_path, ("list.csv", first))
    assert outcomes(brought_in(tmp_path, ("list.csv", first))) == [(2, "same")]
    report = brought_in(tmp_path, ("list.csv", second))
    assert outcomes(report) == [(2, "flagged")]
    assert "The date of birth was 3 May 2004, and is 4 May 2004 now." in said(report, 2)
    (row,) = ImportRow.objects.filter(part_of=Import.objects.first())
    assert [(change["what"], change["before"], change["after"]) for change in row.changes] == [
        ("Date of birth", "3 May 2004", "4 May 2004"),
        (
            "Activity",
            "F2, full time in education other than higher education",
            "G5, not in education, employment or training: other circumstances",
        ),
        ("Phone", "07700 900321", "07700 900399"),
        ("Personal adviser", "Ade", "Amina"),
    ]
    ali = YoungAdult.objects.get(case_record__reference="1")
    assert ali.caseload_entries.advising().get().adviser == cast.amina
    assert ali.case_record.accommodation == "U1"
    assert outcomes(brought_in(tmp_path, ("list.csv", second))) == [(2, "same")]


def test_what_was_put_right_here_stays_until_the_case_system_says_something_new(cast, tmp_path):
    first = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,,07700 900321,,Ade")
    brought_in(tmp_path, ("list.csv", first))
    YoungAdult.objects.filter(case_record__reference="1").update(phone="+447700900355")
    assert outcomes(brought_in(tmp_path, ("list.csv", first))) == [(2, "same")]
    again = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,,07700 900322,,Ade")
    assert "was changed here" in said(brought_in(tmp_path, ("list.csv", again)), 2)


def test_who_must_be_left_alone_gets_no_message_and_their_adviser_a_task(cast, tmp_path):
    data = csv_of(
        HEAD,
        "1,Ali,Khan,03/05/2004,DIED,0,0,,07700 900321,,Ade",
        "2,Zoe,Hart,03/05/2004,NREQ,F2,U1,,07700 900322,,Ade",
        "3,Mo,Said,03/05/2004,REFU,F2,U1,,07700 900323,,Ade",
        "4,Ann,Lee,03/05/2004,YES,G5,X2,,07700 900324,,Ade",
        "5,Kim,Day,03/05/2004,YES,G5,X1,,07700 900325,,Ade",
        "6,Bo,Mills,03/05/2004,YES,G5,U1,,07700 900326,,Ade",
    )
    report = brought_in(tmp_path, ("list.csv", data))
    assert [outcome for _, outcome in outcomes(report)] == ["flagged"] * 5 + ["new"]
    assert Task.objects.filter(owner=cast.ade, kind="leave_alone").count() == 5
    left = YoungAdult.objects.filter(case_record__isnull=False)
    assert list(left.filter(paused_at__isnull=False).values_list("first_name", flat=True)) == [
        "Ali",
        "Mo",
        "Zoe",
    ]
    assert list(left.filter(in_custody=True).values_list("first_name", flat=True)) == ["Ann", "Kim"]
    assert not Delivery.objects.exists()
    assert not Notification.objects.exists()
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, "3,Mo,Said,03/05/2004,YES,F2,U1,,,,")))
    assert YoungAdult.objects.get(first_name="Mo").paused_at is None


def test_who_is_missing_is_not_written_to_because_the_case_system_says_something_else(cast, tmp_path):
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, "3,Mo,Said,03/05/2004,YES,F2,U1,,,,Ade")))
    silencing.stop(YoungAdult.objects.get(first_name="Mo"), "missing", by=cast.ade)
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, "3,Mo,Said,03/05/2004,NO,F2,U1,,,,Ade")))
    mo = YoungAdult.objects.select_related("case_record").get(first_name="Mo")
    assert (mo.case_record.in_touch, silencing.is_stopped(mo, mo.case_record)) == ("NO", True)


def test_a_pause_of_their_own_outlives_what_the_case_system_says(cast, tmp_path):
    rows = [csv_of(HEAD, f"3,Mo,Said,03/05/2004,{said},F2,U1,,,,Ade") for said in ("YES", "REFU", "YES")]
    brought_in(tmp_path, ("list.csv", rows[0]))
    theirs = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
    YoungAdult.objects.filter(first_name="Mo").update(paused_at=theirs)
    brought_in(tmp_path, ("list.csv", rows[1]))
    mo = YoungAdult.objects.select_related("case_record").get(first_name="Mo")
    assert silencing.is_stopped(mo, mo.case_record)
    brought_in(tmp_path, ("list.csv", rows[2]))
    mo = YoungAdult.objects.select_related("case_record").get(first_name="Mo")
    assert (mo.paused_at, mo.case_record.silenced_at) == (theirs, None)


def test_an_adviser_is_matched_by_name_or_address_or_waits(cast, tmp_path):
    data = csv_of(
        HEAD,
        "1,Ali,Khan,03/05/2004,YES,F2,U1,,,,ADE",
        "2,Zoe,Hart,03/05/2004,YES,F2,U1,,,,ade@example.org",
        "3,Mo,Said,03/05/2004,YES,F2,U1,,,,Somebody Else",
    )
    report = brought_in(tmp_path, ("list.csv", data))
    assert [outcome for _, outcome in outcomes(report)] == ["new"] * 3
    advised = YoungAdult.objects.filter(caseload_entries__adviser=cast.ade, case_record__isnull=False)
    assert {one.first_name for one in advised} == {"Ali", "Zoe"}
    assert CaseRecord.objects.get(reference="3").adviser_named == "Somebody Else"


def test_an_address_lets_one_person_in(cast, tmp_path):
    data = csv_of(
        HEAD,
        "1,Ali,Khan,03/05/2004,YES,F2,U1,,,carer@example.org,",
        "2,Zoe,Khan,03/05/2005,YES,F2,U1,,,carer@example.org,",
        "3,Mo,Said,03/05/2004,YES,F2,U1,,,wren@example.org,",
        "4,Bo,Mills,03/05/2004,YES,F2,U1,,,,",
    )
    assert [outcome for _, outcome in outcomes(brought_in(tmp_path, ("list.csv", data)))] == [
        "new",
        "flagged",
        "flagged",
        "new",
    ]


def test_somebody_known_without_a_number_gets_one_and_a_number_is_never_given_away(cast, tmp_path):
    make_young_adult("Ali", last_name="Khan", date_of_birth=dt.date(2004, 5, 3))
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,,,,")))
    assert YoungAdult.objects.get(first_name="Ali").case_record.reference == "1"
    report = brought_in(
        tmp_path,
        (
            "list.csv",
            csv_of(HEAD, "1,Zoe,Hart,01/01/2005,YES,F2,U1,,,,", "01,Ali,Khan,03/05/2004,YES,F2,U1,,,,"),
        ),
    )
    assert outcomes(report) == [(2, "refused"), (3, "flagged")]
    assert "somebody else's here" in said(report, 2)


SECRETS = ("hospital", "burglary", "BRP1234567", "epilepsy", "Sudan", "Islam")
FULL = [
    f"{HEAD},Case notes,Offences,Immigration document,Health,Nationality,Religion",
    "1,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321 (in hospital),,Ade,In hospital,burglary,"
    "BRP1234567,epilepsy,Sudan,Islam",
    "2,Zoe,Hart,"
    "not known - hospital,YES,hospital,hospital since May,hospital,hospital,hospital,Ade,x,x,x,x,x,x",
    "3,Mo,in hospital,03/05/2012,YES,F2,U1,,,,Ade,In hospital,burglary,x,x,x,x",
]


def test_what_is_not_needed_is_in_no_table(cast, tmp_path, caplog):
    report = brought_in(tmp_path, ("list.csv", csv_of(*FULL)))
    assert outcomes(report) == [(2, "flagged"), (3, "refused"), (4, "refused")]
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f"select coalesce(string_agg(t::text, chr(10)), '') from \"{table}\" t")
            (text,) = cursor.fetchone()
            assert not [word for word in SECRETS if word in text], table
    assert not [word for word in SECRETS if word in caplog.text + repr(report)]
    assert "Health" in Import.objects.get().left_out[0]["headings"]


def test_a_preview_writes_nothing(cast, tmp_path):
    before = YoungAdult.objects.count()
    report = brought_in(tmp_path, ("list.csv", csv_of(*FULL)), write=False)
    assert outcomes(report) == [(2, "flagged"), (3, "refused"), (4, "refused")]
    assert (YoungAdult.objects.count(), Import.objects.count()) == (before, 0)


def test_a_file_that_is_no_list_says_so(cast, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError, match="not a table"):
        call_command("import_young_adults", str(tmp_path / "a.pdf"))


def test_an_import_is_taken_back_as_one_thing(cast, tmp_path):
    first = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321,ali@example.org,Ade")
    brought_in(tmp_path, ("list.csv", first))
    second = csv_of(
        HEAD,
        "1,Ali,Khan,03/05/2004,REFU,G5,U2,CT1 2NE,07700 900399,al@example.org,Amina",
        "2,Zoe,Hart,03/05/2004,YES,F2,U1,,,,Ade",
    )
    brought_in(tmp_path, ("list.csv", second))
    record = Import.objects.first()
    with pytest.raises(NotPermitted):
        undo(record, by=cast.ade, why="")
    undo(record, by=cast.wren, why="Wrong file")
    ali = YoungAdult.objects.get(case_record__reference="1")
    assert (ali.postcode, str(ali.phone), ali.user.email) == ("ME14 1LQ", "+447700900321", "ali@example.org")
    assert (ali.case_record.activity, ali.case_record.in_touch, ali.paused_at) == ("F2", "YES", None)
    assert ali.caseload_entries.advising().get().adviser == cast.ade
    assert not YoungAdult.objects.filter(first_name="Zoe").exists()
    assert outcomes(brought_in(tmp_path, ("list.csv", first))) == [(2, "same")]
    assert record.stage == "taken_back"


def test_an_import_stays_once_somebody_has_built_on_it(cast, tmp_path):
    data = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,,,,Ade", "2,Zoe,Hart,03/05/2004,YES,F2,U1,,,,Ade")
    brought_in(tmp_path, ("list.csv", data))
    record, zoe = Import.objects.get(), YoungAdult.objects.get(first_name="Zoe")
    YoungAdult.objects.filter(pk=zoe.pk).update(phone="+447700900355")
    with pytest.raises(NotNow, match="in row 3"):
        undo(record, by=cast.wren, why="")
    YoungAdult.objects.filter(pk=zoe.pk).update(phone="")
    offer = make_offer(young_adult=zoe)
    with pytest.raises(NotNow, match="somebody has been put forward"):
        undo(record, by=cast.wren, why="")
    offer.delete()
    undo(record, by=cast.wren, why="")
    assert not YoungAdult.objects.filter(case_record__isnull=False).exists()


def test_who_was_forgotten_leaves_nothing_here_and_does_not_come_in_again(cast, tmp_path):
    data = csv_of(
        HEAD, "77,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,07700 900321,ali@example.org,Somebody Else"
    )
    brought_in(tmp_path, ("list.csv", data))
    ali = YoungAdult.objects.get(case_record__reference="77")
    (part,) = [part for part in parts_of(ali) if part.key == "council_codes"]
    assert {fact.key for fact in part.records[0]} == {
        "reference",
        "in_touch",
        "activity",
        "accommodation",
        "adviser_named",
    }
    forgetting.forget(requests.ask(ali, "forget", "", by=ali.user), by=cast.morgan)
    held = ImportRow.objects.values_list("values", "was", "became", "about")
    assert set(map(str, held)) == {str(({}, {}, {}, ""))}
    assert "Khan" not in str(list(CaseRecord.objects.values()))
    report = brought_in(tmp_path, ("list.csv", data))
    assert outcomes(report) == [(2, "refused")]
    assert "asked to be forgotten" in said(report, 2)


def test_the_very_first_import_finds_the_council_in_their_homes_or_says_what_is_missing(tmp_path):
    nowhere = csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,,,,")
    with pytest.raises(CommandError, match="does not say which council"):
        brought_in(tmp_path, ("list.csv", nowhere))
    brought_in(tmp_path, ("list.csv", csv_of(HEAD, "1,Ali,Khan,03/05/2004,YES,F2,U1,ME14 1LQ,,,")))
    assert YoungAdult.objects.get().council.name == "Kent"
