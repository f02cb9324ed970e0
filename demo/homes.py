"""Where made-up people live: a real neighbourhood, and a postcode in it that nobody has."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "homes.csv"


@dataclass(frozen=True)
class Neighbourhood:
    """A postcode sector: its district, its middle in 100 m units, and units of it that are not in use."""

    sector: str
    district: str
    easting: int
    northing: int
    weight: int
    units: tuple[str, ...]

    def home(self, number: int) -> dict[str, str | int]:
        """A home as the columns of a young adult; the same number gives the same home."""
        return {
            "postcode": self.sector + self.units[number % len(self.units)],
            "easting": self.easting,
            "northing": self.northing,
            "district_id": self.district,
        }


@cache
def neighbourhoods() -> dict[str, Neighbourhood]:
    """All of them, by sector."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["sector"]: neighbourhood(row) for row in csv.DictReader(lines)}


def neighbourhood(row: dict[str, str]) -> Neighbourhood:
    units = row["units"]
    return Neighbourhood(
        sector=row["sector"],
        district=row["district"],
        easting=int(row["easting"]),
        northing=int(row["northing"]),
        weight=int(row["weight"]),
        units=tuple(units[at : at + 2] for at in range(0, len(units), 2)),
    )
