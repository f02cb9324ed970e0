"""Several rows about one person become one: the first carries, the others are put together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .drafts import LABELS, SAID, Draft, check_return, in_brief


def merge(drafts: Sequence[Draft]) -> None:
    """Rows about one person become one: the first carries, the others are merged into it."""
    open_ones = [it for it in drafts if not it.refused]
    by_number: dict[str, list[Draft]] = defaultdict(list)
    for it in open_ones:
        if it.values.get("id"):
            by_number[it.values["id"]].append(it)
    for number, rows in by_number.items():
        merge_same_number(number, rows)
    by_person: dict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    for it in open_ones:
        if not it.refused and not it.merged_into and it.has_name and it.values.get("dob"):
            by_person[it.someone].append(it)
    for rows in by_person.values():
        merge_same_person(rows)


def merge_same_number(number: str, rows: list[Draft]) -> None:
    if len({it.values["dob"] for it in rows if it.values.get("dob")}) > 1 and not one_name(rows):
        places = " and ".join(it.place for it in rows)
        for it in rows:
            it.refuse(
                f"Number {number} stands for different people: {places}. Nobody can say which is right."
            )
        return
    for it in rows[1:]:
        put_into(rows[0], it)


def one_name(rows: Iterable[Draft]) -> bool:
    """Whether all the rows that have a name have the same."""
    return len({it.someone[:2] for it in rows if it.has_name}) == 1


def merge_same_person(rows: list[Draft]) -> None:
    """Rows without a number join the one person of that name and birthday; two numbers are two people who
    look like one.
    """
    numbered = [it for it in rows if it.values.get("id")]
    if len({bare(it.values["id"]) for it in numbered}) == 1:
        numbered = put_zeros_back(numbered)
    if len(numbered) > 1:
        for it in rows:
            others = " and ".join(other.place for other in rows if other is not it)
            it.say(f"Looks like the same person as {others}: same name and birthday. Are they two people?")
        return
    first = numbered[0] if numbered else rows[0]
    for it in rows:
        if it is not first and not it.merged_into:
            put_into(first, it)


def bare(number: str) -> str:
    """As a spreadsheet leaves a number that it takes for one: without the zeros in front."""
    return number.lstrip("0") if number.isdigit() else number


def put_zeros_back(rows: list[Draft]) -> list[Draft]:
    """One person, whose number has lost its zeros in some of the rows. Gives the row that carries them."""
    full = max((it.values["id"] for it in rows), key=len)
    for it in rows:
        if it.values["id"] != full:
            say_zeros(it, full, it.values["id"])
            it.values["id"] = full
    for it in rows[1:]:
        put_into(rows[0], it)
    return rows[:1]


def say_zeros(it: Draft, full: str, short: str) -> None:
    it.say(
        f"Numbers {short} and {full} were taken for one: a spreadsheet takes zeros off the front, and the "
        "birthday is the same. Is that so?"
    )


def put_into(first: Draft, it: Draft) -> None:
    """What the first does not say is taken from the other; where they differ, the first is kept and it is
    said.
    """
    it.merged_into = first
    it.reasons.insert(0, f"The same person as {first.place}: put together with it.")
    for name, value in it.values.items():
        kept = first.values.setdefault(name, value)
        if kept != value and name in LABELS and value not in SAID:
            differ = f"{in_brief(name, kept)} here, {in_brief(name, value)} in {it.place}"
            first.say(f"{LABELS[name]}: {differ}. The first was kept.")
    if it.values.get("in_touch") in SAID or it.values.get("in_custody"):
        # Whoever should be left alone in one row is left alone.
        first.values["in_custody"] = first.values.get("in_custody") or it.values.get("in_custody", False)
        if it.values.get("in_touch") in SAID:
            first.values["in_touch"] = it.values["in_touch"]
        check_return(first)
    if it.check and not first.check:
        first.say(f"Something is to be checked in {it.place}.")
