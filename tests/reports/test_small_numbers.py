"""A column with its total: whoever knows how it is made still cannot work out a small number."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest

from reports.small_numbers import NOT_SAID, column, rate


@pytest.mark.parametrize(
    ("parts", "cells", "total"),
    [
        ([0, 0, 0], ["none", "none", "none"], "none"),
        ([3, 0, 0], ["not said", "not said", "not said"], "fewer than 5"),
        ([3, 12, 30], ["not said", "not said", "about 30"], "about 45"),
        ([1, 1, 1, 1], ["not said", "not said", "not said", "not said"], "fewer than 5"),
        ([3, 2, 30], ["not said", "not said", "about 30"], "about 35"),
        ([7, 12, 30], ["about 5", "about 10", "about 30"], "about 45"),
        ([4] * 7, ["not said"] * 7, "about 25"),
        ([4] * 7 + [30], ["not said"] * 7 + ["about 30"], "about 55"),
        ([4, 3, 2, 1], ["not said"] * 4, "about 10"),
        ([], [], "none"),
    ],
)
def test_a_small_part_is_not_said_nor_the_one_that_would_give_it_away(parts, cells, total):
    assert column(parts) == (cells, total)


MOST = 14


@pytest.mark.parametrize("number_of_parts", [2, 3, 4])
def test_nobody_can_work_a_small_number_out_from_all_that_is_said(number_of_parts):
    """Whatever is said, each part that is not may be one of at least three numbers."""
    could_be = defaultdict(set)
    for parts in product(range(MOST + 1), repeat=number_of_parts):
        cells, total = column(parts)
        could_be[(*cells, total)].add(parts)
    complete = {said: found for said, found in could_be.items() if all(sum(parts) <= MOST for parts in found)}
    assert len(complete) > number_of_parts
    for said, found in complete.items():
        for at, cell in enumerate(said[:-1]):
            if cell == NOT_SAID:
                assert len({parts[at] for parts in found}) >= 3, said


@pytest.mark.parametrize("number_of_parts", range(5, 16))
def test_a_total_of_nothing_but_small_numbers_tells_none_of_them(number_of_parts):
    """Seven parts that make 28 would be seven fours."""
    could_be = defaultdict(set)
    for parts in combinations_with_replacement(range(5), number_of_parts):
        cells, total = column(parts)
        if NOT_SAID in cells:
            could_be[total].update(parts)
    assert all(len(numbers) >= 3 for numbers in could_be.values()), could_be


@pytest.mark.parametrize(
    ("kept", "broken", "words"),
    [
        (0, 0, "not said: there are fewer than 20"),
        (15, 4, "not said: there are fewer than 20"),
        (20, 0, "about 100%"),
        (16, 4, "over 75%"),
        (99, 1, "over 95%"),
        (4, 96, "under 5%"),
        (3, 17, "under 25%"),
        (15, 5, "about 75%"),
        (61, 39, "about 60%"),
    ],
)
def test_a_rate_is_said_only_of_many_and_tells_no_small_rest(kept, broken, words):
    assert rate(kept, broken) == words
