"""The log of production, kept while people ask for pages, and what it must not hold."""

from __future__ import annotations

import io
import json
import logging
import re

from config.logs import JsonLines
from tests.people import Cast


class Journal(logging.StreamHandler):
    """The production log, and beside it the same lines as Python would have written them."""

    def __init__(self) -> None:
        super().__init__(io.StringIO())
        self.setFormatter(JsonLines())
        self.in_python_s_own_words = ""

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        self.in_python_s_own_words += logging.Formatter().format(record) + "\n"

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.text.splitlines()]


def personal_data(cast: Cast) -> set[str]:
    people = {value for _, user in cast for value in (user.name, user.email, str(user))}
    sam = cast.sam.young_adult
    return people | {str(sam.phone), "07700900123", sam.last_name, sam.postcode, "2005-05-17", "Parks"}


def found(secrets: set[str], text: str) -> set[str]:
    return {secret for secret in secrets if secret and re.search(rf"\b{re.escape(secret)}\b", text)}
