"""The codes of the SSDA903 return of care leavers, and how case systems and the Annex A list write them.

A word that is not here is no code: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tabular.importing.readers import Noted, Unreadable, plain, shown, squeeze
from tabular.importing.reading import Value

IN_TOUCH = {
    "YES": ("Yes", "Y", "Yes - in touch", "In touch"),
    "NO": ("No", "N", "No - not in touch", "Not in touch"),
    "DIED": ("Died", "Died after leaving care", "Deceased"),
    "REFU": ("Refu", "Refuses contact", "Young person refuses contact", "Refused contact"),
    "NREQ": (
        "No longer requires services",
        "No longer requires service",
        "Young person no longer requires services",
        "Young person no longer requires children's social care services",
        "No longer required",
    ),
    "RHOM": (
        "Returned home",
        "Returned to live with parents or someone with parental responsibility for a continuous period of 6 "
        "months or more",
        "Returned home to live with parents",
    ),
}
ACTIVITY = {
    "F1": ("Full time in higher education (studies beyond A level)", "Full time in higher education"),
    "P1": ("Part time in higher education (studies beyond A level)", "Part time in higher education"),
    "F2": (
        "Full time in education other than higher education",
        "Full time in education other than higher",
    ),
    "P2": (
        "Part time in education other than higher education",
        "Part time in education other than higher",
    ),
    "F4": ("Full time in an apprenticeship", "Full time apprenticeship"),
    "P4": ("Part time in an apprenticeship", "Part time apprenticeship"),
    "F5": ("Full time in training or employment (not apprenticeship)",),
    "P5": ("Part time in training or employment (not apprenticeship)",),
    "G4": (
        "Not in education, employment or training because of illness or disability",
        "Not in education, employment or training - illness or disability",
        "NEET - illness or disability",
        "NEET illness/disability",
    ),
    "G5": (
        "Not in education, employment or training: other circumstances",
        "Not in education, employment or training - other",
        "NEET - other circumstances",
        "NEET - other",
    ),
    "G6": (
        "Not in education, employment or training due to pregnancy or parenting",
        "Not in education, employment or training - pregnancy or parenting",
        "NEET - pregnancy or parenting",
        "NEET pregnancy/parenting",
    ),
    "F3": ("Full time in training or employment",),
    "P3": ("Part time in training or employment",),
    "0": ("Not applicable", "Not applicable (not in touch / died / returned home)"),
}
SUPERSEDED = {"F3": ("F5", "F4"), "P3": ("P5", "P4")}
"""What an old code is kept as, and what else it may have stood for."""

ACCOMMODATION = {
    "B": ("With parent(s) or relative(s)", "Parents/relatives", "With parents or relatives"),
    "C": (
        "Community home or other residential care",
        "Community home/residential care",
        "Community home or other residential care (e.g. NHS establishment)",
    ),
    "D": (
        "Semi-independent, transitional accommodation",
        "Semi-independent, transitional accommodation and self-contained accommodation",
        "Semi-independent, transitional accommodation; self-contained with specialist or floating support",
    ),
    "E": ("Supported lodgings",),
    "G": ("Gone abroad", "Abroad"),
    "H": ("Deported",),
    "K": ("Ordinary lodgings, without formal support", "Ordinary lodgings"),
    "R": ("Residence not known",),
    "S": ("No fixed abode / homeless", "No fixed abode/homeless", "No fixed abode", "Homeless"),
    "T": ("Foyers and similar supported accommodation", "Foyers"),
    "U": (
        "Independent living",
        "Independent living (tenancy, bedsit, college or university accommodation)",
        "Independent living e.g. independent tenancy of house or flat",
    ),
    "V": (
        "Emergency accommodation",
        "Emergency accommodation (night shelter, direct access, emergency hostel)",
    ),
    "W": ("Bed and breakfast", "B&B"),
    "X": ("In custody", "Custody"),
    "Y": ("Other accommodation",),
    "Z": ("With former foster carer(s)", "With former foster carers"),
}
SUITABILITY = {
    "1": ("Suitable", "Considered suitable", "Yes", "Y"),
    "2": ("Unsuitable", "Considered unsuitable", "Not suitable", "No", "N"),
}
VALID_ACCOMMODATION = {f"{letter}{digit}" for letter in ACCOMMODATION for digit in "12"} - {"S1", "X1"} | {
    "0"
}
"""Nobody is suitably homeless or in custody: rule 133 of the return."""

ORDER = re.compile(r"^[a-z]\) *", re.IGNORECASE)


def words_of(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {squeeze(word): code for code, words in table.items() for word in (code, *words)}


def found(cell: Value, words: Mapping[str, str], codes: str) -> str:
    """The code of a cell: "F2", "F2: Full time in education…", "a) Yes", or a description that we know."""
    line = ORDER.sub("", plain(cell))
    if code := words.get(squeeze(line)):
        return code
    if before := re.fullmatch(rf"({codes}) ?[:\-–(,.].*", line, re.IGNORECASE):
        return words.get(squeeze(before[1]), "")
    return ""


def unknown(cell: Value, what: str) -> Unreadable:
    return Unreadable(f"{shown(cell)} is no {what} that we know, and was not kept")


def case_of(line: str, code: str) -> str | Noted:
    """Codes are in capitals. Small ones are read, and said."""
    if line[: len(code)] == code or line[: len(code)].upper() != code:
        return code
    return Noted(code, f"“{line[: len(code)]}” was read as {code}")


WORDS_OF_IN_TOUCH, WORDS_OF_ACTIVITY = words_of(IN_TOUCH), words_of(ACTIVITY)
WORDS_OF_ACCOMMODATION, WORDS_OF_SUITABILITY = words_of(ACCOMMODATION), words_of(SUITABILITY)


def in_touch(cell: Value) -> str:
    code = found(cell, WORDS_OF_IN_TOUCH, "YES|NO|DIED|REFU|NREQ|RHOM")
    if not code:
        raise unknown(cell, "answer to whether the council is in touch")
    return code


def activity(cell: Value) -> str | Noted:
    code = found(cell, WORDS_OF_ACTIVITY, "[FP][1-5]|G[4-6]")
    if not code:
        raise unknown(cell, "activity code")
    if code in SUPERSEDED:
        now, other = SUPERSEDED[code]
        return Noted(now, f"{code} is an old code. It was kept as {now}; an apprenticeship would be {other}")
    return case_of(plain(cell), code)


def accommodation(cell: Value) -> str | Noted:
    """A letter and whether it is suitable ("U1"), a letter alone, or 0."""
    line = ORDER.sub("", plain(cell))
    if line == "0":
        return "0"
    exact = re.fullmatch(r"([B-EGHKR-Z])([12])", line, re.IGNORECASE)
    if exact:
        return case_of(line, line.upper())
    if described := re.fullmatch(r"([B-EGHKR-Z])([12]) ?[:\-–].*", line):
        return described[1] + described[2]
    letter = WORDS_OF_ACCOMMODATION.get(squeeze(line)) or found(cell, WORDS_OF_ACCOMMODATION, "[B-EGHKR-Z]")
    if letter:
        return letter
    for code, words in SUITABILITY.items():
        ending = re.fullmatch(rf"(.+?)[ \-–]+({'|'.join(words[:3])})", line, re.IGNORECASE)
        if ending and (letter := WORDS_OF_ACCOMMODATION.get(squeeze(ending[1]))):
            return letter + code
    raise unknown(cell, "accommodation code")


def suitability(cell: Value) -> str:
    code = found(cell, WORDS_OF_SUITABILITY, "[12]")
    if not code:
        raise unknown(cell, "answer to whether the accommodation is suitable")
    return code


def activity_in_words(code: str) -> str:
    return f"{code}, {lower(ACTIVITY[code][0])}" if code in ACTIVITY else code


def lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def accommodation_in_words(code: str) -> str:
    """ "U1, independent living, suitable"."""
    home = ACCOMMODATION.get(code[:1], ("",))[0]
    suitable = SUITABILITY.get(code[1:], ("",))[0]
    return ", ".join(part for part in (code, lower(home), lower(suitable)) if part)
