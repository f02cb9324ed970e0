"""Names for people who do not exist."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent.parent / "data"


@cache
def first_names(group: str) -> tuple[list[str], list[int]]:
    """Names and weights of one list: F, M or J (came to this country alone)."""
    rows = [row for row in rows_of("first_names.csv") if row["list"] == group]
    return [row["name"] for row in rows], [int(row["weight"]) for row in rows]


@cache
def surnames(group: str) -> list[str]:
    return [row["name"] for row in rows_of("surnames.csv") if row["list"] == group]


def rows_of(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def a_name(chance: Random, *, came_alone: bool = False) -> tuple[str, str]:
    """A first name and a surname."""
    group = "J" if came_alone else chance.choice("FM")
    names, weights = first_names(group)
    wide = came_alone or chance.random() < 0.12
    return chance.choices(names, weights)[0], chance.choice(surnames("wide" if wide else "common"))


def an_address(first_name: str, last_name: str, number: int) -> str:
    """No two people share one: the number is theirs."""
    letters = "".join(
        letter for letter in f"{first_name}.{last_name}".lower() if letter.isalpha() or letter == "."
    )
    return f"{letters}.{number}@example.org"
