"""What Young Inspectors found of a host in a quarter, as it stands on its record and on its scorecard.

It is about the host and about nobody else, so it is said as it is; and only what the host could reply to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from inspections import results
from inspections.models import Answer

from .models import PromiseRecord
from .quarters import Quarter, quarter_of

WORDS = {
    Answer.YES: "kept",
    Answer.PARTLY: "partly kept",
    Answer.NO: "not kept",
    Answer.UNSURE: "could not be told",
}


def checked(records: Iterable[PromiseRecord]) -> dict[int, str]:
    """By the key of the record; one without a visit in its quarter is left out. One query for all."""
    records = list(records)
    counts: dict[tuple[int, Quarter], Counter[str]] = defaultdict(Counter)
    for organisation, day, answer in results.of_hosts({it.organisation_id for it in records}):
        counts[organisation, quarter_of(day)][answer] += 1
    found = {it.pk: counts.get((it.organisation_id, it.of)) for it in records}
    return {key: in_words(count) for key, count in found.items() if count}


def in_words(count: Counter[str]) -> str:
    total = count.total()
    each = ", ".join(f"{count[answer]} {words}" for answer, words in WORDS.items() if count[answer])
    return f"{total} visit{'' if total == 1 else 's'}: {each}"
