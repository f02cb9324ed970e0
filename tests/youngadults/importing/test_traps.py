"""The traps that files set, one after the other: each file typed here, and what comes of every row of it."""

# ruff: noqa: E501 (rows of files are typed as they stand in them)
from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
import time_machine

from tests.youngadults.importing.lists import brought_in, by_row, csv_of, looked_at, workbook_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

NAMES = "Child ID,First name,Last name,DOB"


@pytest.fixture
def today():
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False):
        yield


def values(entries, *names):
    return [tuple(entry.values.get(name) for name in names) for entry in entries]


def said(entry) -> str:
    return " ".join(entry.reasons)


def with_results(data: bytes, results: dict[str, str]) -> bytes:
    """A workbook in which Excel has worked out these formulas; openpyxl writes none of their results."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as again:
        for part in packed.namelist():
            text = packed.read(part)
            for cell, result in results.items() if part == "xl/worksheets/sheet1.xml" else ():
                found = re.compile(
                    rf'(<c r="{cell}"[^>]*?)(?: t="\w+")?>(<f>[^<]*</f>)<v ?/?>(?:</v>)?'.encode()
                )
                text, times = found.subn(rf'\1 t="str">\2<v>{result}</v>'.encode(), text)
                assert times == 1, cell
            again.writestr(part, text)
    return out.getvalue()


# --- Headings


@pytest.mark.parametrize(
    "head",
    [
        "CHILD,FORENAME,SURNAME,DOB,ACTIV",
        "Child ID,First Name,Last Name,Date of Birth,Activity",
        "Person ID,Forename(s),Family Name,D.O.B.,Main activity",
        "Mosaic ID,Given name,SURNAME,Birth Date,Activity Code",
        "LCS_ID,Fore name,Sur name,DOB (dd/mm/yyyy),Activity Status",
        "Child's Unique Reference,Young Person's Forename,Young Person's Surname,Date Of Birth*,Current Activity",
        "CLIENT NO.,FIRST_NAME,LAST_NAME,DATE_OF_BIRTH,MAIN_ACTIVITY_CODE",
        "Person Id (Mosaic),YP First Name,YP Last Name,YP DOB,YP Activity",
        "LL Person ID,Young Person's Forename(s),Surname,Date Birth,Activity Desc",
        "\ufeffP Number,Forename,Surname ,dob,ETE Status",
        "clea_person_id,pers_forename,pers_surname,pers_dob,clea_care_leaver_activity",
    ],
)
def test_a_heading_is_known_however_it_is_written(head):
    entries = looked_at(csv_of(head, "007,Ali,Khan,03/05/2004,F2"))
    assert by_row(entries) == [(2, "new")]
    assert values(entries, "id", "first_name", "last_name", "dob", "activity") == [
        ("007", "Ali", "Khan", "2004-05-03", "F2")
    ]


def test_what_looks_like_a_kept_column_and_is_another_is_left_out():
    entries = looked_at(
        csv_of(
            "Child ID,NHS number,First name,Last name,DOB,Mother's date of birth,Placement postcode,Next of kin phone,UPN,Activity notes",
            "1,9434765919,Ali,Khan,03/05/2004,01/01/1980,ME14 1LQ,07700 900400,A123,Sees the nurse",
        )
    )
    assert entries[0].values == {"id": "1", "first_name": "Ali", "last_name": "Khan", "dob": "2004-05-03"}


# --- Cells


def test_days_in_one_column_are_written_in_every_way():
    entries = looked_at(
        csv_of(
            NAMES,
            "1,Aa,Khan,03/05/2004",
            "2,Bb,Khan,2004-05-03",
            "3,Cc,Khan,3 May 2004",
            "4,Dd,Khan,03-MAY-04",
            "5,Ee,Khan,38110",
            "6,Ff,Khan,03.05.2004",
            "7,Gg,Khan,20040503",
            "8,Hh,Khan,2004-05-03 00:00:00.000",
            "9,Ii,Khan,05/23/2004",
            "10,Jj,Khan,31/02/2004",
            "11,Kk,Khan,01/01/1900",
            "12,Ll,Khan,",
        )
    )
    assert by_row(entries) == [
        *((row, "new") for row in range(2, 10)),
        (10, "flagged"),
        (11, "refused"),
        (12, "refused"),
        (13, "refused"),
    ]
    assert values(entries[:9], "dob") == [*([("2004-05-03",)] * 8), ("2004-05-23",)]
    assert "“31/02/2004”" in said(entries[9])
    assert "cannot be right" in said(entries[10])
    assert "Without a date of birth" in said(entries[11])


def test_telephones_as_people_and_spreadsheets_write_them():
    entries = looked_at(
        csv_of(
            f"{NAMES},Mobile",
            "1,Aa,Khan,03/05/2004,07700 900321",
            "2,Bb,Khan,03/05/2004,7700900322",
            "3,Cc,Khan,03/05/2004,447700900323",
            "4,Dd,Khan,03/05/2004,+44 (0) 7700-900324",
            "5,Ee,Khan,03/05/2004,Mob: 07700 900325 / 07700 900326",
            "6,Ff,Khan,03/05/2004,07700 900327 (her mother)",
            "7,Gg,Khan,03/05/2004,n/a",
            "8,Hh,Khan,03/05/2004,-",
            "9,Ii,Khan,03/05/2004,ask the nurse",
            "10,Jj,Khan,03/05/2004,4.477E+11",
            "11,Kk,Khan,03/05/2004,900 3210",
        )
    )
    assert by_row(entries) == [
        *((row, "new") for row in range(2, 7)),
        (7, "flagged"),
        (8, "new"),
        (9, "new"),
        (10, "flagged"),
        (11, "flagged"),
        (12, "flagged"),
    ]
    assert values(entries, "phone") == [
        ("+447700900321",),
        ("+447700900322",),
        ("+447700900323",),
        ("+447700900324",),
        ("+447700900325",),
        ("+447700900327",),
        (None,),
        (None,),
        (None,),
        (None,),
        (None,),
    ]
    assert "mother" not in said(entries[5])
    assert "nurse" not in said(entries[8])


def test_names_as_case_systems_write_them():
    entries = looked_at(
        csv_of(
            "Child ID,First name,Last name,Known as,DOB",
            "1,ANNE-MARIE,O'BRIEN,,03/05/2004",
            "2,Mohammed (do not write to him),Null,,03/05/2004",
            "3,Jos\u00e9\u00a0 Luis,d\u2019Souza,,03/05/2004",
            "4,Alexandra,Hart,Alex,03/05/2004",
            "5,07700900321,Hart,,03/05/2004",
            "6,,,,03/05/2004",
            "7,Ms Faith,Gray,,03/05/2004",
            '8,"=HYPERLINK(""http://example.org"",""Ali"")",Gray,,03/05/2004',
        )
    )
    assert by_row(entries) == [
        *((2, "new"), (3, "new"), (4, "new"), (5, "new"), (6, "flagged"), (7, "new"), (8, "new")),
        (9, "flagged"),
    ]
    assert values(entries, "first_name", "last_name") == [
        ("Anne-Marie", "O'Brien"),
        ("Mohammed", "Null"),
        ("José Luis", "d\u2019Souza"),
        ("Alex", "Hart"),
        (None, "Hart"),
        (None, None),
        ("Faith", "Gray"),
        (None, "Gray"),
    ]
    assert "remark in brackets" in said(entries[1])
    assert "no name for them" in said(entries[5])


@pytest.mark.parametrize(
    ("whole", "first", "last"),
    [
        ("Khan, Ali", "Ali", "Khan"),
        ("KHAN Ali", "Ali", "Khan"),
        ("O'BRIEN Siobhán Mary", "Siobhán Mary", "O'Brien"),
        ("Ali KHAN", "Ali", "Khan"),
        ("AJ Smith", "AJ", "Smith"),
        ("MARY ANN LEE", "Mary Ann", "Lee"),
        ("Mary Ann Lee", "Mary Ann", "Lee"),
        ("Sam", "Sam", None),
    ],
)
def test_a_whole_name_is_taken_apart_as_it_was_put_together(whole, first, last):
    (entry,) = looked_at(csv_of("ID,Name,DOB", f'1,"{whole}",03/05/2004'))
    assert (entry.values.get("first_name"), entry.values.get("last_name")) == (first, last)


def test_whoever_has_not_died_is_not_said_to_have():
    entries = looked_at(
        csv_of(
            f"{NAMES},Date of death",
            "1,Aa,Khan,03/05/2004,",
            "2,Bb,Khan,03/05/2004,01/01/1900",
            "3,Cc,Khan,03/05/2004,N/A",
            "4,Dd,Khan,03/05/2004,No",
            "5,Ee,Khan,03/05/2004,12/10/2026",
        )
    )
    assert by_row(entries) == [(2, "new"), (3, "new"), (4, "new"), (5, "new"), (6, "flagged")]
    assert values(entries, "in_touch") == [(None,), (None,), (None,), (None,), ("DIED",)]


def test_codes_are_known_or_not_kept_and_never_guessed():
    entries = looked_at(
        csv_of(
            f"{NAMES},In touch,Activity,Accommodation,Suitable",
            "1,Aa,Khan,03/05/2004,YES,F2,U1,",
            "2,Bb,Khan,03/05/2004,Yes,F2: Full time in education other than higher education,U: Independent living,a) Suitable",
            "3,Cc,Khan,03/05/2004,YES,F3,Supported lodgings,2",
            "4,Dd,Khan,03/05/2004,MAYBE,F2,U1,",
            "5,Ee,Khan,03/05/2004,YES,F6,U1,",
            "6,Ff,Khan,03/05/2004,YES,College,U1,",
            "7,Gg,Khan,03/05/2004,YES,F2,A1,",
            "8,Hh,Khan,03/05/2004,YES,F2,S1,",
            "9,Ii,Khan,03/05/2004,YES,F2,In custody,Unsuitable",
            "10,Jj,Khan,03/05/2004,YES,F2,U,maybe",
            "11,Kk,Khan,03/05/2004,YES,f2,u1,",
        )
    )
    assert by_row(entries) == [(2, "new"), (3, "new"), *((row, "flagged") for row in range(4, 13))]
    assert values(entries, "in_touch", "activity", "accommodation") == [
        ("YES", "F2", "U1"),
        ("YES", "F2", "U1"),
        ("YES", "F5", "E2"),
        (None, "F2", "U1"),
        ("YES", None, "U1"),
        ("YES", None, "U1"),
        ("YES", "F2", None),
        ("YES", "F2", None),
        ("YES", "F2", "X2"),
        ("YES", "F2", "U"),
        ("YES", "F2", "U1"),
    ]


def test_the_rules_of_the_return_are_said():
    entries = looked_at(
        csv_of(
            "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
            "1,03/05/2004,YES,F2,U1",
            "2,03/05/2004,YES,,U1",
            "3,03/05/2004,,,",
            "4,03/05/2004,DIED,F2,0",
            "5,03/05/2004,RHOM,0,B1",
            "6,03/05/2004,YES,0,U1",
            "7,03/05/2004,NO,0,0",
        )
    )
    assert [
        (entry.source.row, entry.outcome, re.findall(r"rule (\d+)", said(entry))) for entry in entries
    ] == [
        (2, "new", []),
        (3, "flagged", ["153"]),
        (4, "new", []),
        (5, "flagged", ["344"]),
        (6, "flagged", ["344"]),
        (7, "flagged", ["345"]),
        (8, "new", []),
    ]


def test_who_was_said_to_have_died_stays_a_question(cast, tmp_path):
    head = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"
    brought_in(tmp_path, ("a.csv", csv_of(head, "1,03/05/2004,DIED,0,0")))
    (row,) = brought_in(tmp_path, ("a.csv", csv_of(head, "1,03/05/2004,YES,F2,U1")))
    assert row["outcome"] == "flagged"
    assert "rule 348" in " ".join(row["reasons"])


@pytest.mark.parametrize(
    ("postcode", "kept", "outcome", "says"),
    [
        ("me141lq", "ME14 1LQ", "new", ""),
        ("Flat 2, 1 High St, Maidstone, ME14 1LQ", "ME14 1LQ", "new", ""),
        ("ME14 1ZZ", "ME14 1ZZ", "new", "its sector"),
        ("ME14 8ZZ", "ME14 8ZZ", "new", "its district"),
        ("ZZ99 3VZ", None, "flagged", "stands for no address"),
        ("XX1 1AA", "XX1 1AA", "flagged", "cannot place"),
        ("ME1", None, "flagged", "is no postcode"),
        ("Not known", None, "new", ""),
    ],
)
def test_a_postcode_is_placed_as_well_as_can_be(postcode, kept, outcome, says):
    (entry,) = looked_at(csv_of(f"{NAMES},Postcode", f'1,Aa,Khan,03/05/2004,"{postcode}"'))
    assert (entry.values.get("postcode"), entry.outcome) == (kept, outcome)
    assert says in said(entry)


# --- Around the rows


def test_bands_totals_and_headings_again_are_no_people():
    entries = looked_at(
        csv_of(
            "Kent County Council,,,,",
            "Care leavers as at 20/11/2026,,,,",
            ",,,,",
            "ID,Name,DOB,PA,Team",
            "East Kent,,,,",
            '1,"Khan, Ali",03/05/2004,Ade,East',
            "Subtotal,1,,,",
            "West Kent,West Kent,West Kent,West Kent,West Kent",
            "ID,Name,DOB,PA,Team",
            '2,"Hart, Zoe",04/05/2004,Ade,West',
            ",,,,",
            "Grand total,2,,,",
            "Number of records: 2,,,,",
            "OFFICIAL SENSITIVE,,,,",
            "Produced by Reports on 20/11/2026 10:14,,,,",
        )
    )
    assert by_row(entries) == [(6, "new"), (10, "new")]
    assert values(entries, "id", "first_name") == [("1", "Ali"), ("2", "Zoe")]


def test_formulas_give_their_results_or_are_said_to_have_none():
    data = workbook_of(
        {
            "Sheet": [
                ["Child ID", "First name", "Last name", "DOB", "Age", "Postcode"],
                ['="00012"', "=UPPER(C2)", "Khan", "=DATE(2004,5,3)", "=2026-2004", "ME14 1LQ"],
                [13, '=PROPER("zoe")', "Hart", dt.datetime(2004, 5, 3), "=2026-2004", "=H9"],
            ]
        }
    )
    entries = looked_at(with_results(data, {"B2": "KHAN", "F3": "ME14 1LQ"}), "list.xlsx")
    assert by_row(entries) == [(2, "new"), (3, "flagged")]
    assert values(entries, "id", "first_name", "dob", "postcode") == [
        ("00012", "Khan", "2004-05-03", "ME14 1LQ"),
        ("13", None, "2004-05-03", "ME14 1LQ"),
    ]
    assert "formula without its result" in said(entries[1])


def test_a_workbook_with_everything_at_once():
    def shape(book):
        sheet = book["Leavers"]
        sheet.merge_cells("A1:G1")
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("A5:G5")
        sheet.merge_cells("F6:F7")
        sheet.column_dimensions["G"].hidden = True
        sheet.row_dimensions[7].hidden = True
        sheet["A6"].number_format = "000000"
        sheet["D7"].number_format = "dd/mm/yyyy"
        book["Old"].sheet_state = "veryHidden"

    data = workbook_of(
        {
            "Front page": [["Care leavers"], ["For internal use"]],
            "Leavers": [
                ["Care leavers, all teams"],
                [],
                ["Client", "Name", None, "Date\nof birth", "Contact\nnumber", "Allocated PA", "Health"],
                ["ID", "First", "Last", None, None, None, None],
                ["Team 1"],
                [417, "Ali", "Khan\u00a0", dt.datetime(2004, 5, 3), 7700900321, "Ade", "asthma"],
                [418, "Zoe", "Hart", 38110, "07700\u00a0900322", None, "asthma"],
                ["Total", 2, None, None, None, None, None],
            ],
            "Old": [["ID", "Name", "DOB"], [1, "Old One", "1/1/2004"]],
        },
        then=shape,
    )
    entries = looked_at(data, "all.xlsx")
    assert by_row(entries) == [(6, "new"), (7, "new")]
    assert values(entries, "id", "first_name", "last_name", "dob", "phone", "adviser") == [
        ("000417", "Ali", "Khan", "2004-05-03", "+447700900321", "Ade"),
        ("418", "Zoe", "Hart", "2004-05-03", "+447700900322", "Ade"),
    ]
    assert "asthma" not in repr(entries)


# --- Who is who


def test_zeros_in_front_matter_and_one_who_lost_them_is_not_a_second_person(cast, tmp_path):
    first = csv_of(NAMES, "00123,Ali,Khan,03/05/2004", "0456,Zoe,Hart,03/05/2004", "456,Bo,Mills,03/05/2004")
    report = brought_in(tmp_path, ("a.csv", first))
    assert [(row["row"], row["outcome"], row["values"]["id"]) for row in report] == [
        (2, "new", "00123"),
        (3, "new", "0456"),
        (4, "new", "456"),
    ]
    eaten = csv_of(NAMES, "123,Ali,Khan,03/05/2004", "456,Bo,Mills,03/05/2004", "0123,Cy,Day,09/09/2005")
    report = brought_in(tmp_path, ("a.csv", eaten))
    assert [(row["row"], row["outcome"], row["values"]["id"]) for row in report] == [
        (2, "same", "00123"),
        (3, "same", "456"),
        (4, "new", "0123"),
    ]
    assert "Numbers 123 and 00123 were taken for one" in " ".join(report[0]["reasons"])
    full = brought_in(tmp_path, ("a.csv", csv_of(NAMES, "000456,Bo,Mills,03/05/2004")))
    assert [(row["outcome"], row["values"]["id"]) for row in full] == [("flagged", "000456")]


def test_one_person_in_two_files_is_one_and_gets_what_each_of_them_knows(cast, tmp_path):
    names = csv_of(
        "LCS ID,Forename,Surname,DOB,Mobile",
        "0012,Ali,Khan,03/05/2004,07700 900321",
        "13,Zoe,Hart,04/05/2004,",
    )
    codes = csv_of(
        "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
        "0012,03/05/2004,YES,F3,U1",
        "13,05/05/2004,YES,F2,U1",
        "14,06/05/2004,YES,F2,U1",
    )
    report = brought_in(tmp_path, ("names.csv", names), ("oc3.csv", codes))
    assert [(row["file"], row["sheet"], row["row"], row["outcome"]) for row in report] == [
        ("names.csv", None, 2, "flagged"),
        ("names.csv", None, 3, "flagged"),
        ("oc3.csv", None, 2, "merged"),
        ("oc3.csv", None, 3, "merged"),
        ("oc3.csv", None, 4, "new"),
    ]
    assert report[2]["values"] == report[0]["values"]
    assert report[0]["values"] == {
        "id": "0012",
        "first_name": "Ali",
        "last_name": "Khan",
        "dob": "2004-05-03",
        "in_touch": "YES",
        "activity": "F5",
        "accommodation": "U1",
        "phone": "+447700900321",
    }
    assert "F3 is an old code" in " ".join(report[2]["reasons"])
    assert "Date of birth: 4 May 2004 here, 5 May 2004 in row 3 of oc3.csv" in " ".join(report[1]["reasons"])


def test_two_rows_of_somebody_who_is_refused_are_both_refused(cast, tmp_path):
    brought_in(tmp_path, ("a.csv", csv_of(NAMES, "1,Ali,Khan,03/05/2004")))
    other = csv_of(NAMES, "1,Zoe,Hart,01/01/2005", "1,Zoe,Hart,01/01/2005")
    report = brought_in(tmp_path, ("a.csv", other))
    assert [(row["outcome"], row["values"]) for row in report] == [("refused", {"id": "1"})] * 2


def test_who_is_refused_changes_nothing_for_the_others(cast, tmp_path):
    """Writing decides again without those who were refused, and must come to the same."""
    brought_in(tmp_path, ("a.csv", csv_of(NAMES, "1,Ali,Khan,03/05/2004")))
    data = csv_of(
        NAMES,
        "1,Zoe,Hart,01/01/2005",
        "2,Zoe,Hart,01/01/2005",
        "3,Mo,Said,",
        "003,Mo,Said,02/02/2004",
        "4,Young,One,02/02/2010",
        "5,Young,One,02/02/2010",
    )
    previewed = brought_in(tmp_path, ("a.csv", data), write=False)
    assert [(row["row"], row["outcome"]) for row in previewed] == [
        (2, "refused"),
        (3, "new"),
        (4, "refused"),
        (5, "new"),
        (6, "refused"),
        (7, "refused"),
    ]
    assert brought_in(tmp_path, ("a.csv", data)) == previewed
