"""The shapes in which councils export, each with the traps that it sets and what comes of every row."""

# ruff: noqa: E501 (rows of files are typed as they stand in them)
from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from tests.youngadults.importing.lists import by_row, csv_of, looked_at, workbook_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today():
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False):
        yield


def values(entries, *names):
    return [tuple(entry.values.get(name) for name in names) for entry in entries]


def test_the_ssda903_return():
    entries = looked_at(
        csv_of(
            "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
            "00123,30/03/2005,YES,F1,K1",
            "864948,16/01/2005,YES,P3,T2",
            "880820,01/02/2005,YES,F9,U1",
            "438490,08/03/2005,RHOM,0,0",
            "652288,26/02/2005,YES,F2,S1",
            "419002,16/02/2009,YES,F1,S2",
            "934440,12/03/2000,NREQ,G5,U2",
            "232161,05/02/2005,DIED,0,0",
            "288369,17/03/2005,REFU,P2,B2",
            "842472,03/03/2005,YES,0,U1",
            "147980,16/03/2005,NO,F3,X2",
        ),
        "oc3.csv",
    )
    assert by_row(entries) == [
        (2, "new"),
        (3, "flagged"),
        (4, "flagged"),
        (5, "new"),
        (6, "flagged"),
        (7, "refused"),
        (8, "refused"),
        (9, "flagged"),
        (10, "flagged"),
        (11, "flagged"),
        (12, "flagged"),
    ]
    assert values(entries, "id", "dob", "activity", "accommodation") == [
        ("00123", "2005-03-30", "F1", "K1"),
        ("864948", "2005-01-16", "P5", "T2"),
        ("880820", "2005-02-01", None, "U1"),
        ("438490", "2005-03-08", "0", "0"),
        ("652288", "2005-02-26", "F2", None),
        ("419002", None, None, None),
        ("934440", None, None, None),
        ("232161", "2005-02-05", "0", "0"),
        ("288369", "2005-03-17", "P2", "B2"),
        ("842472", "2005-03-03", "0", "U1"),
        ("147980", "2005-03-16", "F5", "X2"),
    ]
    assert "“F9” is no activity code that we know" in " ".join(entries[2].reasons)
    assert "P3 is an old code. It was kept as P5" in " ".join(entries[1].reasons)
    assert "Is 17" in entries[5].reasons[0]
    assert "Is 26" in entries[6].reasons[0]


def test_the_annex_a_workbook_gives_its_care_leavers_and_none_of_its_other_lists():
    head = [
        "Child Unique ID",
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age",
        "Allocated Team",
        "Allocated Worker",
    ]
    leavers = [
        *head,
        "Eligibility Category",
        "LA in Touch",
        "Type of Accommodation",
        "Suitability of Accommodation",
        "Activity Status",
    ]
    born = dt.datetime(2004, 8, 7)
    entries = looked_at(
        workbook_of(
            {
                "List 6": [[*head, "Case Status"], [1, "a) Male", "a) WBRI", born, 22, "T", "W\u00a0X", "Child in need"]],
                "List 9": [
                    leavers,
                    [7961370, "a) Male", "r) OOTH", born, 22.3, "T", "Jae\u00a0Vang", "b) Former relevant child",
                     "a) Yes", "U: Independent living", "a) Suitable", "F2: Full time in education other than higher"],
                    [7961371, "b) Female", "a) WBRI", 38206, "#N/A", "T", "#N/A", "b) Former relevant child",
                     "d) Refu", "X: In custody", "b) Unsuitable", "G5: Not in education, employment or training - other"],
                    [7961372, "b) Female", "a) WBRI", "=D2", 22, "T", None, None, "a) Yes", None, None, None],
                ],
            }
        ),
        "annex.xlsx",
    )  # fmt: skip
    assert by_row(entries) == [(2, "new"), (3, "flagged"), (4, "refused")]
    assert values(
        entries[:2], "id", "dob", "in_touch", "accommodation", "activity", "adviser", "in_custody"
    ) == [
        ("7961370", "2004-08-07", "YES", "U1", "F2", "Jae Vang", None),
        ("7961371", "2004-08-07", "REFU", "X2", "G5", None, True),
    ]
    assert {entry.source.sheet for entry in entries} == {"List 9"}


