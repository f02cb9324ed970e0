"""One row of the table: what is asked, and how it is asked in each person's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import things
from tests.access.table import PEOPLE, TABLE
from tests.people import Cast


@dataclass(frozen=True)
class Row:
    page: str
    method: str
    about: str
    answers: dict[str, int]

    def __str__(self) -> str:
        return f"{self.method} {self.page} {self.about}"

    def arguments(self, cast: Cast) -> list:
        """Make what the row is about; the arguments of the page's address."""
        return [] if self.about == "-" else getattr(things, self.about)(cast)

    def ask(self, client: Client, arguments: list) -> HttpResponse:
        answer = getattr(client, self.method.lower())(
            reverse(self.page, args=arguments), {"nothing": "of use"}
        )
        if answer.streaming:
            list(answer)  # a file that is read to its end is closed
        return answer


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
