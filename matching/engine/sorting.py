"""Sorting millions of rows by several whole-number columns: packed into one number they sort ten times
faster.
"""

import numpy as np


class Sorted:
    """Rows in order of the first column, then the second, and so on; `take` unpacks those that are wanted."""

    def __init__(self, *columns: np.ndarray) -> None:
        self._lows = [int(column.min(initial=0)) for column in columns]
        self._widths = [
            (int(column.max(initial=0)) - low).bit_length()
            for column, low in zip(columns, self._lows, strict=True)
        ]
        self._columns, self._types = None, [column.dtype for column in columns]
        if sum(self._widths) > 63:
            order = np.lexsort(columns[::-1])
            self._columns = [column[order] for column in columns]
        else:
            self._packed = self._pack(columns)

    def take(self, rows: np.ndarray | slice) -> tuple[np.ndarray, ...]:
        """The columns of these rows."""
        if self._columns is not None:
            return tuple(column[rows] for column in self._columns)
        shift, taken, packed = sum(self._widths), [], self._packed[rows]
        for low, width, of_type in zip(self._lows, self._widths, self._types, strict=True):
            shift -= width
            taken.append((packed >> shift & (1 << width) - 1).astype(of_type) + of_type.type(low))
        return tuple(taken)

    def _pack(self, columns: tuple[np.ndarray, ...]) -> np.ndarray:
        packed = np.zeros(len(columns[0]), dtype=np.int64)
        for column, low, width in zip(columns, self._lows, self._widths, strict=True):
            packed <<= width
            packed += column
            packed -= low
        packed.sort()
        return packed


def first_of_each(counts: np.ndarray, most: np.ndarray | int) -> tuple[np.ndarray, np.ndarray]:
    """Where the first few rows of each group are, and their places from 0; groups lie one after the other."""
    some = np.minimum(counts, most)
    place = np.arange(some.sum()) - np.repeat(np.cumsum(some) - some, some)
    return np.repeat(np.cumsum(counts) - counts, some) + place, place
