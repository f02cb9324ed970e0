"""Every page of the desk, taken from the table of all pages: a new page is here by itself."""

from __future__ import annotations

from django.urls import reverse

from tests.access import things
from tests.access.test_access import Row, rows
from tests.people import Cast

PEOPLE = ("wren", "morgan", "ade", "pat", "chidi")
"""Who opens them; a page that an earlier one opens is not opened again by a later one."""

FILES = {"reports:records_csv", "reports:pack_csv"}
"""What is taken along, and no window shows."""

LAST = {"sam_missing"}
"""After these much is different for Sam."""


def pages() -> list[Row]:
    found = [row for row in rows() if row.page.startswith(("desk:", "reports:")) and row.method == "GET"]
    return sorted((row for row in found if row.page not in FILES), key=lambda row: row.about in LAST)


def opened_by(name: str) -> list[Row]:
    before = PEOPLE[: PEOPLE.index(name)]
    theirs = [row for row in pages() if row.answers[name] == 200]
    return [row for row in theirs if all(row.answers[other] != 200 for other in before)]


def addresses(cast: Cast, name: str) -> list[str]:
    """With what each is about; the same thing once."""
    made: dict[str, list] = {"-": []}
    for row in opened_by(name):
        if row.about not in made:
            made[row.about] = getattr(things, row.about)(cast)
    return [reverse(row.page, args=made[row.about]) for row in opened_by(name)]
