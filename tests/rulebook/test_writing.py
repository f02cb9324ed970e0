"""Money, days and moments as people write them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.template import engines

from rulebook import writing

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("pence", "written"),
    [(1271, "£12.71"), (1200, "£12"), (5, "£0.05"), (0, "£0"), (123456, "£1,234.56"), (None, ""), ("", "")],
)
def test_pence_become_pounds(pence, written):
    assert writing.pounds(pence) == written


@time_machine.travel(dt.datetime(2027, 1, 12, 9, 0, tzinfo=LONDON), tick=False)
@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2027, 1, 11), "yesterday"),
        (dt.date(2027, 1, 12), "today"),
        (dt.date(2027, 1, 13), "tomorrow"),
        (dt.date(2027, 1, 15), "in 3 days"),
        (dt.date(2027, 1, 9), "3 days ago"),
        (dt.date(2027, 1, 26), "in 2 weeks"),
        (dt.date(2027, 3, 13), "in 2 months"),
        (dt.date(2026, 11, 1), "2 months ago"),
        (None, ""),
    ],
)
def test_a_day_says_how_far_away_it_is(day, written):
    assert writing.from_today(day) == written


@pytest.mark.parametrize(
    ("days", "written"),
    [(1, "1 day"), (90, "90 days"), (365, "1 year"), (730, "2 years"), (400, "400 days")],
)
def test_a_length_of_time_is_exact(days, written):
    assert writing.length_of_time(days) == written


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (15, "15 minutes"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (480, "8 hours"),
        (1_440, "24 hours"),
        (1_500, "25 hours"),
        (10_080, "7 days"),
        (525_600, "1 year"),
    ],
)
def test_a_length_in_minutes_is_exact_too(minutes, written):
    assert writing.length_of_minutes(minutes) == written


@pytest.mark.parametrize(("tenths", "written"), [(0, "0p"), (5, "0.5p"), (20, "2p"), (24, "2.4p")])
def test_parts_of_a_penny(tenths, written):
    assert writing.parts_of_a_penny(tenths) == written


@pytest.mark.parametrize(
    ("hour", "written"),
    [(0, "12 January 2027, 12:05am"), (9, "12 January 2027, 9:05am"), (12, "12 January 2027, 12:05pm")],
)
def test_a_moment_is_written_with_its_half_of_the_day(hour, written):
    assert writing.moment(dt.datetime(2027, 1, 12, hour, 5, tzinfo=LONDON)) == written


def test_a_moment_in_a_template_is_british_time():
    just_before_midnight = dt.datetime(2027, 6, 30, 23, 30, tzinfo=dt.UTC)
    template = engines["django"].from_string("{% load look %}{{ at|moment }}, {{ at|day }}")

    assert template.render({"at": just_before_midnight}) == "1 July 2027, 12:30am, Thursday 1 July 2027"


def test_a_moment_that_is_written_in_code_is_british_time_as_well():
    just_before_midnight = dt.datetime(2027, 6, 30, 23, 30, tzinfo=dt.UTC)

    assert writing.moment(just_before_midnight) == "1 July 2027, 12:30am"
    assert writing.day(just_before_midnight, short=True) == "1 July 2027"
    assert writing.clock(just_before_midnight) == "12:30am"


def test_no_template_writes_a_day_or_a_moment_in_a_way_of_its_own():
    """`day`, `moment` and `clock` are how people read them, `machine_date` how machines do."""
    folder = Path(settings.BASE_DIR, "templates")
    by_hand = re.compile(r"\|(date|time)\b|\|(date|time):|\{% now ")
    found = [path for path in folder.rglob("*.*") if by_hand.search(path.read_text(encoding="utf-8"))]

    assert [str(path.relative_to(folder)) for path in found] == []
