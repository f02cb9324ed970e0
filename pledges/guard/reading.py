"""How hard the words are to read: the Flesch–Kincaid grade, and the hardest sentence by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledges.models import Pledge
from rulebook.reading import value

from .findings import Finding, hint

FIELDS = ("description", "directions", "bring", "how_to_get_it")
FEWEST_WORDS, FEWEST_IN_ALL = 6, 10
"""A sentence or text shorter than this is read at a glance, whatever its words."""


def found_in_reading(pledge: Pledge) -> Iterator[Finding]:
    for field in FIELDS:
        sentences = sentences_of(getattr(pledge, field))
        if long_enough(sentences) and grade(sentences) > value("posting.reading_grade"):
            hardest = max(sentences, key=lambda one: grade([one]))
            yield hint(
                field,
                "This is hard to read for somebody who is tired, new to English or on a phone.",
                f"Make this sentence shorter, with short words: “{shortened(hardest)}”",
            )


def sentences_of(text: str) -> list[str]:
    parts = re.split(r"(?<=[.?!:;])\s+|\n+", text)
    return [part.strip() for part in parts if len(words_of(part)) >= FEWEST_WORDS]


def long_enough(sentences: list[str]) -> bool:
    return sum(len(words_of(one)) for one in sentences) >= FEWEST_IN_ALL


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z’']+", text)


def grade(sentences: list[str]) -> float:
    """Years of school that a reader needs."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is silent at the end."""
    word = re.sub(r"[’']", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouysxzcg]es$", word)
    return max(1, groups - bool(silent and groups > 1))


def shortened(sentence: str, most: int = 160) -> str:
    return sentence if len(sentence) <= most else f"{sentence[:most].rsplit(' ', 1)[0]} …"
