"""How the cells of a case system are read: names, postcodes, telephones, yes and no."""

from __future__ import annotations

import re
from typing import Any

from accounts import phones
from geography import postcodes
from tabular.importing import Noted, Unreadable
from tabular.importing.readers import Reader, day, one_of, plain, squeeze, text
from tabular.importing.reading import Value
from youngadults.models import YoungAdult

WORK = YoungAdult.PermissionToWork
CONTACT = YoungAdult.Contact
IN_TEXT = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", re.IGNORECASE)
NUMBER = re.compile(r"\+?\d[\d ()\-.]{6,18}\d")


NOT_SAID = frozenset(("", "n a", "unknown", "not known", "not recorded", "not provided", "tbc"))
NONE_THERE = frozenset(
    ("no phone", "no number", "no mobile", "no email", "no postcode", "no address", "no worker")
)
NOTHING = NOT_SAID | NONE_THERE | {"na", "none", "nil", "null", "unallocated", "not allocated"}
"""What people write where there is nothing to write; a dash too. Some are called Na, Nil or Null."""


def unless_nothing(reader: Reader, nothing: frozenset[str] = NOTHING) -> Reader:
    def read(cell: Value) -> Any:
        return "" if squeeze(plain(cell)) in nothing else reader(cell)

    return read


def without_brackets(cell: Value) -> str | Noted:
    """What stands in brackets behind a name is a remark about somebody: it is not kept."""
    line = text(100)(cell)
    bare = " ".join(re.sub(r"[(\[].*?[)\]]", " ", line).split())
    return line if bare == line else Noted(bare, "had a remark in brackets, which was not kept", check=False)


def name_of_somebody(cell: Value) -> str | Noted:
    """A name has no figures in it; what is long is a note."""
    found = without_brackets(cell)
    if re.search(r"\d|@", found.value if isinstance(found, Noted) else found):
        raise Unreadable("is no name")
    return found


name = unless_nothing(name_of_somebody, NOT_SAID)


NO_ADDRESS = "ZZ99"
"""Made-up postcodes of the health service, for those who have no fixed one or whose home nobody knows."""


def postcode(cell: Value) -> str | Noted:
    """A postcode, or the one in an address. Where it is: later, and by its sector if nobody knows it."""
    line = plain(cell).upper()
    if line.startswith(NO_ADDRESS):
        raise Unreadable(f"{line[:8]} stands for no address, and was not kept")
    try:
        return postcodes.normalise(line)
    except postcodes.NotAPostcode:
        inside = [match for match in IN_TEXT.finditer(line) if postcodes.SHAPE.fullmatch(match[1] + match[2])]
    if not inside:
        raise Unreadable("is no postcode, and was not kept")
    return postcodes.normalise(inside[-1][1] + inside[-1][2])


KINDS_OF_PHONE = re.compile(
    r"\b(mob(ile)?|m|tel(ephone)?|t|phone|ph|home|h|work|w|own|personal|new|old|preferred|main|text|only|or|and)\b",
    re.IGNORECASE,
)


WORDS = "has words beside it, which were not kept: it may be somebody else’s"


def phone(cell: Value) -> str | Noted:
    """The first number in the cell. Words beside it may say that it is somebody else's."""
    line = re.sub(r"\(0\)", "", plain(cell))
    if re.search(r"\d[eE]\+", line):
        raise Unreadable("was rounded by a spreadsheet: format the column as text and export again")
    for match in NUMBER.finditer(line):
        if number := dialled(re.sub(r"[^\d+]", "", match[0])):
            beside = KINDS_OF_PHONE.sub("", NUMBER.sub("", line))
            words = bool(re.search(r"[^\W\d_]{2}", beside))
            return (
                Noted(number, "has words beside it, which were not kept: it may be somebody else’s")
                if words
                else number
            )
    raise Unreadable("holds no telephone number, and was not kept")


def dialled(digits: str) -> str:
    """As +44…; a zero that a spreadsheet has eaten is put back. Empty where nobody can dial it."""
    if re.fullmatch(r"[1-9]\d{9}", digits):
        digits = f"0{digits}"
    elif re.fullmatch(r"44[1-9]\d{9}", digits):
        digits = f"+{digits}"
    if re.fullmatch(r"07\d{9}", digits):
        # Nearly all of them: the library would take a third of the time that reading takes.
        return f"+44{digits[1:]}"
    return phones.in_full(digits)


FIRST_DEATH = "1990"
"""Case systems write the first of January 1900 where there is no date."""


def died(cell: Value) -> bool:
    """A date, a yes; a no says nothing."""
    answer = squeeze(plain(cell))
    if answer in {"no", "n", "false", "0", "alive"}:
        return False
    if answer in {"yes", "y", "true", "1", "deceased", "died"}:
        return True
    found = day(cell)
    return (found.value if isinstance(found, Noted) else found) >= FIRST_DEATH


def yes_no(cell: Value) -> bool:
    answer = squeeze(plain(cell))
    if answer not in {"yes", "y", "true", "1", "no", "n", "false", "0"}:
        raise Unreadable("is neither yes nor no")
    return answer in {"yes", "y", "true", "1"}


PERMISSION = one_of(
    {
        **{word: code for code, label in WORK.choices for word in (code, label)},
        "unknown_ask_PA": WORK.ASK_THE_ADVISER,
    },
    "class of permission to work",
)
REACHED_BY = one_of(
    {
        **{word: code for code, label in CONTACT.choices for word in (code, label)},
        "SMS": CONTACT.TEXT,
        "Mobile": CONTACT.TEXT,
        "Phone": CONTACT.CALL,
        "Telephone": CONTACT.CALL,
        "Post": CONTACT.LETTER,
    },
    "way to be reached",
)
