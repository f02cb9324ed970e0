"""Rows of whole numbers as text, thousands at once: what `",".join(map(str, row))` gives, ten times faster.

Digits are worked out for a whole column, place by place; blanks before a number's first digit are then left
out.
"""

from collections.abc import Iterator

import numpy as np

ZERO, COMMA, NEW_LINE, MINUS = b"0,\n-"


def rows_as_text(*columns: np.ndarray) -> str:
    """These columns as lines of comma-separated numbers."""
    if not len(columns[0]):
        return ""
    cells = [part for column in columns for part in _cells(column)]
    cells[-1] = _everywhere(NEW_LINE, len(columns[0]))
    signs, wanted = (np.column_stack(part) for part in zip(*cells, strict=True))
    return signs[wanted].tobytes().decode("ascii")


def _cells(column: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The signs of one column from left to right with a comma at the end, and which of them are wanted."""
    negative, rest = column < 0, np.abs(column.astype(np.int64)).astype(np.uint64)
    width = len(str(rest.max()))
    rest = rest.astype(np.uint32) if rest.max() < 2**32 else rest
    places = []
    for place in range(width):
        before, (rest, digit) = rest, np.divmod(rest, rest.dtype.type(10))
        places.append(((digit + ZERO).astype(np.uint8), (before > 0) | (place == 0)))
    yield np.full(len(column), MINUS, dtype=np.uint8), negative
    yield from reversed(places)
    yield _everywhere(COMMA, len(column))


def _everywhere(sign: int, rows: int) -> tuple[np.ndarray, np.ndarray]:
    return np.full(rows, sign, dtype=np.uint8), np.ones(rows, dtype=bool)
