"""Telephone numbers and e-mail addresses in what young adults read before anybody has said yes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledges.models import Pledge

from .filters import words_of
from .findings import Finding, hint

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LIKE_A_NUMBER = re.compile(r"(?<![\w£.,/-])(?:\+44|\(?0)(?:[ ()-]{0,2}\d)+(?![\w/])")
DIGITS = {"0": (10, 11), "+": (12, 13)}
"""How many a British telephone number has; with +44 some write the 0 as well."""

READ = ("title", "description", "meets", "site_name", "directions", "times", "ask_for", "bring", "criteria")
"""Not how to get other support: there a number may be the way."""


def found_in_contact(pledge: Pledge) -> Iterator[Finding]:
    for field in READ:
        text = words_of(getattr(pledge, field))
        if found := telephone_in(text):
            yield leave_it_out(field, f"“{found}” looks like a phone number.")
        if address := EMAIL.search(text):
            yield leave_it_out(field, f"“{address[0]}” is an e-mail address.")


def telephone_in(text: str) -> str:
    candidates = (it[0] for it in LIKE_A_NUMBER.finditer(text))
    return next((it for it in candidates if is_as_long_as_one(it)), "")


def is_as_long_as_one(number: str) -> bool:
    return len(re.sub(r"\D", "", number)) in DIGITS["+" if number.startswith("+") else "0"]


def leave_it_out(field: str, sentence: str) -> Finding:
    return hint(
        field,
        f"{sentence} Before a yes, you and the young adult do not ring or write to each other.",
        "Leave it out. After their yes you hear from us how to reach each other.",
    )
