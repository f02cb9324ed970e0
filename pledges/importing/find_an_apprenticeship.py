"""The Display Advert API v2 of Find an apprenticeship: every advert of a search, whole or not at all.

Its limits are 100 adverts a page and 150 requests in five minutes. It is asked now and then, never for a page
that somebody is waiting for; what it answers is kept as pledges that wait for approval.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import requests
from django.conf import settings

from tabular.importing import CannotRead, SourceRow

from .adverts import SOURCE, row_of

AT_A_TIME = 100
TRIES = 4
SECONDS_TO_ANSWER = 20
LONGEST_WAIT = 300
WAIT = 2.0


class NotThere(Exception):
    """No such advert, or no longer."""


@dataclass
class Client:
    """``sleep`` is the only thing that a test changes."""

    url: str = field(default_factory=lambda: settings.DISPLAY_ADVERT_URL)
    key: str = field(default_factory=lambda: settings.DISPLAY_ADVERT_KEY)
    sleep: Callable[[float], None] = time.sleep

    def search(self, **search: Any) -> list[dict[str, Any]]:
        """Every advert of a search. Raises CannotRead with a sentence where some of them are missing."""
        found: dict[str, dict[str, Any]] = {}
        for page in self.pages({**search, "IncludeDetails": "true", "PageSize": AT_A_TIME}):
            found |= {str(advert.get("vacancyReference")): advert for advert in page["vacancies"]}
            wanted = page.get("totalFiltered", 0)
            if len(found) >= wanted:
                break
        if len(found) < wanted:
            raise CannotRead(f"{SOURCE} promised {wanted} adverts and sent {len(found)}. Try again later.")
        return list(found.values())

    def pages(self, search: dict[str, Any]) -> Iterator[dict[str, Any]]:
        number, last = 1, 1
        while number <= last:
            answer = self.get("/vacancy", {**search, "PageNumber": number})
            if not isinstance(answer, dict) or not isinstance(answer.get("vacancies"), list):
                raise CannotRead(f"{SOURCE} answered something that is no list of adverts. Try again later.")
            last = max(answer.get("totalPages", 1), 1)
            yield answer
            number += 1

    def is_there(self, reference: str) -> bool:
        try:
            self.get(f"/vacancy/{reference}", {})
        except NotThere:
            return False
        return True

    def get(self, path: str, asked: dict[str, Any]) -> Any:
        """One answer, tried again where that can help. What is only half an answer is asked for again."""
        if not self.key:
            raise CannotRead(f"There is no key for {SOURCE} yet: set DISPLAY_ADVERT_KEY.")
        for turn in range(TRIES):
            answer = self.ask(path, asked)
            if answer is not None and answer.status_code < 300 and (told := whole(answer)) is not None:
                return told
            refuse(answer)
            self.sleep(wait_of(answer, turn))
        raise CannotRead(
            f"{SOURCE} does not answer properly at the moment. Nothing was changed. Try again later."
        )

    def ask(self, path: str, asked: dict[str, Any]) -> requests.Response | None:
        headers = {"Ocp-Apim-Subscription-Key": self.key, "X-Version": "2"}
        try:
            # Followed nowhere: the key would go along to whatever address an answer names.
            return requests.get(
                self.url + path,
                params=asked,
                headers=headers,
                timeout=SECONDS_TO_ANSWER,
                allow_redirects=False,
            )
        except requests.RequestException:
            return None


def whole(answer: requests.Response) -> Any:
    """What it says; None where the answer breaks off."""
    try:
        return answer.json()
    except ValueError:
        return None


def refuse(answer: requests.Response | None) -> None:
    """Raises where asking again cannot help."""
    if answer is None:
        return
    if answer.status_code == 404:
        raise NotThere
    if answer.status_code in (401, 403):
        raise CannotRead(f"{SOURCE} does not take our key. Look at DISPLAY_ADVERT_KEY.")
    if answer.status_code == 400:
        raise CannotRead(f"{SOURCE} does not understand the search.")


def wait_of(answer: requests.Response | None, turn: int) -> float:
    """As long as it asks for; otherwise longer each time."""
    said = answer.headers.get("Retry-After", "") if answer is not None else ""
    return min(float(said) if said.isdigit() else WAIT * 2**turn, LONGEST_WAIT)


def rows_of(client: Client, known: Iterable[tuple[str, dict[str, Any]]], **search: Any) -> list[SourceRow]:
    """The adverts of a search as rows; and for each that is ``known`` here (reference, values) and has gone
    there, a row that says so.
    """
    adverts = client.search(**search)
    rows = [row_of(advert, position, SOURCE) for position, advert in enumerate(adverts, start=1)]
    here = {row.values.get("reference") for row in rows}
    for reference, values in known:
        if reference not in here and not client.is_there(reference):
            rows.append(SourceRow(SOURCE, "", len(rows) + 1, {**values, "state": "closed"}))
    return rows
