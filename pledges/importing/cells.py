"""Reading one cell of a list of vacancies. A refusal ends a sentence that begins with the column."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import nh3

from geography.postcodes import NotAPostcode, UnknownPostcode, locate
from rulebook import lists
from tabular.importing import Noted, Unreadable
from tabular.importing.readers import plain, squeeze
from tabular.importing.reading import Formula, Value

MOST_PLACES = 500
LEAST_LIKELY, MOST_LIKELY = 100, 7999
"""Pence an hour outside of which something else was meant."""

LONGEST_SHOWN = 40

LINE_ENDS = re.compile(r"<\s*(?:br|/p|/li|/h\d|/div|/tr)[^>]*>", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Words alone: no tag, no script, not even one that was written as text."""
    for _ in range(2):
        text = html.unescape(nh3.clean(LINE_ENDS.sub("\n", text), tags=set()))
    lines = (" ".join(line.split()) for line in text.replace("\x00", "").splitlines())
    return "\n".join(line for line in lines if line)


def shown(cell: Value) -> str:
    """A cell in a sentence: nothing here is about a person, so it may be repeated."""
    text = " ".join(str(cell).split())
    return f"“{text}”" if len(text) <= LONGEST_SHOWN else f"“{text[:LONGEST_SHOWN]}…”"


def words(longest: int) -> Callable[[Value], Any]:
    """Text of any length, cleaned; what is too long is cut, and that is said."""

    def read(cell: Value) -> Any:
        if isinstance(cell, Formula) or re.match(r"[=@]|[+\-]\s*[A-Za-z]+[(|]", str(cell)):
            raise Unreadable("is a formula, and nobody can read what it says")
        text = without_markup(str(cell) if isinstance(cell, str) else plain(cell))
        if len(text) > longest:
            return Noted(shortened(text, longest), f"was cut to {longest} characters", check=False)
        return text

    return read


def shortened(text: str, longest: int) -> str:
    return text[: longest - 2].rsplit(" ", 1)[0] + " …"


def lines(cell: Value) -> Any:
    read = words(2500)(cell)
    text = read.value if isinstance(read, Noted) else read
    return [line.strip(" -•*")[:200] for line in re.split(r"[\n;]", text) if line.strip(" -•*")][:12]


KINDS = {
    "work_experience": (
        r"work ?exp\w*|work placement|wex|placement|taster|shadow\w*|work trial|insight|work awareness"
        r"|internship"
    ),
    "mentoring": r"mentor\w*|coach\w*|buddy",
    "apprenticeship": r"apprentice\w*",
    "priority_interview": r"(?:priority |guaranteed |job )?interviews?(?: guarantee| scheme)?",
    "other_support": r"other(?: support)?|support|discount|session|training|workshop|equipment|visit|skills",
}


def kind(cell: Value) -> Any:
    text = squeeze(plain(cell))
    if text.replace(" ", "_") in KINDS:
        return text.replace(" ", "_")
    found = [code for code, pattern in KINDS.items() if re.search(rf"\b(?:{pattern})\b", text)]
    if "priority_interview" in found and "apprenticeship" not in found:
        found = ["priority_interview"]
    if not found:
        raise Unreadable(
            f"{shown(cell)} is no kind that we know: write work experience, mentoring, apprenticeship, "
            "priority interview or other support"
        )
    return Noted(found[0], f"was read as {found[0].replace('_', ' ')}", check=len(found) > 1)


NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}


def places(cell: Value) -> int:
    text = squeeze(plain(cell)).removeprefix("up to ")
    number = NUMBERS.get(text.split(" ")[0]) if text else None
    if number is None and (found := re.fullmatch(r"-?(\d[\d ]*)(?: (?:places?|positions?|people))?", text)):
        number = int(found[1].replace(" ", "")) * (-1 if str(cell).strip().startswith("-") else 1)
    if number is None:
        raise Unreadable(f"{shown(cell)} is no number of places")
    if not 1 <= number <= MOST_PLACES:
        raise Unreadable(f"{number:,} places cannot be: write a number from 1 to {MOST_PLACES}")
    return number


