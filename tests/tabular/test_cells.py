"""What a spreadsheet would run as a formula stays text; numbers and dates stay what they are."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tabular.cells import safe

SAFE = {
    # what is kept: what the cell holds
    "Parks": "Parks",
    "O’Brien & Söhne 🙂": "O’Brien & Söhne 🙂",
    "=HYPERLINK(0)": "'=HYPERLINK(0)",
    "+44 7700 900123": "'+44 7700 900123",
    "-2+3": "'-2+3",
    "@SUM(1)": "'@SUM(1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\n=1": "'\n=1",
    "  =1": "'  =1",
    "\u00a0=1": "'\u00a0=1",
    "\uff1d1": "'\uff1d1",
    "a=b": "a=b",
    "a\x00b\x0bc": "abc",
    "\x00=1": "'=1",
    "": "",
}


@pytest.mark.parametrize("text", SAFE)
def test_text_never_begins_like_a_formula(text):
    assert safe(text) == SAFE[text]


@pytest.mark.parametrize("number", [0, -5, 12.71, Decimal("-3.50"), dt.date(2027, 1, 12)])
def test_numbers_and_dates_are_left_alone(number):
    assert safe(number) is number


def test_a_moment_is_written_in_our_own_time():
    summer = dt.datetime(2027, 7, 1, 11, 30, 15, 99, tzinfo=ZoneInfo("UTC"))
    assert safe(summer) == dt.datetime(2027, 7, 1, 12, 30, 15)


def test_nothing_is_an_empty_cell_and_yes_is_a_word():
    assert (safe(None), safe(True), safe(False)) == ("", "Yes", "No")


def test_a_cell_is_never_longer_than_excel_can_hold():
    assert len(safe("=" * 50_000)) == 32_767
