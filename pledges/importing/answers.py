"""An answer of the Display Advert API that somebody saved as a file."""

from __future__ import annotations

import json
from typing import Any

from tabular.importing import CannotRead, SourceRow
from tabular.importing.sheets import MOST_ROWS

from .adverts import row_of


def rows_of_answer(name: str, data: bytes) -> list[SourceRow] | None:
    """Each advert by its position from 1; None where this is no JSON. Raises CannotRead with a sentence."""
    if not is_an_answer(name, data):
        return None
    return [row_of(advert, position, name) for position, advert in enumerate(adverts_in(name, data), start=1)]


def adverts_in(name: str, data: bytes) -> list[Any]:
    try:
        answer = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        raise CannotRead(
            f"{name} is not a whole answer: it breaks off, or is not JSON. Save it again, all of it."
        ) from problem
    if isinstance(answer, dict) and "vacancies" not in answer and "vacancyReference" in answer:
        return [answer]
    found = answer.get("vacancies") if isinstance(answer, dict) else answer
    if not isinstance(found, list):
        raise CannotRead(f"{name} holds no list of vacancies.")
    if len(found) > MOST_ROWS:
        raise CannotRead(f"{name} holds {len(found):,} vacancies; {MOST_ROWS:,} fit. Split the file.")
    return found


def is_an_answer(name: str, data: bytes) -> bool:
    return name.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