def hours(cell: Value) -> Any:
    """Hours a week; how they are spread is not asked here."""
    text = plain(cell).lower()
    if squeeze(text) in ("full time", "fulltime"):
        return Noted(37, "“full time” was read as 37 hours", check=False)
    if squeeze(text) in ("part time", "either", "flexible", "varies", "tbc"):
        return Noted(None, f"{shown(cell)} says no number, so none was kept", check=False)
    found = re.search(r"\d+(?:\.\d+)?", text)
    if not found or not 1 <= float(found[0]) <= 48:
        raise Unreadable(f"{shown(cell)} is no number of hours from 1 to 48")
    return round(float(found[0]))


def yes_no(cell: Value) -> bool:
    text = squeeze(plain(cell)) or plain(cell).strip()
    if text in ("yes", "y", "true", "1", "x", "✓", "paid", "online", "remote"):
        return True
    if text in ("no", "n", "false", "0", "unpaid", "on site", "-"):
        return False
    raise Unreadable(f"{shown(cell)} is neither yes nor no")


PER = (
    ("year", r"(?:per|a|/)\s*(?:year|annum)|p\.?\s?a\b|annual|yearly|salary"),
    ("month", r"(?:per|a|/)\s*month|monthly|pcm"),
    ("week", r"(?:per|a|/)\s*week|weekly|p\.?\s?w\b"),
    ("hour", r"(?:per|an?|/)\s*h(?:ou)?r|hourly|p\.?\s?h\b"),
)
UNPAID = {"unpaid", "none", "no", "no pay", "voluntary", "volunteer", "expenses only", "nil", "n a", "0"}
LEAST = {"nmw", "minimum wage", "national minimum wage", "nlw", "national living wage", "minimum"}


