"""Distances, and that words and rule never disagree."""

from collections import namedtuple

import pytest

from geography.distance import hundred_metres, in_words, max_travel_units, miles

At = namedtuple("At", "easting northing")


@pytest.mark.parametrize(
    ("a", "b", "units"),
    [
        (At(5759, 1563), At(5759, 1563), 0),
        (At(0, 0), At(3, 4), 5),
        (At(3, 4), At(0, 0), 5),
        (At(0, 0), At(1, 1), 2),  # 1.41
        (At(0, 0), At(7, 7), 10),  # 9.899
        (At(10, 20), At(0, 0), 23),  # 22.36
    ],
)
def test_distance_is_the_straight_line_rounded_up(a, b, units):
    assert hundred_metres(a, b) == units


@pytest.mark.parametrize(("said", "units"), [(0, 1), (1, 16), (5, 80), (10, 160), (25, 402), (100, 1609)])
def test_miles_that_somebody_will_travel_become_units_of_100_metres(said, units):
    assert max_travel_units(said) == units


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (0, "less than a mile"),
        (16, "less than a mile"),
        (17, "2 miles"),
        (64, "4 miles"),
        (80, "5 miles"),
        (81, "6 miles"),
    ],
)
def test_a_distance_in_words_is_rounded_up(units, words):
    assert in_words(units) == words


def test_a_place_reads_within_the_limit_exactly_when_it_is():
    for limit in range(1, 60):
        for units in range(1000):
            assert (miles(units) <= limit) == (units <= max_travel_units(limit))
