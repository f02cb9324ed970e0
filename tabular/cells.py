"""Cells of files that a spreadsheet will not take for a formula.

Somebody may call their organisation "=HYPERLINK(…)": in a file it must stay a name. Text that begins like a
formula gets an apostrophe in front, in Excel files as well, because people save those as CSV again. Numbers
and dates are no text, and stay what they are.
"""

from __future__ import annotations

import datetime as dt
import decimal
import re
from typing import Any

from django.utils import timezone

# What spreadsheets take for the beginning of a formula; the wide forms are read like the narrow ones.
FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# Characters that no Excel file may hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST_CELL = 32_767
"""Characters; Excel's own limit, which the apostrophe must fit in too."""

Cell = int | float | decimal.Decimal | dt.date | dt.datetime | str


def safe(value: Any) -> Cell:
    """The value as a cell: numbers and dates as they are, moments in our own time, all else as safe text."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0) if value.tzinfo else value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float | decimal.Decimal | dt.date):
        return value
    return safe_text(str(value))


def safe_text(text: str) -> str:
    """Text that begins like a formula, even after spaces, with an apostrophe in front."""
    text = UNPRINTABLE.sub("", text)[: LONGEST_CELL - 1]
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_STARTS) else text
