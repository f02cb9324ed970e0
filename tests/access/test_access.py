"""Every page opens for just the people of the table, and no page is missing from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import things
from tests.access.table import PEOPLE, TABLE
from tests.people import Cast

# The last are its old addresses, which have no names and lead to the new ones.
ALLAUTH = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_", "social/")


@dataclass(frozen=True)
class Row:
    page: str
    method: str
    about: str
    answers: dict[str, int]

    def __str__(self) -> str:
        return f"{self.method} {self.page} {self.about}"


def rows() -> list[Row]:
    words = (line.split() for line in TABLE.splitlines() if line.strip())
    return [
        Row(page, method, about, dict(zip(PEOPLE, map(int, answers), strict=True)))
        for page, method, about, *answers in words
    ]


def pages(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[str]:
    """The names of all pages of the service, with their namespaces; the address where one has no name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or entry.pattern}"
        else:
            yield from pages(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)


def test_no_page_is_missing_from_the_table():
    listed = {row.page for row in rows()}
    missing = {page for page in pages() if not page.startswith(ALLAUTH)} - listed
    assert not missing, f"Type these into tests/access/table.py: {sorted(missing)}"


def test_the_table_names_only_pages_that_exist():
    assert {row.page for row in rows()} <= set(pages())


@pytest.mark.parametrize("row", rows(), ids=str)
def test_each_person_gets_the_answer_of_the_table(cast: Cast, row: Row, rollback):
    answers = {}
    arguments = [] if row.about == "-" else getattr(things, row.about)(cast)
    for name in PEOPLE:
        with rollback():
            answers[name] = ask(cast, name, row, arguments)
    assert answers == row.answers


def ask(cast: Cast, name: str, row: Row, arguments: list) -> int:
    client = Client()
    if name != "visitor":
        client.force_login(type(cast.wren).objects.get(pk=getattr(cast, name).pk))
    nothing = {"nothing": "of use"}
    response = getattr(client, row.method.lower())(reverse(row.page, args=arguments), nothing)
    list(response)  # a file that is read to its end is closed
    return response.status_code
