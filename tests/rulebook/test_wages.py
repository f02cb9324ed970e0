"""The minimum wage by age and day, figures typed from gov.uk."""

from datetime import date

import pytest

from rulebook.models import Entry
from rulebook.wages import minimum_pence

pytestmark = pytest.mark.django_db

BEFORE, AFTER = date(2026, 3, 31), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("age", "apprentice", "first_year", "before", "after"),
    [
        (17, False, False, 755, 800),
        (18, False, False, 1000, 1085),
        (20, False, False, 1000, 1085),
        (21, False, False, 1221, 1271),
        (25, False, False, 1221, 1271),
        (18, True, False, 755, 800),  # under 19: the apprentice rate in every year
        (18, True, True, 755, 800),
        (19, True, True, 755, 800),
        (24, True, True, 755, 800),
        (19, True, False, 1000, 1085),
        (21, True, False, 1221, 1271),
    ],
)
def test_least_pay_follows_age_apprenticeship_and_date(age, apprentice, first_year, before, after):
    assert minimum_pence(age, BEFORE, apprentice=apprentice, first_year=first_year) == before
    assert minimum_pence(age, AFTER, apprentice=apprentice, first_year=first_year) == after


def test_without_entries_the_rates_of_2026_hold():
    Entry.objects.all().delete()
    assert minimum_pence(21, AFTER) == 1271
