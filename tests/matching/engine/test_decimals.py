"""Numbers as text, whole columns at once: letter for letter what Python writes one by one."""

import numpy as np
import pytest

from matching.engine.decimals import rows_as_text

EXTREMES = [
    0,
    1,
    -1,
    9,
    10,
    -10,
    99,
    100,
    2**31 - 1,
    2**32 - 1,
    2**32,
    -(2**31),
    10**18,
    2**63 - 1,
    -(2**63) + 1,
]


def one_by_one(*columns):
    return "".join(",".join(map(str, row)) + "\n" for row in zip(*columns, strict=True))


@pytest.mark.parametrize("rows", [1, 2, 7, 500])
def test_many_rows_read_as_if_written_one_by_one(rows):
    draw = np.random.default_rng(rows)
    columns = [
        draw.integers(0, 2**63 - 1, rows),
        draw.integers(-60, 1000, rows).astype(np.int32),
        draw.integers(1, 6, rows).astype(np.int8),
        draw.integers(0, 2**32, rows),
        np.zeros(rows, dtype=np.int64),
    ]
    assert rows_as_text(*columns) == one_by_one(*(column.tolist() for column in columns))


def test_extremes_keep_every_digit():
    assert rows_as_text(np.array(EXTREMES)) == one_by_one(EXTREMES)


def test_no_rows_are_no_text():
    assert rows_as_text(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)) == ""