def test_a_report_like_liquidlogics_with_everything_around_it():
    entries = looked_at(
        csv_of(
            "Care Leavers - Active,,,,,,,,",
            "Run by: J Clerk on 20/11/2026,,,,,,,,",
            ",,,,,,,,",
            'LCS ID,Forename,Surname,"Date of\nBirth",In Touch,Main Activity,"Accommodation\n(type)",Suitable,Address',
            "Team: 18+ East,,,,,,,,",
            'LL001,José,O’Brien,03/05/2004,Yes,Part time in an apprenticeship,Supported lodgings,Yes,"1 High St\nMaidstone\nME14 1LQ"',
            "LL002,  ZOE\u00a0,SMITH-JONES,3-May-05,Refuses contact,Working,Independent living,No,Not known",
            "Team: 18+ West,,,,,,,,",
            "LL003,Ali,Khan,5/31/2005,Yes,,,,ME14 1ZZ",
            "LL004,Ben,Nodate,,Yes,F2,U1,,",
            ",,,,,,,,",
            "Total,4,,,,,,,",
            "End of report,,,,,,,,",
            alphabet="cp1252",
        ),
        "leavers.csv",
    )
    assert by_row(entries) == [(6, "new"), (7, "flagged"), (9, "flagged"), (10, "refused")]
    assert values(
        entries[:3], "id", "first_name", "last_name", "dob", "activity", "accommodation", "postcode"
    ) == [
        ("LL001", "José", "O’Brien", "2004-05-03", "P4", "E1", "ME14 1LQ"),
        ("LL002", "Zoe", "Smith-Jones", "2005-05-03", None, "U2", None),
        ("LL003", "Ali", "Khan", "2005-05-31", None, None, "ME14 1ZZ"),
    ]
    assert "month first" in " ".join(entries[2].reasons)
    assert "placed in the middle of its" in " ".join(entries[2].reasons)


def test_a_report_like_mosaics_as_a_workbook():
    def shape(book):
        sheet = book["Report"]
        sheet.merge_cells("E2:F2")
        for row in (4, 5):
            sheet[f"A{row}"].number_format = "0000000"
        sheet.column_dimensions["H"].hidden = True
        book["Lookups"].sheet_state = "hidden"

    entries = looked_at(
        workbook_of(
            {
                "Report": [
                    ["Leaving care cohort"],
                    [
                        "Mosaic ID",
                        "Full Name",
                        "D.O.B.",
                        "Mobile Tel",
                        "Accommodation",
                        None,
                        "Case notes",
                        "DOB",
                    ],
                    [None, None, None, None, "Type", "Suitability", None, None],
                    [
                        12345,
                        "Okafor, Chidi",
                        dt.datetime(2004, 5, 3),
                        7700900123,
                        "U",
                        "Suitable",
                        "secret",
                        "1/1/99",
                    ],
                    [
                        12346,
                        "Mary Ann Lee",
                        38110,
                        "+44 (0)7700 900124 (mum)",
                        "X",
                        "Unsuitable",
                        "secret",
                        None,
                    ],
                    [12347, "Sam", "04.05.2004", 4.47700900123e11, "Tent", None, "secret", None],
                ],
                "Lookups": [["ID", "Name", "DOB"], [1, "Old One", "1/1/2004"]],
            },
            then=shape,
        ),
        "mosaic.xlsx",
    )
    assert by_row(entries) == [(4, "new"), (5, "flagged"), (6, "flagged")]
    assert values(entries, "id", "first_name", "last_name", "dob", "phone", "accommodation") == [
        ("0012345", "Chidi", "Okafor", "2004-05-03", "+447700900123", "U1"),
        ("0012346", "Mary Ann", "Lee", "2004-05-03", "+447700900124", "X2"),
        ("12347", "Sam", None, "2004-05-04", "+447700900123", None),
    ]
    assert "secret" not in repr(entries)
