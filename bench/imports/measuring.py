"""Makes a file of 10,000 young adults and brings it in, step by step, with the time that each takes."""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from openpyxl import Workbook

from accounts.models import Role, User
from accounts.undoing import undo
from rulebook.changing import change
from tabular.importing import running, sealing, taking_in
from tabular.importing.gathering import gather_heads
from tabular.importing.registering import nothing_to_tell
from tabular.models import Import
from youngadults.importing.importer import YOUNG_ADULTS

DATABASE = "bench_imports"
HEAD = "Child ID,First name,Last name,DOB,In touch,Activity,Accommodation,Postcode,Mobile,Email,PA,Notes"
LETTERS = "abcdefghij"


@contextmanager
def database() -> Iterator[None]:
    options = {**connection.get_connection_params(), "dbname": "postgres", "autocommit": True}
    options = {key: it for key, it in options.items() if key not in ("cursor_factory", "context")}
    with psycopg.connect(**options) as server:
        server.execute(f"drop database if exists {DATABASE} with (force)")
        server.execute(f"create database {DATABASE}")
        connection.close()
        connection.settings_dict["NAME"] = DATABASE
        call_command("migrate", verbosity=0)
        yield
        connection.close()
        server.execute(f"drop database {DATABASE} with (force)")


def line(number: int, chance: Random) -> list[str]:
    name = "".join(LETTERS[int(digit)] for digit in f"{number:05}")
    year = timezone.localdate().year - 19 - number % 6
    return [
        f"{number:06}",
        name.capitalize(),
        f"Test{name[::-1]}",
        f"{1 + number % 28:02}/{1 + number % 12:02}/{year}",
        chance.choices(["YES", "NO", "REFU"], [70, 28, 2])[0],
        chance.choice(["F1", "F2", "F5", "G4", "G5"]),
        chance.choices(["U1", "D1", "K1", "X2"], [40, 30, 27, 3])[0],
        f"ME{14 + number % 4} {1 + number % 5}{chance.choice('ABDEFGHJ')}A",
        f"07700 9{number % 100000:05}",
        f"young{number}@example.org",
        "Ade",
        "Nothing of this is kept. " * 5,
    ]


def as_csv(lines: list[list[str]]) -> bytes:
    return "\r\n".join([HEAD, *map(",".join, lines)]).encode()


def as_excel(lines: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Care leavers")
    for cells in (HEAD.split(","), *lines):
        sheet.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def timed(what: str, act: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = act()
    print(f"| {what} | {time.perf_counter() - began:.1f} |", flush=True)  # noqa: T201
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    number = parser.parse_args().rows
    chance = Random(1)  # noqa: S311 (made-up people)
    lines = [line(each, chance) for each in range(number)]
    changed = [
        [*cells[:5], "G6", *cells[6:]] if place % 10 == 0 else cells for place, cells in enumerate(lines)
    ]
    with database():
        measure(number, lines, changed)


def measure(number: int, lines: list[list[str]], changed: list[list[str]]) -> None:
    worker, adviser = (User.objects.create_user(f"{n}@example.org", name=n) for n in ("Wren", "Ade"))
    Role.objects.create(user=worker, kind=Role.Kind.ETE_WORKER)
    Role.objects.create(user=adviser, kind=Role.Kind.PERSONAL_ADVISER)
    change("council.authority_code", "E10000016", by=None, why="Measuring")
    print(f"| {number:,} rows | seconds |\n|---|---|")  # noqa: T201
    looked_at("Excel: ", "list.xlsx", as_excel(lines), worker)
    first = bring_in("CSV: ", as_csv(lines), worker)
    second = bring_in("the next week, a tenth changed: ", as_csv(changed), worker)
    timed("take the changes back", lambda: undo(second, by=worker, why="Measured"))
    timed("take all of it back", lambda: undo(first, by=worker, why="Measured"))


def looked_at(when: str, name: str, data: bytes, worker: User) -> Import:
    """As on the pages: its columns, then everything by a worker."""
    record = Import.objects.create(kind=YOUNG_ADULTS.kind, source="Mosaic", files=[name], by=worker)
    key = sealing.new_key()
    files = [(name, data)]
    found = timed(f"{when}know its columns", lambda: gather_heads(files, YOUNG_ADULTS.declaration, {}))
    sealing.seal(record, files, key)
    taking_in.ask(record, key, found, lambda record: None)
    timed(f"{when}read it and keep its rows", lambda: taking_in.take_in(record, nothing_to_tell))
    timed(f"{when}compare", lambda: running.preview(record))
    return record


def bring_in(when: str, data: bytes, worker: User) -> Import:
    record = looked_at(when, "list.csv", data, worker)
    timed(f"{when}write", lambda: running.write(record, by=worker))
    return record
