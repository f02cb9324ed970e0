"""The policy in words: every number with what it means, for the page and for the form that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .engine import Policy

WHICH = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Row:
    """One entry of the policy. ``cases`` names the numbers of an entry that has several."""

    name: str
    label: str
    cases: tuple[str, ...] = ()


SECTIONS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "How well a pair fits, in points",
        (
            Row("interest", "Interest in its main sector", ("none", "some", "more", "most")),
            Row("second_interest", "Interest in its second sector", ("none", "some", "more", "most")),
            Row("kind", "This kind of opportunity is their choice", ("not", *WHICH)),
            Row("choice", "They asked for this very pledge", ("not", *WHICH[:3])),
            Row("near", "At their door; falls to 0 at the furthest they would travel"),
            Row("remote", "At least this where it can be done from home and they would"),
            Row("hours", "For exactly the hours that they want"),
            Row("hours_lost", "Less for each hour a week off"),
            Row("pay_met", "It pays what they want"),
            Row("pay_above", "At most this more for better pay"),
            Row("pay_step", "Pence an hour above what they want that make one point"),
            Row("support", "It offers all the support that they want"),
            Row("support_unasked", "They want no support"),
            Row("level", "It is made for their level of qualification"),
            Row("level_lost", "Less for each level off"),
            Row("declined", "They said no to something in this sector before"),
            Row("not_asked", "Nobody has asked which hours, or which pay"),
        ),
    ),
    (
        "How good a fit is, in words",
        (Row("class_floors", "Points from which a fit is", ("very good", "good", "fair", "weak")),),
    ),
    (
        "Whose turn comes first in a round",
        (
            Row("waiting_step", "Days of waiting that make one point"),
            Row("waiting_most", "At most this many points for waiting"),
            Row(
                "few_options",
                "Points for having few options",
                tuple(
                    word
                    for which in WHICH
                    for word in (f"the {which} step: up to so many options", f"points on the {which} step")
                ),
            ),
            Row("tier_step", "Points that bring somebody forward by one turn"),
        ),
    ),
    (
        "Waiting, in the list of one pledge",
        (
            Row("list_waiting_step", "Days of waiting that make one point"),
            Row("list_waiting_most", "At most this many points for waiting"),
        ),
    ),
)
"""What is not here is not a number: wishes and an earlier no never buy priority, and nobody can set that."""


@dataclass(frozen=True)
class Line:
    """One number with its words. ``key`` is the form field's name: the entry, and which of its numbers."""

    key: str
    label: str
    value: int


def lines(policy: Policy, row: Row) -> Iterator[Line]:
    numbers = flat(getattr(policy, row.name))
    if not row.cases:
        yield Line(row.name, row.label, numbers[0])
        return
    for place, (case, number) in enumerate(zip(row.cases, numbers, strict=True)):
        yield Line(f"{row.name}.{place}", f"{row.label}: {case}", number)


def in_sections(policy: Policy) -> list[tuple[str, list[Line]]]:
    return [(heading, [line for row in rows for line in lines(policy, row)]) for heading, rows in SECTIONS]


def in_words(policy: Policy) -> list[tuple[str, list[tuple[str, str]]]]:
    """By section: what each entry is about, and its numbers in a phrase, as "none 0, some 80, more 180"."""
    return [(heading, [(row.label, said(policy, row)) for row in rows]) for heading, rows in SECTIONS]


def said(policy: Policy, row: Row) -> str:
    value = getattr(policy, row.name)
    if row.name == "few_options":
        return ", ".join(f"up to {most}: {points}" for most, points in value)
    if row.cases:
        return ", ".join(f"{case} {number}" for case, number in zip(row.cases, value, strict=True))
    return str(value)


def flat(value: Any) -> list[int]:
    if isinstance(value, tuple):
        return [number for part in value for number in flat(part)]
    return [value]


def changed(policy: Policy, numbers: dict[str, int]) -> dict[str, Any]:
    """The entries of a policy with these numbers in them, by name; shaped as they were."""
    entries = {}
    for _, rows in SECTIONS:
        for row in rows:
            given = iter(numbers[line.key] for line in lines(policy, row))
            entries[row.name] = shaped(getattr(policy, row.name), given)
    return entries


def shaped(like: Any, numbers: Iterator[int]) -> Any:
    return tuple(shaped(part, numbers) for part in like) if isinstance(like, tuple) else next(numbers)
