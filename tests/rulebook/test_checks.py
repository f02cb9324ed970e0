"""The warning about colours that are hard to read."""

from datetime import date

import pytest
from django.db import connection

from rulebook.changing import change
from rulebook.checks import brand_is_readable
from rulebook.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0f5e5c", "#ffffff", 7.6),
        ("#0b4746", "#ffffff", 10.5),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)


@pytest.mark.django_db
def test_the_colours_that_come_with_the_service_are_readable():
    assert brand_is_readable(databases=["default"]) == []


@pytest.mark.django_db
def test_a_pale_brand_colour_is_warned_of():
    change("council.brand", "#f4b860", by=None, why="Sunny", from_on=date(2026, 1, 5))
    [warning] = brand_is_readable(databases=["default"])
    assert warning.id == "rulebook.W001"
    assert warning.msg == "council.brand is #f4b860: white text on it has a contrast of 1.8."


def test_without_a_database_to_ask_the_check_is_silent():
    assert brand_is_readable(databases=None) == []


@pytest.mark.django_db
def test_before_the_first_migration_the_check_is_silent():
    with connection.cursor() as cursor:
        cursor.execute("alter table rulebook_entry rename to rulebook_not_yet")
    assert brand_is_readable(databases=["default"]) == []