def pay(cell: Value) -> Any:
    """What is paid, as {"pence": …, "per": "hour", "week", "month" or "year"}."""
    text = plain(cell)
    plainly = squeeze(text)
    if plainly in UNPAID:
        return {"pence": 0, "per": "hour"}
    if plainly in LEAST or "apprentice minimum" in plainly or "apprenticeship minimum" in plainly:
        return Noted(
            {"pence": -1, "per": "hour"}, "was read as the legal minimum of the first day", check=False
        )
    amounts = [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
    if not amounts:
        raise Unreadable(f"{shown(cell)} says no amount")
    amount = min(amounts)
    per = next((name for name, pattern in PER if re.search(pattern, text.lower())), "")
    if re.search(r"\d\s*p\b", text.lower()) and not per:
        raise Unreadable(f"{shown(cell)} is in pence: write pounds for one hour, like 12.71")
    return of_amount(cell, text, amount, per or guessed(amount), bool(per))


def guessed(amount: float) -> str:
    """A number without a word beside it: only a year's pay is as high as that."""
    return "year" if amount >= 10_000 else "hour"


def of_amount(cell: Value, text: str, amount: float, per: str, is_said: bool) -> Any:
    pence = round(amount * 100)
    if per == "hour" and not LEAST_LIKELY <= pence <= MOST_LIKELY:
        raise Unreadable(unlikely(amount))
    said = {"pence": pence, "per": per}
    if per == "hour" and not is_said and re.fullmatch(r"£?\s*\d+\.\d", text):
        tenfold = f"£{amount * 10:.0f} or {amount * 10:.0f}p"
        return Noted(said, f"was read as £{amount:.2f} an hour: {text} could also mean {tenfold}")
    if not is_said and per == "year":
        return Noted(said, f"was read as £{amount:,.0f} a year")
    return said


def unlikely(amount: float) -> str:
    if amount < 1:
        return f"{round(amount * 100)}p is too little for one hour: write pounds and pence, like 12.71"
    return f"£{amount:,.2f} is too much for one hour: write the pay for one hour, like 12.71"


def postcode(cell: Value) -> str:
    """As it is written on a letter, and on the map."""
    try:
        return locate(plain(cell)).postcode
    except NotAPostcode as problem:
        raise Unreadable(f"{shown(cell)} is no full UK postcode") from problem
    except UnknownPostcode as problem:
        raise Unreadable(f"{shown(cell)} is on no map that we have") from problem


def sector(cell: Value) -> Any:
    known = {squeeze(label): code for code, label in lists.SECTORS}
    known |= {squeeze(code): code for code, _ in lists.SECTORS}
    found = known.get(squeeze(plain(cell)))
    return found or Noted(None, f"{shown(cell)} is no kind of work that we know", check=False)


QUALIFICATION_LEVELS = {4: 4, 5: 4, 6: 5, 7: 5, 8: 5}


def qualification(cell: Value) -> Any:
    text = squeeze(plain(cell))
    if text in ("none", "no", "0") or re.match(r"e(?:ntry)?(?: level)? ?\d?$", text):
        return None
    if found := re.search(r"\d", text):
        level = int(found[0])
        return QUALIFICATION_LEVELS.get(level, min(level, 5))
    raise Unreadable(f"{shown(cell)} is no level that we know")


def level(cell: Value) -> int:
    found = re.search(r"[2-7]", plain(cell))
    named = {"intermediate": 2, "advanced": 3, "higher": 4, "degree": 6}.get(squeeze(plain(cell)))
    if not found and not named:
        raise Unreadable(f"{shown(cell)} is no level of an apprenticeship")
    return named or int(found[0])


def dbs(cell: Value) -> Any:
    text = squeeze(plain(cell))
    if text in ("none", "no", "n", "not needed", "0"):
        return None
    if "enhanced" in text:
        return 2
    if "basic" in text or "standard" in text:
        return 1
    raise Unreadable(f"{shown(cell)} is no DBS check: write none, basic or enhanced")


def months(cell: Value) -> int:
    text = squeeze(plain(cell))
    years, in_months = re.search(r"(\d+) years?", text), re.search(r"(\d+) months?", text)
    total = (int(years[1]) * 12 if years else 0) + (int(in_months[1]) if in_months else 0)
    if not total and text.isdigit():
        total = int(text)
    if not 1 <= total <= 72:
        raise Unreadable(f"{shown(cell)} is no number of months")
    return total


STATES = {
    "closed": r"closed|filled|withdrawn|cancelled|expired|archived|removed",
    "open": r"open|live|active|published|new|awaiting.*|submitted|draft|pending|approved|paused|on hold",
}


def state(cell: Value) -> Any:
    text = squeeze(plain(cell))
    found = next((code for code, pattern in STATES.items() if re.fullmatch(pattern, text)), None)
    return found or Noted(None, f"{shown(cell)} is no status that we know", check=False)


NO_END = {"ongoing", "on going", "permanent", "rolling", "none", "no end", "open ended", "n a", "tbc"}


def end_or_none(read_day: Callable[[Value], Any]) -> Callable[[Value], Any]:
    """A last day; "ongoing" means that there is none."""

    def read(cell: Value) -> Any:
        if squeeze(plain(cell)) in NO_END:
            return Noted(None, "there is none", check=False)
        return read_day(cell)

    return read


def first_day(read_day: Callable[[Value], Any]) -> Callable[[Value], Any]:
    def read(cell: Value) -> Any:
        if squeeze(plain(cell)) in NO_END | {
            "asap",
            "immediate",
            "immediately",
            "now",
            "flexible",
            "any time",
        }:
            raise Unreadable(f"{shown(cell)} is no day: write the first day, like 12 January 2027")
        return read_day(cell)

    return read


def several(known: dict[str, str]) -> Callable[[Value], Any]:
    """Codes from a list, found by words in the cell; what is in no list is said, not lost."""

    def read(cell: Value) -> Any:
        text = squeeze(plain(cell))
        found = [code for pattern, code in known.items() if re.search(pattern, text)]
        return sorted(set(found)) or Noted(None, f"{shown(cell)} is on no list of ours", check=False)

    return read


SUPPORT = {
    r"travel": "travel_costs",
    r"buddy|mentor|named person|supervisor": "named_person",
    r"english|esol|interpreter": "english",
    r"cloth|tool|equipment|uniform|laptop|boots": "equipment",
    r"application|interview practice|cv": "application_help",
    r"flexible start|gentle|phased": "flexible_start",
    r"lunch|meal|food": "meals",
    r"child ?care|nursery": "childcare",
}
ADJUSTMENTS = {
    r"step free|wheelchair|ramp|lift": "step_free",
    r"quiet": "quiet_space",
    r"clear writing|easy read": "clear_writing",
    r"breaks": "breaks",
    r"flexible (?:hours|times)": "flexible_times",
    r"hearing|sign language|bsl|loop": "hearing",
    r"large print|screen reader|braille": "sight",
    r"alongside|company": "company",
}
