"""Files as they are, and the rows that come out of them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from tabular.importing import Column, Declaration, Noted, Unreadable, gather
from tabular.importing.readers import day, email, identifier, one_of, text
from tabular.importing.reading import CannotRead, Formula, read

COLOUR = one_of({"R": "red", "Red": "red", "G": "green"}, "colour")
FRUIT = Declaration(
    (
        Column("id", "Number", ("Fruit ID", "Number"), identifier, identifies=True),
        Column("name", "Name", ("Name", "Fruit name"), text()),
        Column("ripe", "Ripe on", ("Ripe on", "Harvest date"), day),
        Column("colour", "Colour", ("Colour", "Skin colour"), COLOUR),
    ),
    is_a_list=lambda names: {"id", "name"} <= set(names),
)


def rows_of(data: bytes, name: str = "fruit.csv") -> list[tuple]:
    return [(row.row, row.values) for row in gather([(name, data)], FRUIT).rows()]


def workbook(*lines, then=lambda sheet, book: None) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    then(book.active, book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


PLAIN = [(2, {"id": "007", "name": "Böhmen", "colour": "red"})]


@pytest.mark.parametrize(
    "data",
    [
        "Fruit ID,Name,Colour\r\n007,Böhmen,R\r\n".encode(),
        "\ufeffFruit ID,Name,Colour\r\n007,Böhmen,R\r\n".encode(),
        "Fruit ID;Name;Colour\n007;Böhmen;R\n".encode("cp1252"),
        "Fruit ID\tName\tColour\r\n007\tBöhmen\tR\r\n".encode("utf-16"),
        "Fruit ID|Name|Colour\n007|Böhmen|R\n".encode("utf-16-le"),
        'sep=;\r\nFRUIT_ID;"Name";"Colour (R, G)"\r\n="007";"\u00a0Böhmen ";" r"\r\n'.encode(),
    ],
    ids=["utf-8", "byte order mark", "Windows", "utf-16 tabs", "utf-16 no mark", "sep line, hard spaces"],
)
def test_a_csv_is_read_in_any_alphabet_and_dialect(data):
    assert rows_of(data) == PLAIN


@pytest.mark.parametrize("gap", [1, 700, 30_000])
def test_what_stands_far_below_in_a_workbook_is_read_too(gap):
    below = workbook(["Fruit ID", "Name"], [1, "a"], then=lambda sheet, _: fill(sheet, 2 + gap))
    expected = [(2, {"id": "1", "name": "a"}), (2 + gap, {"id": "2", "name": "late"})]
    assert rows_of(below, "fruit.xlsx") == expected


def test_what_stands_below_all_that_fits_is_refused_and_not_lost():
    with pytest.raises(CannotRead, match="row 900,000"):
        rows_of(workbook(["Fruit ID", "Name"], [1, "a"], then=lambda s, _: fill(s, 900_000)), "fruit.xlsx")


def fill(sheet, row):
    sheet.cell(row, 1, 2)
    sheet.cell(row, 2, "late")


def test_a_cell_with_a_line_break_is_one_row_and_blank_lines_count():
    data = b'Fruit ID,Name\n1,"a\nb"\n\n2,c\n'
    assert rows_of(data) == [(2, {"id": "1", "name": "a b"}), (4, {"id": "2", "name": "c"})]


def test_lines_around_bands_totals_and_headings_that_come_again_are_passed_over_and_said():
    data = (
        b"Fruit report,,,\nRun on 1 May,,,\n\nFruit\nID,Name,Ripe on,Skin\ncolour\n"
        b"Fruit ID,Name,Ripe on,Colour\nNorth orchard,,,\n1,Apple,,R\n"
        b"Fruit ID,Name,Ripe on,Colour\n2,Pear,,G\n"
        b"3,,,\nTotal,3,,\nPage 1 of 1,,,\n"
    )
    gathered = gather([("fruit.csv", data)], FRUIT)
    assert [(row.row, row.values.get("name")) for row in gathered.rows()] == [
        (9, "Apple"),
        (11, "Pear"),
        (12, None),
    ]
    assert [remark.partition("Row ")[2][:2].strip() for remark in gathered.remarks[1:]] == [
        "8",
        "10",
        "13",
        "14",
    ]


def test_excel_is_read_with_merged_headings_zeros_serial_dates_and_hidden_things():
    def shape(sheet, book):
        sheet.merge_cells("B1:C1")
        sheet["A3"].number_format = "00000"
        sheet.merge_cells("B3:B4")
        sheet.column_dimensions["E"].hidden = True
        book.create_sheet("Old").append(["Fruit ID", "Name"])
        book["Old"].append([9, "Fig"])
        book["Old"].sheet_state = "hidden"

    data = workbook(
        ["Fruit ID", "Fruit", None, "Harvest date", "Name"],
        [None, "Name", "Taste", None, None],
        [42, "Plum", "sour", 38110, "Stone"],
        [43, None, "sweet", dt.datetime(2004, 5, 4), "Stone"],
        ["=40+4", "Fig", None, "4.5.04", None],
        ['="0077"', "Date", None, "=DATE(2004,5,5)", None],
        then=shape,
    )
    gathered = gather([("fruit.xlsx", data)], FRUIT)
    found = gathered.rows()
    assert [(row.row, row.values) for row in found] == [
        (3, {"id": "00042", "name": "Plum", "ripe": "2004-05-03"}),
        (4, {"id": "43", "name": "Plum", "ripe": "2004-05-04"}),
        (5, {"name": "Fig", "ripe": "2004-05-04"}),
        (6, {"id": "0077", "name": "Date", "ripe": "2004-05-05"}),
    ]
    assert "without its result" in found[-2].unread["id"]
    assert "fruit.xlsx, Old is hidden and was not read." in gathered.remarks
    assert gathered.left_out == [{"file": "fruit.xlsx", "sheet": "Sheet", "headings": ["Taste", "Name"]}]


def test_a_quotation_mark_within_a_cell_is_only_that():
    assert rows_of(b'Fruit ID,Name\n1,Apple 5"\n2,Pear\n') == [
        (2, {"id": "1", "name": 'Apple 5"'}),
        (3, {"id": "2", "name": "Pear"}),
    ]


def test_what_somebody_chose_for_a_heading_is_remembered_and_can_be_taken_away():
    data = b"Fruit ID,Name,Note\n1,Apple,R\n"
    (table,) = gather([("a.csv", data)], FRUIT, {"note": "colour", "name": "name"}).tables
    assert [row.values for row in table.rows()] == [{"id": "1", "name": "Apple", "colour": "red"}]
    assert [row.values for row in table.with_columns({"note": ""}).rows()] == [{"id": "1", "name": "Apple"}]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b" \n", "is empty"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
        ("a.xlsx", b"PK\x03\x04 broken", "save it again"),
        ("a.pdf", b"%PDF-1.7", "not a table"),
        ("a.xls", b"<html><table><tr><td>Fruit ID</td></tr></table></html>", "save it as a workbook"),
        ("a.xml", b"<?xml version='1.0'?><FRUIT/>", "save it as a workbook"),
        ("a.csv", b'Fruit ID,Name\n1,Apple\n2,"Pear\n3,Fig\n', "In row 3 a quotation mark"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(name, data, says):
    with pytest.raises(CannotRead, match=says):
        read(name, data)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("03/05/2004", "2004-05-03"),
        ("3.5.04", "2004-05-03"),
        ("2004-05-03T00:00:00", "2004-05-03"),
        ("03/05/2004 00:00", "2004-05-03"),
        ("3 May 2004", "2004-05-03"),
        ("03-May-04", "2004-05-03"),
        ("May 3, 2004", "2004-05-03"),
        ("03/05/2004 (22 years)", "2004-05-03"),
        ("Mon 3rd May 2004", "2004-05-03"),
        ("20040503", "2004-05-03"),
        (38110, "2004-05-03"),
        ("38110", "2004-05-03"),
        (dt.datetime(2004, 5, 3, 12), "2004-05-03"),
        ("05/25/2004", Noted("2004-05-25", "was read with the month first: 25 May 2004")),
    ],
)
def test_a_day_is_read_however_it_is_written(cell, expected):
    assert day(cell) == expected


@pytest.mark.parametrize("cell", ["31/02/2004", "unknown", 12, "n/a", Formula(""), "00/00/0000"])
def test_what_is_no_day_is_not_guessed(cell):
    with pytest.raises(Unreadable):
        day(cell)


@pytest.mark.parametrize(
    ("cell", "expected"), [(123.0, "123"), ("00123", "00123"), ("123.0", "123"), ("LC-7", "LC-7"), (7, "7")]
)
def test_a_number_for_somebody_keeps_its_zeros(cell, expected):
    assert identifier(cell) == expected


@pytest.mark.parametrize("cell", ["1.23457E+11", 12.5, 1234567890123456789, dt.datetime(2004, 5, 3)])
def test_a_number_that_a_spreadsheet_has_damaged_is_refused(cell):
    with pytest.raises(Unreadable):
        identifier(cell)


def test_an_address_is_found_in_what_stands_around_it():
    assert email("Sam <Sam@Example.org>; old: a@b") == "sam@example.org"


def test_a_sentence_never_repeats_what_may_be_a_note():
    with pytest.raises(Unreadable) as refused:
        COLOUR("in hospital since May")
    assert "hospital" not in str(refused.value)


def test_where_days_mostly_stand_with_the_month_first_the_doubtful_ones_are_to_be_checked():
    head = b"Fruit ID,Name,Ripe on\n"
    mostly = head + b"1,Apple,03/05/2004\n2,Pear,05/25/2004\n3,Fig,05/26/2004\n4,Kiwi,05/05/2004\n"
    found = gather([("a.csv", mostly)], FRUIT).rows()
    assert [(row.values["ripe"], len(row.notes)) for row in found] == [
        ("2004-05-03", 1),
        ("2004-05-25", 1),
        ("2004-05-26", 1),
        ("2004-05-05", 0),
    ]
    one_slip = gather([("a.csv", head + b"1,Apple,03/05/2004\n2,Pear,05/25/2004\n")], FRUIT).rows()
    assert [len(row.notes) for row in one_slip] == [0, 1]


@pytest.mark.parametrize("sheet", ["sheet1.xml", "elsewhere.xml"])
def test_a_small_file_that_merges_a_whole_sheet_is_refused_before_it_is_opened(sheet):
    """Opening it would make some seventeen thousand million cells."""
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    out = io.BytesIO(workbook(["Fruit ID", "Name"]))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr(f"xl/worksheets/{sheet}x", merged)
    with pytest.raises(CannotRead, match="merges too many cells"):
        read("fruit.xlsx", out.getvalue())
