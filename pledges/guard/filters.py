"""Words that shut people out by what the law protects: sex, race, religion, disability, age, family."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pledges.models import Pledge

from .findings import Finding, block

FAITHS = "christians?|muslims?|jews?|jewish|hindus?|sikhs?|catholics?|buddhists?|atheists?"
WHO = "candidates?|applicants?|people|person|persons|staff|workers?|only"
SEX = "females?|males?|women|woman|men|man|girls?|boys?|ladies|lads"

SHUTS_OUT: dict[str, str] = {
    "sex": rf"\b(?:{SEX})(?: (?:{WHO}))? only\b|\bonly (?:{SEX})\b|\bmust be (?:a )?(?:{SEX})\b"
    rf"|\bno (?:{SEX})\b",
    "race or nationality": (
        r"\b(?:must be|only) (?:a )?(?:british|english|white|uk nationals?|uk citizens?)\b"
        r"|\b(?:british|white|english|uk)(?: nationals?| citizens?| people| applicants?)? only\b"
        r"|\bnative (?:english )?speakers?\b|\bmother[- ]tongue english\b"
        r"|\bno (?:foreigners|immigrants|migrants|refugees|asylum seekers)\b"
    ),
    "religion": rf"\b(?:{FAITHS})(?: (?:{WHO}))? only\b|\bmust be (?:a )?(?:practising )?(?:{FAITHS})\b"
    rf"|\bno (?:{FAITHS})\b|\bonly (?:{FAITHS})\b",
    "disability or health": (
        r"\bable[- ]bodied\b|\bno (?:disabled|disabilit\w+|mental health)\b"
        r"|\bno health (?:issues|problems|conditions)\b"
        r"|\bmust be (?:in good health|fit and healthy|physically fit and healthy|of sound mind)\b"
        r"|\b(?:good|excellent|clean) (?:sickness|health) record\b"
    ),
    "age": (
        r"\byoung and (?:energetic|dynamic|fresh)\b|\bmature (?:person|applicant|candidate)s?\b"
        r"|\b(?:must be|only) (?:aged )?(?:over|under|above|below) (?:the age of )?\d\d\b"
        r"|\b(?:over|under)[- ]?\d\ds? only\b|\baged? \d\d(?: to |-)\d\d only\b"
    ),
    "family or pregnancy": (
        r"\bno (?:pregnant|pregnancy|children|childcare|parents|mothers|family commitments)\b"
        r"|\bmust (?:not be pregnant|be single|be married|have no children)\b|\bno dependants\b"
    ),
    "sexuality": r"\b(?:straight|heterosexual) (?:people|applicants?|only)\b|\bno (?:gays?|lgbt\w*)\b",
}
PATTERNS = {why: re.compile(pattern, re.IGNORECASE) for why, pattern in SHUTS_OUT.items()}

READ = ("title", "description", "criteria", "equivalences", "meets", "bring", "age_reason")


def found_in_filters(pledge: Pledge) -> Iterator[Finding]:
    for field in READ:
        text = words_of(getattr(pledge, field))
        for why, pattern in PATTERNS.items():
            if found := pattern.search(text):
                yield block(
                    field,
                    f"“{found[0]}” shuts people out by {why}, and the law does not allow that.",
                    f"Take “{found[0]}” out. If the work cannot be done otherwise, call the 18+ service: a "
                    "head of service decides.",
                )


def words_of(value: object) -> str:
    text = "\n".join(value) if isinstance(value, list) else str(value)
    return " ".join(text.split())
